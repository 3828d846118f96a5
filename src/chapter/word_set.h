// The words of a text for comparison with others: pairs of Han characters and Latin words, hashed.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <vector>

namespace langdu::chapter {

using WordHashes = std::vector<std::uint64_t>; // sorted, each once

// Han bigrams, lower-case Latin words and numbers. A lone Han character counts as a word.
WordHashes words_of(std::string_view text);

bool has_word(const WordHashes& words, std::uint64_t word);
// Share of the words that are in any of the others, 0 to 1; 0 without words.
double share(const WordHashes& words, std::span<const WordHashes> in);

} // namespace langdu::chapter
