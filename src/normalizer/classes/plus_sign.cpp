#include "normalizer/number.h"

#include "base/unicode.h"

namespace langdu {

// 1+2 and C++ 加, 海拔+8848米 正, 3亿+ 多
std::optional<TaggedToken> tag_plus_sign(const Site& site) {
    const auto& text = site.text;
    if (text[site.at] != U'+') return std::nullopt;
    const auto left = before_spaces(text, site.at);
    const char32_t left_char = left == std::string::npos ? U'\0' : text[left];
    Cursor cursor{text, site.at + 1};
    const bool touching_right = is_alnum(cursor.peek());
    cursor.spaces();
    const bool spaced = left != std::string::npos && left + 1 != site.at;
    if (is_digit(cursor.peek()) && touching_right) {
        const bool joined = is_alnum(left_char) || left_char == U')' || left_char == U'%' ||
                            left_char == U'²' || left_char == U'³' || left_char == U'+' ||
                            (spaced && left_char);
        const bool amount =
            left != std::string::npos && site.tables.classifiers.before(text, left + 1) &&
            (is_digit(text.before(left)) || is_digit(text.before(left, 2)) || is_digit(text.before(left, 3)));
        // 我也+1, 攻击力+10: a whole number without a unit is added.
        const auto number = number_at(text, site.at + 1);
        Cursor behind{text, number ? number->end : site.at + 1};
        behind.spaces();
        const bool added = number && number->whole() && number->integer.size() <= 3 &&
                           behind.peek() != U'%' && behind.peek() != U'‰' && behind.peek() != U'价' &&
                           behind.peek() != U'°' && behind.peek() != U'℃' && !unit_at(site, behind.at());
        if (!joined && !amount && !added) return TaggedToken{site.at + 1, {{Kind::text, "正"}}, {}};
    }
    const bool magnitude = left != std::string::npos && !spaced && magnitude_at(text, left);
    if ((magnitude || left_char == U'w' || left_char == U'%') && !is_alnum(cursor.peek()))
        return TaggedToken{site.at + 1, {{Kind::text, "多"}}, {}};
    return TaggedToken{site.at + 1, {{Kind::text, "加"}}, {}};
}

} // namespace langdu
