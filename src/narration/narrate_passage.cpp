#include "narration/narrate_passage.h"

#include "base/unicode.h"

namespace langdu::narration {

namespace {

bool has_letter(std::string_view text) {
    for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end()))
        if (is_letter(c.value) || is_han(c.value) || is_decimal_digit(c.value)) return true;
    return false;
}

// Text between the clauses that carries letters: [停顿 2秒] became silence.
void add_marks_with_letters(NarratedPassage& narrated, int line) {
    std::size_t at = 0;
    const auto check = [&](std::size_t end) {
        const auto between = Span{at, end}.of(narrated.text.spoken);
        if (has_letter(between))
            narrated.skipped.push_back({line, std::string(trim(between)), SkipReason::pause_mark});
    };
    for (const auto& sentence : narrated.sentences)
        for (const auto& clause : sentence.clauses) {
            check(clause.spoken.begin);
            at = clause.spoken.end;
        }
    check(narrated.text.spoken.size());
}

} // namespace

NarratedPassage narrate_passage(const chapter::Passage& passage, const Mandarin& mandarin,
                                const normalizer::NormalizerOptions& options) {
    NarratedPassage out;
    out.text = mandarin.normalizer.normalize(passage.text, options);
    for (const auto& reading : out.text.readings)
        if (reading.skipped)
            out.skipped.push_back(
                {passage.line, std::string(reading.written.of(out.text.written)), *reading.skipped});
    out.sentences = phrasing::find_sentences(out.text);
    add_marks_with_letters(out, passage.line);
    for (const auto& sentence : out.sentences) {
        out.utterances.push_back(mandarin.pronouncer.pronounce(out.text, sentence));
        for (const auto& utterance : out.utterances.back())
            for (const auto& token : utterance.tokens) {
                const auto text = token.source.of(out.text.spoken);
                if (token.unknown) out.unknown.emplace_back(text);
                if (token.kind == pronunciation::Token::Kind::silent && has_letter(text))
                    out.skipped.push_back(
                        {passage.line, std::string(text), SkipReason::script_without_a_voice});
            }
    }
    return out;
}

} // namespace langdu::narration
