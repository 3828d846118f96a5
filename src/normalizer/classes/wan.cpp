#include "normalizer/number.h"

namespace langdu {

// 300w张, 10w+: w is 万 in informal text, watts before what has a power.
std::optional<TaggedToken> tag_wan(const Site& site) {
    if (is_alnum(site.text.before(site.at)) || !any_behind_digits(site.text, site.at, U"w.,， "))
        return std::nullopt;
    const auto number = number_at(site.text, site.at);
    if (!number) return std::nullopt;
    Cursor cursor{site.text, number->end};
    if (!cursor.eat(U'w') || is_alnum(cursor.peek())) return std::nullopt;
    const auto end = cursor.at();
    cursor.spaces();
    if (site.tables.words(Words::powered).at(site.text, cursor.at()))
        return TaggedToken{end, {{Kind::count, number->value()}, {Kind::unit, "W"}}, {}};
    return TaggedToken{end, {{Kind::count, number->value()}, {Kind::text, "万"}}, {}};
}

} // namespace langdu
