// Chinese number words.
#pragma once

#include <string>
#include <string_view>

namespace langdu::normalizer {

enum class Two { er, liang }; // what a lone 2 is: 二 or 两

// Digits (no sign, no separators) as a cardinal: 10050 => 一万零五十. Up to 16 digits; longer ones digit by
// digit.
std::string cardinal_words(std::string_view digits, Two two = Two::er);
// As behind 第: 2000 => 二千.
std::string ordinal_words(std::string_view digits);
// "-12.50" => 负十二点五零
std::string number_words(std::string_view number, Two two = Two::er);
// One by one; `one` is what 1 is called: 一 or 幺. Other characters are dropped.
std::string digit_words(std::string_view digits, std::string_view one = "一");

} // namespace langdu::normalizer
