// Headings that markup gives but that are none, or stand twice: captions, repetitions, a number apart from
// its title.
#pragma once

#include "article/article.h"
#include "base/word_lists.h"

namespace langdu::chapter {

// Changes nothing in an article whose headings do not come from markup.
void tidy_headings(article::Article& article, const WordLists& words);

} // namespace langdu::chapter
