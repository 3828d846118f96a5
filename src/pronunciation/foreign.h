// Words in other scripts: what the English voice is given for them, or Mandarin syllables when that is what
// they are.
#pragma once

#include "pronunciation/utterance.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace langdu::pronunciation {

class ForeignWords {
public:
    // brands.tsv. Throws InputError "file:line: ...".
    explicit ForeignWords(const std::filesystem::path& path);
    // The tokens of text[run], which holds no Han character: words, and silent stretches between them.
    // Sources cover the run.
    std::vector<Token> tokens(std::string_view text, Span run) const;

private:
    struct Brand {
        std::string spoken;                 // for the English voice
        std::vector<std::string> syllables; // or Mandarin
    };
    const Brand* find(std::string_view word) const;
    void append_word(std::vector<Token>& out, std::string_view text, Span word) const;

    std::map<std::string, Brand, std::less<>> exact_; // as written
    std::map<std::string, Brand, std::less<>> any_case_;
};

} // namespace langdu::pronunciation
