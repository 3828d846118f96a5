#pragma once

#include <string>
#include <string_view>

namespace langdu::app {

// A line of a list in two columns of a terminal: `left`, then `right` from column `at` on, broken between
// words at `width`; a `left` that is too long takes a line of its own. Wide characters count as two.
std::string two_columns(std::string_view left, std::string_view right, int at, int width);

} // namespace langdu::app
