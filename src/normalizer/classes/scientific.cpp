#include "normalizer/number.h"

namespace langdu::normalizer {

namespace {

// 0x80070005: digit by digit.
std::optional<TaggedToken> hexadecimal(const FoldedText& text, std::size_t at) {
    if (text[at] != U'0' || (text[at + 1] | 0x20) != U'x' || is_alnum(text.before(at))) return std::nullopt;
    const auto is_hex = [](char32_t c) { return is_digit(c) || ((c | 0x20) >= U'a' && (c | 0x20) <= U'f'); };
    auto end = at + 2;
    TaggedToken token{end, {{Kind::digits, "0"}, {Kind::text, "x"}}, {}};
    while (end - at < 40 && is_hex(text[end])) {
        const bool digit = is_digit(text[end]);
        const auto from = end;
        while (end - at < 40 && is_hex(text[end]) && is_digit(text[end]) == digit) ++end;
        token.parts.push_back({digit ? Kind::digits : Kind::text, std::string(text.bytes_of(from, end))});
    }
    token.end = end;
    return end == at + 2 || is_alnum(text[end]) ? std::nullopt : std::optional(token);
}

} // namespace

// 6.6e-34, 1e-6, 3E+8, 1.5e6: a power of ten as programs write it.
std::optional<TaggedToken> tag_scientific(const Site& site) {
    const auto& text = site.text;
    if (auto token = hexadecimal(text, site.at)) return token;
    const char32_t before = text.before(site.at);
    if (!any_behind_digits(text, site.at, U".eE")) return std::nullopt;
    if (is_alnum(before) || before == U'.' || before == U'_') return std::nullopt;
    const auto number = number_at(text, site.at);
    if (!number || number->grouped || number->integer.size() > 3) return std::nullopt;
    Cursor cursor{text, number->end};
    const bool small = cursor.peek() == U'e';
    if (!cursor.eat_any(U"eE")) return std::nullopt;
    const bool negative = cursor.peek() == U'-';
    const bool sign = cursor.eat_any(U"+-");
    const auto exponent = cursor.digits(1, 3);
    if (exponent.empty() || (!sign && !small) || is_alnum(cursor.peek()) || cursor.peek() == U'-')
        return std::nullopt;
    const auto value = exponent[0] == '0' && exponent.size() > 1 ? exponent.substr(1) : exponent;
    return TaggedToken{cursor.at(),
                       {{Kind::number, number->value()},
                        {Kind::text, "乘十的"},
                        {Kind::number, with_sign(negative, value)},
                        {Kind::text, "次方"}},
                       {}};
}

} // namespace langdu::normalizer
