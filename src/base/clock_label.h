#pragma once

#include <string>

namespace langdu {

// "4:05", "1:02:03": for people; fractions of a second are cut off.
std::string clock_label(double seconds);

} // namespace langdu
