#include "normalizer/number.h"

namespace langdu::normalizer {

// 300w张, 10w+: w is 万 in informal text, watts before what has a power.
std::optional<TaggedToken> tag_wan(const Site& site) {
    if (is_alnum(site.text.before(site.at)) || !any_behind_digits(site.text, site.at, U"w.,， -~"))
        return std::nullopt;
    const auto number = number_at(site.text, site.at);
    if (!number) return std::nullopt;
    Cursor cursor{site.text, number->end};
    std::vector<Part> parts{{Kind::count, number->value()}};
    if (Cursor range = cursor; range.range_sign()) { // 15-20w
        const auto second = number_at(site.text, range.at());
        if (!second) return std::nullopt;
        parts.insert(parts.end(), {{Kind::range, {}}, {Kind::count, second->value()}});
        cursor = Cursor{site.text, second->end};
    }
    if (!cursor.eat(U'w') || is_alnum(cursor.peek())) return std::nullopt;
    const auto end = cursor.at();
    cursor.spaces();
    const bool watts = site.tables.words(Words::powered).at(site.text, cursor.at()) != 0;
    parts.push_back(watts ? Part{Kind::unit, "W"} : Part{Kind::text, "万"});
    return TaggedToken{end, parts, {}};
}

} // namespace langdu::normalizer
