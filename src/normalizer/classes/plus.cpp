#include "normalizer/number.h"

namespace langdu::normalizer {

// 100+, 200+ 个: round numbers are 一百多; 18+ is 十八加.
std::optional<TaggedToken> tag_plus(const Site& site) {
    if (!any_behind_digits(site.text, site.at, U"+.,， ")) return std::nullopt;
    const auto number = number_at(site.text, site.at);
    if (!number || !number->whole() || is_alnum(site.text.before(site.at))) return std::nullopt;
    Cursor cursor{site.text, number->end};
    if (!cursor.eat(U'+')) return std::nullopt;
    const auto end = cursor.at();
    cursor.spaces();
    if (is_alnum(cursor.peek()) || cursor.peek() == U'+') return std::nullopt;
    const bool round = number->integer.size() > 1 && number->integer.ends_with('0');
    return TaggedToken{
        with_spaces(site, end), {{Kind::number, number->integer}, {Kind::text, round ? "多" : "加"}}, {}};
}

} // namespace langdu::normalizer
