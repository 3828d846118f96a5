#include "normalizer/number.h"

namespace langdu::normalizer {

// 4800×1200, 3 x 4, 1920*1080, 7×24小时
std::optional<TaggedToken> tag_times(const Site& site) {
    const auto& text = site.text;
    Cursor cursor{text, site.at};
    if (!cursor.eat_any(U"xX×*✕✖")) return std::nullopt;
    const bool letter = is_latin(text[site.at]);
    const auto before = before_spaces(text, site.at);
    if (before == std::string::npos || (letter && before + 1 != site.at && text[site.at + 1] != U' '))
        return std::nullopt;
    const char32_t left = text[before];
    cursor.spaces();
    const char32_t right = cursor.peek();
    const bool number_right =
        is_digit(right) || ((right == U'-' || right == U'(') && is_digit(cursor.peek(1)));
    if (letter) { // 0x1F is no product, 苏E·9X8Y7 a plate
        auto from = before;
        while (before - from < 6 && is_digit(text.before(from))) --from;
        if (is_latin(text.before(from)) || text.before(from) == U'·') return std::nullopt;
        const bool hexadecimal = left == U'0' && !is_digit(text.before(before)) && before + 1 == site.at;
        if (!is_digit(left) || !is_digit(right) || hexadecimal ||
            (is_latin(text[cursor.at() + 1]) && left == U'0'))
            return std::nullopt;
    } else if (text[site.at] == U'*') {
        if (!(is_digit(left) || left == U')' || is_latin(left)) ||
            !(number_right || (is_latin(right) && is_digit(left))))
            return std::nullopt;
    } else if (!number_right && !is_alnum(right) && !is_han_at(text, cursor.at())) {
        return TaggedToken{site.at + 1, {{Kind::text, is_digit(left) ? "倍" : "乘"}}, {}};
    }
    return TaggedToken{site.at + 1, {{Kind::text, "乘"}}, {}};
}

} // namespace langdu::normalizer
