// 3/15 and 3.15 are fractions and numbers unless something around them tells of a day.
#include "normalizer/classes/calendar.h"
#include "normalizer/number.h"

#include <numeric>

namespace langdu {

namespace {

int top(const Date& date) { return std::stoi(date.month); }
int bottom(const Date& date) { return std::stoi(date.day); }

// 2/3 and 7/8 are fractions far more often than 7/15 and 10/1.
bool common_fraction(const Date& date) {
    return date.separator == U'/' && top(date) < bottom(date) && bottom(date) <= 10 &&
           std::gcd(top(date), bottom(date)) == 1;
}

// 3/5晚8点, 3/5 14:20, 3/5（周三）
bool time_behind(const Site& site, std::size_t at) {
    Cursor cursor{site.text, at};
    cursor.spaces();
    cursor.eat(U'(');
    if (site.tables.words(Words::part_of_day).at(site.text, cursor.at())) return true;
    if (cursor.eat_any(U"早晚")) return is_digit(cursor.peek());
    const auto hour = cursor.at() == at ? std::string{} : cursor.digits(1, 2);
    return !hour.empty() && is_colon(cursor.peek()) && is_digit(cursor.peek(1)) && is_digit(cursor.peek(2));
}

// 7/1起，
bool starts_then(const FoldedText& text, std::size_t at) {
    constexpr std::u32string_view next = U"，。、;)实执施正开向在对";
    return text[at] == U'起' && (!text[at + 1] || next.find(text[at + 1]) != next.npos);
}

bool told(const Site& site, const Date& date) {
    const auto& text = site.text;
    Cursor cursor{text, date.end};
    cursor.eat_any(U" ”\"’」");
    if (site.tables.words(Words::festival).at(text, cursor.at())) return true;
    if (date.separator != U'/') return false;
    if (time_behind(site, date.end)) return true;
    if (common_fraction(date)) return false;
    return introduced_by(site, Words::date_before) || starts_then(text, date.end) ||
           site.tables.words(Words::date_after).at(text, date.end);
}

// 3/1-3/15, 5.1~5.5放假
std::optional<Date> end_of_range(const Site& site, const Date& first) {
    Cursor cursor{site.text, first.end};
    if (!cursor.range_sign()) return std::nullopt;
    const auto second = month_day_at(site.text, cursor.at());
    if (!second || second->separator != first.separator) return std::nullopt;
    const bool later =
        top(*second) > top(first) || (top(*second) == top(first) && bottom(*second) > bottom(first));
    if (!later) return std::nullopt;
    if (first.separator == U'.') {
        const auto& words = site.tables.words(Words::holiday);
        const auto at = site.at - (site.text.before(site.at) == U'(' ? 1 : 0); // 五一假期（5.1-5.5）
        return words.at(site.text, second->end) || words.before(site.text, at) ? second : std::nullopt;
    }
    const bool rising = top(first) * bottom(*second) < top(*second) * bottom(first); // as fractions
    return rising || (common_fraction(first) && common_fraction(*second)) ? std::nullopt : second;
}

} // namespace

std::optional<TaggedToken> tag_month_day(const Site& site) {
    const auto& text = site.text;
    if (!any_behind_digits(text, site.at, U"-/.·")) return std::nullopt;
    const char32_t before = text.before(site.at);
    constexpr std::u32string_view not_before = U"./第=+×÷";
    if (is_alnum(before) || (before && not_before.find(before) != not_before.npos) ||
        ((is_range_sign(before) || before == U':') && is_alnum(text.before(site.at, 2))))
        return std::nullopt;
    const auto date = month_day_at(text, site.at);
    if (!date || date->separator == U'·') return std::nullopt;
    TaggedToken token{date->end, {}, {}};
    say(token.parts, *date);
    const bool zero = date->month[0] == '0' && date->day.size() == 2; // 08-08, 02/14
    if (zero || date->separator == U'-') return zero ? std::optional(token) : std::nullopt;
    if (const auto second = end_of_range(site, *date)) {
        token.parts.push_back({Kind::range, {}});
        say(token.parts, *second);
        token.end = second->end;
        return token;
    }
    return told(site, *date) ? std::optional(token) : std::nullopt;
}

} // namespace langdu
