// What tagging hands to verbalizing: a token is a stretch of written text and the parts that are said for it,
// in spoken order; a part says what its value is (a year, an amount, a unit ...), never how that sounds. 80%
// is one part: percent "80".
#pragma once

#include "normalizer/folded_text.h"
#include "normalizer/normalize.h"
#include "normalizer/tables.h"

#include <optional>
#include <string>
#include <vector>

namespace langdu {

enum class Kind {
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

struct Part {
    Kind kind{};
    std::string value;
    bool operator==(const Part&) const = default;
};

struct TaggedToken {
    std::size_t end{}; // in characters of the folded text
    std::vector<Part> parts;
    std::string skipped{}; // a reason, when nothing is said
    std::string pinyin{};  // what a lexicon or mark prescribes
};

// Where a rule looks: it may tag what begins at `at` and look around freely.
class LexiconView;

struct Site {
    const FoldedText& text;
    std::size_t at;
    const NormalizerOptions& options;
    const Tables& tables;
    LexiconView* lexicon{}; // absent without a user lexicon
};

// A rule's function: the token that begins at the site, or nothing when it is not sure.
using Tagger = std::optional<TaggedToken>(const Site&);

} // namespace langdu
