#pragma once

#include "pronunciation/pronounce.h"
#include "test_support.h"

#include <string>
#include <string_view>

namespace langdu::test {

inline const pronunciation::Pronouncer& pronouncer() {
    static const pronunciation::Pronouncer one{test::built_data};
    return one;
}

inline std::string join(const std::vector<pronunciation::Token>& tokens,
                        std::string pronunciation::Token::*member) {
    std::string out;
    for (const auto& token : tokens) {
        if (token.kind != pronunciation::Token::Kind::syllable) continue;
        if (!out.empty()) out += ' ';
        out += token.*member;
    }
    return out;
}
// The syllables of a line, as spoken and as cited.
inline std::string spoken(std::string_view line) {
    return join(pronouncer().tokens_of_line(line), &pronunciation::Token::surface);
}
inline std::string cited(std::string_view line) {
    return join(pronouncer().tokens_of_line(line), &pronunciation::Token::citation);
}

// One sentence, one clause.
inline pronunciation::Utterance utterance(const normalizer::SpokenText& text) {
    const Span all{0, text.spoken.size()};
    return pronouncer().pronounce(text, {all, {{all}}}).at(0);
}
inline pronunciation::Utterance utterance(std::string_view text) {
    return utterance(normalizer::SpokenText{std::string(text), std::string(text), {}});
}

} // namespace langdu::test
