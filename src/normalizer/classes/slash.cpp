#include "normalizer/number.h"

#include "base/unicode.h"

namespace langdu {

// 元/吨, 次/分, 元/kg: per. Between words a small pause, in Latin text a space; alone it is named.
std::optional<TaggedToken> tag_slash(const Site& site) {
    const auto& text = site.text;
    if (text[site.at] != U'/') return std::nullopt;
    const auto left = before_spaces(text, site.at);
    Cursor cursor{text, site.at + 1};
    cursor.spaces();
    const char32_t left_char = left == std::string::npos ? U'\0' : text[left];
    const char32_t right = cursor.peek();
    if (left_char == U'/' || right == U'/') return TaggedToken{site.at + 1, {}, "mark-up"};
    const bool unit_left = left != std::string::npos && (left_char == U'%' || left_char == U'℃' ||
                                                         site.tables.classifiers.before(text, left + 1));
    if (unit_left) {
        // a number stands before the unit, or the unit is money: 元/吨
        bool amount = left_char == U'元' || left_char == U'%';
        for (std::size_t back = 1; back <= 8 && !amount; ++back)
            amount = is_digit(text.before(left + 1, back));
        const auto unit = unit_at(site, cursor.at());
        const auto han = site.tables.classifiers.at(text, cursor.at());
        if (amount && unit)
            return TaggedToken{cursor.at() + unit.length, {{Kind::text, "每"}, {Kind::unit, unit.key}}, {}};
        if (amount && (han || site.tables.words(Words::per).at(text, cursor.at())))
            return TaggedToken{cursor.at(), {{Kind::text, "每"}}, {}};
    }
    const bool raised =
        left_char == U'²' || left_char == U'³' || (left_char >= 0x2074 && left_char <= 0x2079);
    if (raised) { // 12.5×10⁹/L
        const auto unit = unit_at(site, cursor.at());
        if (unit)
            return TaggedToken{cursor.at() + unit.length, {{Kind::text, "每"}, {Kind::unit, unit.key}}, {}};
    }
    if (!is_alnum(left_char) && !is_han(left_char) && !is_alnum(right) && !is_han(right) && left_char != U'%')
        return TaggedToken{site.at + 1, {{Kind::text, "斜杠"}}, {}};
    if (is_latin(left_char)) { // 18 tokens/s, 500MB/s
        const auto unit = unit_at(site, cursor.at());
        auto from = left + 1;
        while (left + 1 - from < 12 && is_latin(text.before(from))) --from;
        const bool counted =
            is_digit(text.before(from)) || (text.before(from) == U' ' && is_digit(text.before(from, 2)));
        if (unit && counted)
            return TaggedToken{cursor.at() + unit.length, {{Kind::text, "每"}, {Kind::unit, unit.key}}, {}};
    }
    const bool numbers = is_digit(left_char) && is_digit(right); // 血压120/80
    const bool latin = !numbers && is_alnum(left_char) && is_alnum(right);
    return TaggedToken{site.at + 1, {{Kind::text, latin ? " " : "、"}}, {}};
}

} // namespace langdu
