// How alike two short lines are: headings of one article look alike, and so do captions.
#pragma once

#include "chapter/line_view.h"

namespace langdu::chapter {

// 1: the same in every respect that is looked at; less with every difference, never 0.
double likeness(const LineView& a, const LineView& b);

} // namespace langdu::chapter
