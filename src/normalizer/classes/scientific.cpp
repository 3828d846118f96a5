#include "normalizer/number.h"

namespace langdu {

// 6.6e-34, 1e-6, 3E+8, 1.5e6: a power of ten as programs write it.
std::optional<TaggedToken> tag_scientific(const Site& site) {
    const auto& text = site.text;
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

} // namespace langdu
