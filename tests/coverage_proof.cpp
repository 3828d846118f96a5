#include "coverage_proof.h"

#include "base/unicode.h"

#include <algorithm>
#include <vector>

namespace langdu::test {

namespace {

bool counts(char32_t c) { return is_letter(c) || is_han(c) || is_decimal_digit(c); }

} // namespace

void count(Census& census, std::string_view text) {
    for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end()))
        if (counts(c.value)) ++census[c.value];
}

std::string missing(const Census& wanted, const Census& found) {
    std::string out;
    for (const auto& [c, times] : wanted) {
        const auto there = found.find(c);
        if (there == found.end() || there->second < times) out += to_utf8(c);
    }
    return out;
}

Census census_of(const article::Article& article) {
    Census census;
    for (const auto& field :
         {article.title, article.author, article.date, article.language, article.cover, article.tags})
        count(census, field);
    for (const auto& block : article.blocks) {
        count(census, block.text);
        count(census, block.marker);
    }
    for (const auto& piece : article.skipped) count(census, piece.text);
    return census;
}

Census census_of_blocks(const article::Article& article) {
    Census census;
    for (const auto& block : article.blocks) count(census, block.text);
    return census;
}

Census census_of(const chapter::Script& script) {
    Census census;
    for (const auto& field :
         {script.title, script.author, script.date, script.language, script.cover, script.tags})
        count(census, field);
    for (const auto& chapter : script.chapters)
        for (const auto& passage : chapter.passages) count(census, passage.text);
    for (const auto& piece : script.skipped) count(census, piece.text);
    return census;
}

std::string unspoken(const narration::NarratedPassage& narrated) {
    const std::string& written = narrated.text.written;
    std::vector<bool> covered(written.size());
    const auto cover = [&](Span span) {
        std::fill(covered.begin() + static_cast<long>(span.begin),
                  covered.begin() + static_cast<long>(span.end), true);
    };
    for (const auto& sentence : narrated.utterances)
        for (const auto& utterance : sentence)
            for (const auto& token : utterance.tokens)
                if (token.kind != pronunciation::Token::Kind::silent)
                    cover(normalizer::written_span(narrated.text, token.source));
    for (const auto& reading : narrated.text.readings)
        if (reading.skipped) cover(reading.written);
    Census left, listed;
    for (auto c = code_point_at(written, 0); c.size; c = code_point_at(written, c.end()))
        if (!covered[c.begin] && counts(c.value)) ++left[c.value];
    for (const auto& piece : narrated.skipped) count(listed, piece.text);
    return missing(left, listed);
}

} // namespace langdu::test
