// A table of contents in the text itself: a listener has chapters instead.
#pragma once

#include "article/article.h"

namespace langdu::chapter {

// A line 目录 and the lines behind it that stand again further down go to article.skipped.
void drop_contents(article::Article& article);

} // namespace langdu::chapter
