#include "chapter/word_set.h"

#include "base/unicode.h"

#include <algorithm>

namespace langdu::chapter {

WordHashes words_of(std::string_view text) {
    WordHashes words;
    words.reserve(text.size() / 3);
    char32_t before = 0;
    bool paired = true;
    std::uint64_t latin = 0;
    const auto end_han = [&] {
        if (before && !paired) words.push_back(before);
        before = 0;
        paired = true;
    };
    for (auto c = code_point_at(text, 0);; c = code_point_at(text, c.end())) {
        const bool in_latin =
            c.size && c.value < 0x80 && (is_ascii_letter(c.value) || is_ascii_digit(c.value));
        if (in_latin)
            latin = (latin ^ (c.value | 0x20)) * 0x100000001B3ULL + 1;
        else if (latin) {
            words.push_back(latin | (std::uint64_t{1} << 63));
            latin = 0;
        }
        if (c.size && is_han(c.value)) {
            if (before) words.push_back(std::uint64_t{before} << 32 | c.value);
            paired = before != 0;
            before = c.value;
        } else
            end_han();
        if (!c.size) break;
    }
    std::ranges::sort(words);
    words.erase(std::unique(words.begin(), words.end()), words.end());
    return words;
}

bool has_word(const WordHashes& words, std::uint64_t word) { return std::ranges::binary_search(words, word); }

double share(const WordHashes& words, std::span<const WordHashes> in) {
    if (words.empty()) return 0;
    const auto hits = std::ranges::count_if(words, [&](std::uint64_t word) {
        return std::ranges::any_of(in, [&](const WordHashes& other) { return has_word(other, word); });
    });
    return static_cast<double>(hits) / static_cast<double>(words.size());
}

} // namespace langdu::chapter
