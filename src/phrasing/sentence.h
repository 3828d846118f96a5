#pragma once

#include "base/span.h"
#include "normalizer/spoken_text.h"

#include <string>
#include <vector>

namespace langdu::phrasing {

// How long the silence after something is, by name, from the shortest; the voice's table gives the
// milliseconds. One that the author asks for wins over all.
enum class Pause {
    none,
    minor,
    enumeration,
    clause,
    sentence,
    paragraph,
    heading_after,
    heading_before,
    section, // around a quote, at a rule: between paragraph and chapter
    chapter,
    explicit_ms
};

enum class Tune { statement, question, exclamation, continuation };

// A stretch between two marks: spoken without a pause but for minor breaks inside.
struct Clause {
    Span spoken; // in SpokenText::spoken, without the marks around it
    Pause after{Pause::clause};
    int explicit_ms{}; // with Pause::explicit_ms
    Tune tune{Tune::continuation};
    bool quiet{}; // in brackets: set off
    bool operator==(const Clause&) const = default;
};

struct Sentence {
    Span spoken; // with its marks
    std::vector<Clause> clauses;
    bool operator==(const Sentence&) const = default;
};

// Every character of text.spoken that can be heard is in exactly one clause.
std::vector<Sentence> find_sentences(const normalizer::SpokenText& text);

} // namespace langdu::phrasing
