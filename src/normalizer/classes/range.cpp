#include "normalizer/number.h"

namespace langdu::normalizer {

namespace {

Part part_of(const Number& number, Kind kind) {
    if (!number.leading_zero()) return {kind, number.value()};
    if (number.integer.size() == 2) return {kind, number.integer.substr(1)};
    return {Kind::code, number.integer};
}

// 3-4-5: three numbers or more with short dashes are no range; the dashes say nothing between single digits
// and codes, but 40-27-24 must not become one number.
std::optional<TaggedToken> chain(const Site& site) {
    TaggedToken token;
    Cursor cursor{site.text, site.at};
    bool codes = false, two_digits = false;
    for (int i = 0; i < 10; ++i) {
        const auto digits = cursor.digits(1, longest_number);
        if (digits.empty()) return std::nullopt;
        const bool code = digits.size() > 2 || (digits.size() > 1 && digits[0] == '0');
        codes = codes || code;
        two_digits = two_digits || digits.size() == 2;
        token.parts.push_back({code ? Kind::code : Kind::number, digits});
        token.end = cursor.at();
        if (cursor.peek() != U'-' || !is_digit(cursor.peek(1))) break;
        cursor.skip(1);
    }
    if (token.parts.size() < 3) return std::nullopt;
    if (two_digits && !codes)
        for (auto part = token.parts.begin() + 1; part < token.parts.end(); part += 2)
            part = token.parts.insert(part, {Kind::text, "杠"});
    return token;
}

} // namespace

// 3-5天, 12~23, 3000-5000亿元; a falling pair without a unit (12-3) is no range either.
std::optional<TaggedToken> tag_range(const Site& site) {
    const auto& text = site.text;
    if (auto token = chain(site)) return token;
    const auto first = number_at(text, site.at);
    if (!first) return std::nullopt;
    Cursor cursor{text, first->end};
    const bool dash = cursor.peek() == U'-';
    if (!cursor.range_sign()) return std::nullopt;
    const auto second = number_at(text, cursor.at());
    if (!second) return std::nullopt;
    if (text.before(site.at) == U'米' && text[second->end] == U'米') return std::nullopt; // 1米75-1米80
    const bool falling = dash && second->small() >= 0 && first->small() > second->small() &&
                         !with_unit_after(site, second->end);
    const auto kind = kind_before(site, second->end);
    const Part between = falling ? Part{Kind::text, "杠"} : Part{Kind::range, {}};
    return TaggedToken{
        with_spaces(site, second->end), {part_of(*first, kind), between, part_of(*second, kind)}, {}};
}

} // namespace langdu::normalizer
