// The plain reading: what no other rule was sure of is a number; with leading zeros, or long and not round, a
// code.
#include "normalizer/number.h"

#include "base/one_of.h"

namespace langdu::normalizer {

namespace {

// 1011111111 and 100000000 are amounts, 15873690 is a code.
bool looks_like_code(const std::string& digits) {
    if (digits.size() < 8) return false;
    std::size_t zeros = 0, kinds = 0;
    for (const char c : {'0', '1', '2', '3', '4', '5', '6', '7', '8', '9'})
        kinds += digits.find(c) != digits.npos;
    for (const char c : digits) zeros += c == '0';
    return kinds > 2 && zeros * 5 < digits.size() * 2;
}

bool after_month_word(const FoldedText& text, std::size_t at) {
    Cursor cursor{text, at};
    cursor.spaces();
    constexpr std::u32string_view units = U"月日号时点分秒";
    return cursor.peek() && units.find(cursor.peek()) != units.npos;
}

bool follows_hour(const FoldedText& text, std::size_t at) {
    const char32_t before = text.before(at);
    const auto digit =
        before == U'时' && text.before(at, 2) == U'小' ? text.before(at, 3) : text.before(at, 2);
    return (before == U'点' || before == U'时' || before == U'分') && is_digit(digit);
}

// Does a numeral end right before `end`?
bool numeral_before(const FoldedText& text, std::size_t end) {
    return is_digit(text.before(end)) || is_one_of(text.before(end), U"一二两三四五六七八九十零半");
}

// 3点2分, 三年级2班, 初三2班 are 二; 2分 of a test or a game is 两分.
Kind kind_of(const Site& site, std::size_t end) {
    const auto& text = site.text;
    const char32_t before = text.before(site.at), after = text[end];
    const bool counted = site.at > 0 && numeral_before(text, site.at - 1);
    if ((before == U'点' || before == U'时') && counted) return Kind::number;
    const bool grade = before == U'级' || (before == U'年' && counted) ||
                       (numeral_before(text, site.at) && is_one_of(text.before(site.at, 2), U"初高大"));
    if (after == U'班' && grade) return Kind::number;
    if (after == U'分' && !is_one_of(text[end + 1], U"之钟别布") &&
        site.tables.words(Words::points).before(text, site.at))
        return Kind::count;
    return kind_before(site, end);
}

// 9秒83, 1米75
bool hundredths(const Site& site, const Number& number) {
    const auto& text = site.text;
    if (!number.whole() || number.grouped) return false;
    const char32_t before = text.before(site.at);
    if (before == U'秒') return number.integer.size() <= 3;
    return before == U'米' && site.at > 1 && numeral_before(text, site.at - 1) &&
           number.integer.size() == 2 && !with_unit_after(site, number.end);
}

} // namespace

std::optional<TaggedToken> tag_cardinal(const Site& site) {
    const auto number = number_at(site.text, site.at);
    if (!number) return std::nullopt;
    const auto end = with_spaces(site, number->end);
    auto value = number->value();
    if (number->leading_zero()) {
        if (number->integer.size() == 2 && after_month_word(site.text, number->end)) {
            if (follows_hour(site.text, site.at) && value != "00")
                return TaggedToken{end, {{Kind::digits, value}}, {}}; // 1点05分
            value = value.substr(1);
        } else if (number->whole())
            return TaggedToken{end, {{Kind::code, number->integer}}, {}};
    }
    const bool amount = with_unit_after(site, number->end);
    if (!number->grouped && number->whole() && !amount && looks_like_code(value))
        return TaggedToken{end, {{Kind::code, value}}, {}};
    const auto before = before_spaces(site.text, site.at); // 第 2 款
    if (before != std::string::npos && site.text[before] == U'第')
        return TaggedToken{end, {{number->whole() ? Kind::ordinal : Kind::number, value}}, {}};
    if (hundredths(site, *number)) return TaggedToken{end, {{Kind::digits, number->integer}}, {}};
    Cursor after{site.text, number->end};
    after.spaces();
    if (number->fraction.size() == 2 && after.peek() == U'元')
        return TaggedToken{end, {{Kind::money, value}}, {}};
    return TaggedToken{end, {{kind_of(site, number->end), value}}, {}};
}

} // namespace langdu::normalizer
