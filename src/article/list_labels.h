// The numbers that word processors put before headings and list items, and that stand nowhere in the file.
#pragma once

#include <string>
#include <string_view>

namespace langdu::article {

// The n-th number in a format of Office Open XML ("decimal", "chineseCounting", "upperRoman") or of
// OpenDocument
// ("1", "一, 二, 三, ...", "I"); empty for bullets and unknown ones.
std::string list_number(std::string_view format, int n);

} // namespace langdu::article
