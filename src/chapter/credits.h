// What a book or a page says about itself wherever it stands: the page of its rights and printing, lines that
// sites put between chapters.
#pragma once

#include "article/article.h"
#include "base/word_lists.h"

namespace langdu::chapter {

// Blocks of an imprint (CIP, ISBN, printed sheets) become credits, a heading over nothing else too.
void find_imprint(article::Article& article, const WordLists& words);

// Lines of novel sites (更新时间, 求推荐票, 本章未完) leave the text; in a paragraph, the bracket that holds
// one.
void drop_site_lines(article::Article& article, const WordLists& words);

} // namespace langdu::chapter
