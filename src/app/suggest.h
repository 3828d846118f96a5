#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace langdu::app {

// The candidate that was probably meant by a mistyped word; empty: none is near.
std::string nearest(std::string_view word, const std::vector<std::string>& candidates);

} // namespace langdu::app
