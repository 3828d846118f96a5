#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace langdu {

// Where words begin, by ICU's dictionaries, the end included: 如何|迁移.
std::vector<std::size_t> word_borders(std::string_view utf8);

// The text with joiners (U+2060) wherever a line may not end: inside words, and in everything of Latin
// letters, figures and signs without a space, such as NTREX-128/8.
std::string keep_words_whole(std::string_view utf8);

} // namespace langdu
