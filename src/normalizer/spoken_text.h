#pragma once

#include "base/span.h"

#include <string>
#include <string_view>
#include <vector>

namespace langdu {

// One change on the way from written to spoken: 80% (bytes of written) -> 百分之八十 (bytes of spoken), by
// rule "percent". Nothing said: spoken is empty and `skipped` is the reason. pinyin: syllables that a lexicon
// or mark prescribes, else empty.
struct Reading {
    Span written;
    Span spoken;
    std::string_view rule; // static: a row of the rule table
    std::string skipped;
    std::string pinyin;
    bool operator==(const Reading&) const = default;
};

// Text between the readings is the same on both sides. Readings are in order and do not overlap.
struct SpokenText {
    std::string written;
    std::string spoken;
    std::vector<Reading> readings;
    bool operator==(const SpokenText&) const = default;
};

// The written text that a stretch of the spoken text stands for; a reading that it touches counts whole.
Span written_span(const SpokenText& text, Span spoken);

} // namespace langdu
