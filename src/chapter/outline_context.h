// The second look at the outline: what the chances of the other lines say about a line. Its neighbours, the
// lines that look alike or count on, the document as a whole.
#pragma once

#include "chapter/line_view.h"
#include "chapter/outline_model.h"

#include <span>
#include <string_view>
#include <vector>

namespace langdu::chapter {

std::vector<std::string_view> context_names();
// A row a line, in the order of context_names(); `scores` are those of the first look.
std::vector<std::vector<float>> view_context(std::span<const LineView> lines, std::span<const Score> scores);

} // namespace langdu::chapter
