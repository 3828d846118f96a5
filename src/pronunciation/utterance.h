#pragma once

#include "base/span.h"
#include "phrasing/sentence.h"

#include <string>
#include <vector>

namespace langdu::pronunciation {

// One Han character's syllable, or a stretch of another script.
struct Token {
    enum class Kind { syllable, foreign, silent }; // silent: punctuation and spaces inside a clause
    Kind kind{Kind::syllable};
    Span source;             // in SpokenText::spoken
    std::string citation;    // syllable: "hang2", "r5", "lv4"; foreign: what the English voice is given
    std::string surface;     // syllable: the tone as spoken; foreign: the same as citation
    std::string_view rule{}; // static: what decided the reading ("word", "readings.tsv:12", "brands.tsv")
    std::string_view
        tone_rule{}; // static: what made the tone another than cited ("一: before a fourth tone")
    bool word_start{};
    bool break_before{}; // a minor break
    bool unknown{};      // nobody knows a reading: a placeholder syllable stands in
    bool operator==(const Token&) const = default;
};

// What is spoken in one go: a clause.
struct Utterance {
    std::vector<Token> tokens;
    phrasing::Pause after{phrasing::Pause::clause};
    int explicit_ms{};
    phrasing::Tune tune{phrasing::Tune::continuation};
    bool quiet{};
    bool operator==(const Utterance&) const = default;
};

} // namespace langdu::pronunciation
