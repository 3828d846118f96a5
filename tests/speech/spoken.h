// Utterances written as pinyin, for tests that speak.
#pragma once

#include "pronunciation/utterance.h"

#include <sstream>
#include <string>

namespace langdu::test {

// "ni3 hao3 | AI": tokens with spaces between; a bar is a minor break; what has no tone digit is foreign.
inline pronunciation::Utterance utterance(const std::string& pinyin) {
    pronunciation::Utterance out;
    std::istringstream words(pinyin);
    bool break_before = false;
    for (std::string word; words >> word;) {
        if (word == "|") {
            break_before = true;
            continue;
        }
        pronunciation::Token token;
        const bool syllable = word.back() >= '1' && word.back() <= '5';
        token.kind = syllable ? pronunciation::Token::Kind::syllable : pronunciation::Token::Kind::foreign;
        token.citation = token.surface = word;
        token.break_before = break_before;
        break_before = false;
        out.tokens.push_back(token);
    }
    return out;
}

} // namespace langdu::test
