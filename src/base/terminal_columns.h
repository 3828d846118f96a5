#pragma once

#include <string_view>

namespace langdu {

// Columns of a terminal: wide characters (East Asian Width, by ICU) take two, marks none.
int terminal_columns(std::string_view utf8);

} // namespace langdu
