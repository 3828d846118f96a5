#include "fuzz/targets.h"

#include "base/files.h"
#include "coverage_proof.h"
#include "normalizer/normalize.h"
#include "phrasing/sentence.h"
#include "pronunciation/pronounce.h"

namespace langdu::fuzz {

void normalize_text(std::string_view bytes) {
    const std::string written(bytes);
    static const normalizer::Normalizer normalizer{data_directory()};
    const auto text = normalizer.normalize(written);
    demand(text.written == written, "the written text changed");
    std::size_t at = 0, said = 0;
    for (const auto& reading : text.readings) {
        demand(reading.written.begin >= at && !reading.written.empty(), "readings overlap or are empty");
        demand(!reading.spoken.empty() || reading.skipped, "nothing said and no reason");
        demand(written.substr(at, reading.written.begin - at) ==
                   text.spoken.substr(said, reading.spoken.begin - said),
               "text between readings differs");
        at = reading.written.end;
        said = reading.spoken.end;
    }
    demand(written.substr(at) == text.spoken.substr(said), "text after the last reading differs");
}

namespace {

void check(const std::vector<pronunciation::Utterance>& utterances, const phrasing::Sentence& sentence,
           const normalizer::SpokenText& text) {
    demand(utterances.size() == sentence.clauses.size(), "an utterance a clause");
    for (std::size_t i = 0; i < utterances.size(); ++i) {
        std::size_t at = sentence.clauses[i].spoken.begin;
        for (const auto& token : utterances[i].tokens) {
            demand(token.source.begin >= at && token.source.end > token.source.begin, "tokens in order");
            at = token.source.end;
            if (token.kind == pronunciation::Token::Kind::syllable)
                demand(token.surface.size() >= 2, "a syllable");
        }
        demand(at <= sentence.clauses[i].spoken.end && at <= text.spoken.size(),
               "tokens inside their clause");
    }
}

} // namespace

void pronounce_text(std::string_view bytes) {
    static const normalizer::Normalizer normalizer{data_directory()};
    static const pronunciation::Pronouncer mainland{data_directory()},
        taiwan{data_directory(), pronunciation::Accent::taiwan};
    const auto text = normalizer.normalize(bytes);
    for (const auto& sentence : phrasing::find_sentences(text))
        for (const auto* pronouncer : {&mainland, &taiwan})
            check(pronouncer->pronounce(text, sentence), sentence, text);
    std::size_t at = 0;
    for (const auto& token : mainland.tokens_of_line(text.spoken)) {
        demand(token.source.begin >= at && token.source.end <= text.spoken.size(),
               "tokens of a line in order");
        at = token.source.end;
    }
    if (!text.spoken.empty()) mainland.tokens_of_foreign(text.spoken, {0, text.spoken.size()});
}

} // namespace langdu::fuzz
