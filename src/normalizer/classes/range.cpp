#include "normalizer/number.h"

namespace langdu {

namespace {

std::string plain(const Number& number) {
    return number.leading_zero() && number.integer.size() == 2 ? number.integer.substr(1) : number.value();
}

} // namespace

// 3-5天, 12~23, 3000-5000亿元; 3-4-5 and 737-800 are no ranges: the dashes say nothing.
std::optional<TaggedToken> tag_range(const Site& site) {
    const auto& text = site.text;
    const auto first = number_at(text, site.at);
    if (!first) return std::nullopt;
    Cursor cursor{text, first->end};
    if (!cursor.range_sign()) return std::nullopt;
    const char32_t sign = text[first->end] == U' ' ? U'~' : text[first->end];
    const auto second = number_at(text, cursor.at());
    if (!second) return std::nullopt;
    const bool chain = is_range_sign(text[second->end]) && is_digit(text[second->end + 1]);
    const bool before_chain = is_range_sign(text.before(site.at)) && is_digit(text.before(site.at, 2));
    const bool aircraft = site.tables.words(Words::aircraft).before(text, site.at) != 0;
    if (aircraft) {
        const auto kind = second->integer.ends_with("00") ? Kind::number : Kind::digits;
        return TaggedToken{second->end, {{Kind::digits, first->integer}, {kind, second->integer}}, {}};
    }
    if (sign == U'-' && (chain || before_chain))
        return TaggedToken{second->end, {{Kind::number, plain(*first)}, {Kind::number, plain(*second)}}, {}};
    const bool falling = sign == U'-' && first->small() > second->small() && second->small() >= 0 &&
                         !with_unit_after(site, second->end);
    TaggedToken token{with_spaces(site, second->end), {}, {}};
    token.parts.push_back({Kind::number, plain(*first)});
    if (!falling) token.parts.push_back({Kind::range, {}});
    token.parts.push_back({kind_before(site, *second, second->end), plain(*second)});
    return token;
}

} // namespace langdu
