// Lines around a story that are not the story: who wrote it and when, below the title; editors, counts of
// words and rights, mostly at the end. Found by words and by place; what they say fills author and date.
#pragma once

#include "article/article.h"
#include "base/word_lists.h"

namespace langdu::chapter {

// Paragraphs become bylines and credits; empty fields of the article are filled from them.
void find_roles(article::Article& article, const WordLists& words);

} // namespace langdu::chapter
