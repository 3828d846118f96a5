// What tagging hands to verbalizing: a token is a stretch of written text and the parts that are said for it,
// in spoken order; a part says what its value is (a year, an amount, a unit ...), never how that sounds. 80%
// is one part: percent "80".
#pragma once

#include "base/skip_reason.h"
#include "normalizer/folded_text.h"
#include "normalizer/normalize.h"
#include "normalizer/tables.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace langdu::normalizer {

using Kind = PartKind;

struct Part {
    Kind kind{};
    std::string value;
    bool operator==(const Part&) const = default;
};

struct TaggedToken {
    std::size_t end{}; // in characters of the folded text
    std::vector<Part> parts;
    std::optional<SkipReason> skipped{}; // when nothing is said
    std::string pinyin{};                // what a lexicon or mark prescribes
    // What a shape was decided to mean (a row of meanings.tsv), its kind and, when asked for, why.
    std::string_view meaning{};
    std::optional<TokenKind> kind{};
    std::string why{};
};

// Where a rule looks: it may tag what begins at `at` and look around freely.
class LexiconView;

struct ShapeTable;

struct Site {
    const FoldedText& text;
    std::size_t at;
    const NormalizerOptions& options;
    const Tables& tables;
    std::span<const ShapeTable> shapes; // as ShapeName counts
    LexiconView* lexicon{};             // absent without a user lexicon
};

// A rule's function: the token that begins at the site, or nothing when it is not sure.
using Tagger = std::optional<TaggedToken>(const Site&);

} // namespace langdu::normalizer
