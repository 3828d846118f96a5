#include "normalizer/number.h"

namespace langdu {

// 9·11, 12·9, 3·15, 911事件, 315晚会: digit by digit.
std::optional<TaggedToken> tag_event(const Site& site) {
    if (is_alnum(site.text.before(site.at)) || site.text.before(site.at) == U'.') return std::nullopt;
    const bool long_enough = is_digit(site.text[site.at + 1]) && is_digit(site.text[site.at + 2]);
    if (!long_enough && !any_behind_digits(site.text, site.at, U"·./")) return std::nullopt;
    Cursor cursor{site.text, site.at};
    const auto digits = cursor.digits(1, 4);
    if (digits.empty()) return std::nullopt;
    if (digits.size() >= 3) {
        const auto end = cursor.at();
        cursor.eat_any(U"”\"’」");
        if (!site.tables.words(Words::event_noun).at(site.text, cursor.at())) return std::nullopt;
        return TaggedToken{end, {{Kind::digits, digits}}, {}};
    }
    const bool doubtful = cursor.peek() != U'·';
    if (doubtful && site.text.before(site.at) == U'-') return std::nullopt; // ES-10/21
    if (!cursor.eat_any(U"·./")) return std::nullopt;
    const auto day = cursor.digits(1, 2);
    if (day.empty() || cursor.peek() == U'·' || std::stoi(digits) > 12 || std::stoi(day) > 31)
        return std::nullopt;
    const auto end = cursor.at();
    cursor.eat_any(U"”\"’」");
    if (doubtful && !site.tables.words(Words::event_noun).at(site.text, cursor.at()))
        return std::nullopt; // 9.18 is a number, 9/18 a fraction
    if (digits == "10" && day == "1")
        return TaggedToken{end, {{Kind::number, digits}, {Kind::number, day}}, {}}; // 10·1 is 十一
    return TaggedToken{end, {{Kind::digits, digits}, {Kind::digits, day}}, {}};
}

} // namespace langdu
