// A dash before a number: is it a minus, and how is it said?
#pragma once

#include "normalizer/token.h"

namespace langdu::normalizer {

// Does a temperature begin at `at`: 8℃, 2~8℃, 3到6摄氏度?
bool is_temperature(const Site& site, std::size_t at);
// Does a percentage: 2.5%, 0.1~0.2%?
bool is_percentage(const Site& site, std::size_t at);
// Behind Han characters something must ask for the minus: 利润率-3.2% is one, 歼-20 is a name, 三亚-5日游 a
// dash. `left_end` is one behind the character before the dash.
bool asks_for_minus(const Site& site, std::size_t left_end, std::size_t at);
// The token of the minus before what stands at `at`; temperatures below zero take their range and their unit
// with them.
TaggedToken minus(const Site& site, std::size_t at);

} // namespace langdu::normalizer
