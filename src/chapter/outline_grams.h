// How a short line is worded: one to three characters in a row, each with a weight as part of a heading and
// of a caption. voices/mandarin/outline_grams.tsv, made by scripts/fit-outline.
#pragma once

#include "chapter/line_view.h"

#include <string>
#include <string_view>

namespace langdu::chapter {

// Digits made 0, Latin words a, white space one blank, with ^ and $ around: ^第0届$, ^使用 a 构建$.
std::string wording_of(std::string_view body);

// The sum of the weights of what stands in it, each counted once; throws InputError.
LineWording weigh_wording(std::string_view body);

} // namespace langdu::chapter
