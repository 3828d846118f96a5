// Closed classes of characters and words that the rules of tones and breaks name:
// voices/mandarin/grammar_words.tsv.
#pragma once

#include <array>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace langdu::pronunciation {

enum class Grammar {
#define SET(name) name,
#include "pronunciation/grammar_words.inc"
#undef SET
    count
};

class GrammarWords {
public:
    // Throws InputError place:line: a row that nothing asks for, or twice; a class without a row.
    explicit GrammarWords(const std::filesystem::path& path);
    // Of a class of characters; false for U'\0'.
    bool has(Grammar name, char32_t c) const;
    // Of a class of words.
    bool has_word(Grammar name, std::u32string_view word) const;

private:
    struct Row {
        std::u32string characters;
        std::vector<std::u32string> words;
    };
    std::array<Row, static_cast<std::size_t>(Grammar::count)> rows_;
};

} // namespace langdu::pronunciation
