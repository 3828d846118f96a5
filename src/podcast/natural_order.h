// The order in which people number things: 第2章 before 第10章, 卷二 before 卷十, 上 before 中 before 下.
#pragma once

#include <string>
#include <string_view>

namespace langdu::podcast {

// A key whose bytes order as a reader would: numbers by value (digits of any width and Chinese numerals
// alike), 上中下 and 甲乙丙 as numbers where they stand for one, the rest by pinyin. Different texts have
// different keys.
std::string natural_key(std::string_view text);

} // namespace langdu::podcast
