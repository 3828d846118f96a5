#pragma once

#include "pronunciation/pronounce.h"
#include "test_support.h"

#include <string>
#include <string_view>

namespace langdu::test {

inline const Pronouncer& pronouncer() {
    static const Pronouncer one{test::built_data};
    return one;
}

inline std::string join(const std::vector<Token>& tokens, std::string Token::*member) {
    std::string out;
    for (const auto& token : tokens) {
        if (token.kind != Token::Kind::syllable) continue;
        if (!out.empty()) out += ' ';
        out += token.*member;
    }
    return out;
}
// The syllables of a line, as spoken and as cited.
inline std::string spoken(std::string_view line) {
    return join(pronouncer().tokens_of_line(line), &Token::surface);
}
inline std::string cited(std::string_view line) {
    return join(pronouncer().tokens_of_line(line), &Token::citation);
}

// One sentence, one clause.
inline Utterance utterance(const SpokenText& text) {
    const Span all{0, text.spoken.size()};
    return pronouncer().pronounce(text, {all, {{all}}}).at(0);
}
inline Utterance utterance(std::string_view text) {
    return utterance(SpokenText{std::string(text), std::string(text), {}});
}

} // namespace langdu::test
