#include "normalizer/number.h"

#include "base/unicode.h"

namespace langdu::normalizer {

namespace {

bool is_one_magnitude(const FoldedText& text, std::size_t at) { return magnitude_at(text, at) != 0; }

} // namespace

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
        const auto counted =
            left == std::string::npos ? 0 : site.tables.classifiers.before(text, left + 1).length;
        const bool amount = counted && is_digit(text.before(left + 1 - counted));
        // 我也+1, 攻击力+10: a whole number without a unit is added.
        const auto number = number_at(text, site.at + 1);
        Cursor behind{text, number ? number->end : site.at + 1};
        behind.spaces();
        const bool added = number && number->whole() && number->integer.size() <= 3 &&
                           behind.peek() != U'%' && behind.peek() != U'‰' && behind.peek() != U'价' &&
                           behind.peek() != U'°' && behind.peek() != U'℃' && !unit_at(site, behind.at());
        const bool growth = is_latin(left_char) && behind.peek() == U'%'; // YoY+15%
        if ((!joined && !amount && !added) || growth)
            return TaggedToken{site.at + 1, {{Kind::text, "正"}}, {}};
    }
    // 40℃+, 5年+经验: nothing is added behind an amount with its unit.
    constexpr std::u32string_view goes_on = U"+=(";
    const bool open = !is_alnum(cursor.peek()) && goes_on.find(cursor.peek()) == goes_on.npos &&
                      (!is_han_at(text, cursor.at()) || site.tables.set("at_least").at(text, cursor.at()));
    const bool unit = left != std::string::npos && !spaced && !is_digit(left_char) &&
                      !is_one_magnitude(text, left) && left_char != U'%' && left_char != U'w' &&
                      !(left_char >= U'A' && left_char <= U'Z') && ends_amount(site, left + 1);
    if (unit && open) return TaggedToken{site.at + 1, {{Kind::text, "以上"}}, {}};
    const bool magnitude = left != std::string::npos && !spaced && magnitude_at(text, left);
    if ((magnitude || left_char == U'w' || left_char == U'%') && !is_alnum(cursor.peek()))
        return TaggedToken{site.at + 1, {{Kind::text, "多"}}, {}};
    return TaggedToken{site.at + 1, {{Kind::text, "加"}}, {}};
}

} // namespace langdu::normalizer
