// The ordered rule table. A rule is a row of rule_table.inc: name, where it may start, what its tokens are,
// what it does, an example, its function.
#pragma once

#include "normalizer/token.h"

#include <span>
#include <string_view>

namespace langdu::normalizer {

// What a token may begin with: bits, so that a rule can name several.
enum Start : unsigned {
    at_digit = 1,
    at_letter = 2,
    at_sign = 4,   // + - ± ~ . : / and other marks that matter beside a number
    at_symbol = 8, // everything else that is no letter, Han character, space or plain punctuation
    at_bracket = 16,
    at_roman = at_letter | at_symbol,
    at_any = 31
};

struct Rule {
    std::string_view name;
    unsigned starts{};
    TokenKind kind{}; // what its tokens are
    std::string_view description;
    std::string_view written; // an example
    std::string_view spoken;
    Tagger* tag{};
};

std::span<const Rule> rules();

// The first rule that tags what begins at the site.
struct Tagged {
    const Rule* rule{};
    TaggedToken token;
};
std::optional<Tagged> apply_rules(const Site& site, Start start);
// The first row alone: where no rule may begin, the user's lexicon still may.
std::optional<Tagged> apply_lexicon(const Site& site);

} // namespace langdu::normalizer
