// What speaks for a heading and what for a caption, as numbers: one row of a table for each. Headings
// announce what follows, captions repeat what stands before. voices/mandarin/outline.tsv says what each
// means.
#pragma once

#include "chapter/line_view.h"

#include <span>
#include <string_view>
#include <vector>

namespace langdu::chapter {

std::vector<std::string_view> feature_names();
// A row a line, in the order of feature_names().
std::vector<std::vector<float>> line_features(std::span<const LineView> lines);

} // namespace langdu::chapter
