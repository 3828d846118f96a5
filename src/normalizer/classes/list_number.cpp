#include "normalizer/number.h"

namespace langdu::normalizer {

// "1. 概述": the full stop of a list number is a small pause, no end of a sentence.
std::optional<TaggedToken> tag_list_number(const Site& site) {
    const auto before = before_spaces(site.text, site.at);
    if (before != std::string::npos && site.text[before] != U'\n') return std::nullopt;
    Cursor cursor{site.text, site.at};
    const auto digits = cursor.digits(1, 3);
    if (digits.empty() || !cursor.eat(U'.') || is_digit(cursor.peek())) return std::nullopt;
    cursor.spaces();
    if (!cursor.peek() || cursor.peek() == U'\n' || cursor.peek() == U'.') return std::nullopt;
    return TaggedToken{cursor.at(), {{Kind::number, digits}, {Kind::text, "、"}}, {}};
}

} // namespace langdu::normalizer
