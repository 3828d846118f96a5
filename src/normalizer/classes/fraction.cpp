#include "normalizer/number.h"

namespace langdu {

namespace {

// 225/45 R17: the sizes of a tyre.
std::optional<TaggedToken> tyre(const FoldedText& text, std::size_t at) {
    Cursor cursor{text, at};
    const auto width = cursor.digits(3, 3);
    if (width.empty() || !cursor.eat(U'/')) return std::nullopt;
    const auto ratio = cursor.digits(2, 2);
    const auto end = cursor.at();
    cursor.spaces();
    if (ratio.empty() || !cursor.eat(U'R') || cursor.digits(2, 2).empty()) return std::nullopt;
    return TaggedToken{end, {{Kind::digits, width}, {Kind::text, " "}, {Kind::digits, ratio}}, {}};
}

} // namespace

// 1/3, 33/4, 1 / 2. No fraction: 2024/5/1, A1/2, 1/0.
std::optional<TaggedToken> tag_fraction(const Site& site) {
    const auto& text = site.text;
    if (!any_behind_digits(text, site.at, U"/., ，")) return std::nullopt;
    const char32_t before = text.before(site.at);
    if (is_latin(before) || before == U'/' || before == U'.') return std::nullopt;
    if (before == U'-' && is_latin(text.before(site.at, 2))) return std::nullopt; // ES-10/21
    if (near(text, site.tables.words(Words::pair), site.at, site.at, 8)) return std::nullopt;
    if (auto token = tyre(text, site.at)) return token;
    constexpr std::u32string_view compared = U"≤≥<>≦≧"; // ≤300/500
    const bool threshold = before && compared.find(before) != compared.npos;
    const auto top = number_at(text, site.at);
    if (!top || top->integer.size() > 4 || top->leading_zero()) return std::nullopt;
    Cursor cursor{text, top->end};
    const bool spaced = cursor.eat(U' ');
    if (!cursor.eat(U'/') || cursor.eat(U' ') != spaced) return std::nullopt;
    const auto bottom = number_at(text, cursor.at());
    if (!bottom || !bottom->whole() || bottom->integer.size() > 4 || bottom->integer[0] == '0')
        return std::nullopt;
    const char32_t after = text[bottom->end];
    if (threshold && top->small() >= 10 && bottom->small() >= 10) return std::nullopt;
    if (top->integer == "1" && after == U's' && !is_alnum(text[bottom->end + 1])) // 1/8000s: a shutter
        return TaggedToken{
            bottom->end + 1, {{Kind::fraction, top->value() + "/" + bottom->integer}, {Kind::unit, "s"}}, {}};
    if ((after == U'/' && is_digit(text[bottom->end + 1])) || is_alnum(after) || after == U'年')
        return std::nullopt;
    const auto unit = unit_at(site, bottom->end);
    if (unit && !is_latin(after)) return std::nullopt; // 29/21℃
    return TaggedToken{bottom->end, {{Kind::fraction, top->value() + "/" + bottom->integer}}, {}};
}

} // namespace langdu
