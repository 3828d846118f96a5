#pragma once

#include "base/span.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace langdu::normalizer {

// What a token is, whatever it looks like: the pronunciation needs it for the tone of 一.
enum class TokenKind {
    other, // words, signs, what is skipped
    cardinal,
    ordinal,
    digits, // one by one: 888 of a product, 80后
    code,   // one by one or in parts, to identify: telephone numbers, rooms, versions, 图1-2
    name,   // letters with digits: GPT-4, i7
    year,
    date,
    time,
    duration,
    range,
    ratio,
    score,
    list, // 5/6月: several values side by side
    fraction,
    percent,
    money,
    measure,
    formula
};

// What a part of a token is; verbalize.cpp says how each sounds.
enum class PartKind {
    text,        // said as it stands: 年, 美元, Latin letters
    number,      // "-12.50": cardinal or decimal; 2 is 二
    count,       // the same before a classifier: 2 is 两
    ordinal,     // cardinal without any 两: 第二千
    digits,      // one by one: 一二三
    code,        // one by one, 1 by the policy for codes (幺)
    year,        // one by one: 二零二四
    percent,     // "3.2": 百分之三点二
    permille,    // 千分之
    permyriad,   // 万分之
    fraction,    // "1/3": 三分之一
    temperature, // "-5": 零下五
    clock,       // "9:05" or "9:05:30"
    length,      // "1:59:40": 一小时五十九分四十秒
    money,       // as number; whole amounts written with two decimals lose them
    unit,        // a key of units.tsv, compounds with /: km/h
    range        // 到
};

// A stretch of the spoken text that is one part, not of kind text.
struct SpokenPart {
    Span spoken;
    PartKind kind{};
    bool operator==(const SpokenPart&) const = default;
};

// One change on the way from written to spoken: 80% (bytes of written) -> 百分之八十 (bytes of spoken), by
// rule "percent". Nothing said: spoken is empty and `skipped` is the reason. pinyin: syllables that a lexicon
// or mark prescribes, else empty.
struct Reading {
    Span written;
    Span spoken;
    std::string_view
        rule; // a row of the rule table, or the meaning of a shape: lives as long as the Normalizer
    std::optional<SkipReason> skipped;
    std::string pinyin;
    TokenKind kind{};
    std::vector<SpokenPart> parts; // in order
    std::string why;               // what spoke for this meaning and against others, when asked for
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

// The reading that says the byte at `spoken`; null where the written text stands.
const Reading* reading_at(const SpokenText& text, std::size_t spoken);
// The kind of part that says the byte at `spoken`; text outside every part.
PartKind part_at(const SpokenText& text, std::size_t spoken);

} // namespace langdu::normalizer
