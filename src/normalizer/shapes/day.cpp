// A month and a day, two numbers with a sign: 7/15, 08-08, 5.1, 9·11. The day of a year, an event that is
// named by it, or figures that others read.
#include "base/one_of.h"
#include "normalizer/classes/calendar.h"
#include "normalizer/decide.h"
#include "normalizer/number.h"
#include "normalizer/shapes/facts.h"

#include <numeric>

namespace langdu::normalizer {

namespace {

struct Day {
    Shape shape;
    Date first;
    std::optional<Date> last; // of a range
};

int top(const Date& date) { return std::stoi(date.month); }
int bottom(const Date& date) { return std::stoi(date.day); }

// 2/3 and 7/8 are fractions far more often than 7/15 and 10/1.
bool common_fraction(const Date& date) {
    return date.separator == U'/' && top(date) < bottom(date) && bottom(date) <= 10 &&
           std::gcd(top(date), bottom(date)) == 1;
}

std::size_t behind_quote(const FoldedText& text, std::size_t at) {
    return at + (is_one_of(text[at], U" ”\"’」") ? 1 : 0);
}

// 3/5晚8点, 3/5 14:20, 3/5（周三）
bool time_behind(const Site& site, std::size_t at) {
    Cursor cursor{site.text, at};
    cursor.spaces();
    cursor.eat(U'(');
    if (site.tables.words(Words::part_of_day).at(site.text, cursor.at())) return true;
    if (const auto early_or_late = site.tables.set("day_half").at(site.text, cursor.at()))
        return is_digit(cursor.peek(early_or_late));
    const auto hour = cursor.at() == at ? std::string{} : cursor.digits(1, 2);
    return !hour.empty() && is_colon(cursor.peek()) && is_digit(cursor.peek(1)) && is_digit(cursor.peek(2));
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

// Part of something longer: ES-10/21, 3.7/15, 第7/15.
bool attached(const Site& site) {
    const auto& text = site.text;
    const char32_t before = text.before(site.at);
    return is_alnum(before) || is_one_of(before, U"./=+×÷") ||
           site.tables.set("ordinal").before(text, site.at) ||
           ((is_range_sign(before) || before == U':') && is_alnum(text.before(site.at, 2)));
}

std::optional<Day> read(const Site& site) {
    const auto& text = site.text;
    if (!any_behind_digits(text, site.at, U"-/.·") || attached(site)) return std::nullopt;
    const auto date = month_day_at(text, site.at);
    if (!date) return std::nullopt;
    const bool middle = date->separator == U'·', slash = date->separator == U'/';
    const bool odd = slash && !common_fraction(*date);
    const auto behind = behind_quote(text, date->end);
    Day out{{}, *date, middle ? std::nullopt : end_of_range(site, *date)};
    out.shape = {site.at, date->end,
                 when(date->separator == U'-', fact<day_facts>("dash")) |
                     when(middle, fact<day_facts>("middle")) | when(odd, fact<day_facts>("odd")) |
                     when(date->month[0] == '0' && date->day.size() == 2, fact<day_facts>("padded")) |
                     when(slash && time_behind(site, date->end), fact<day_facts>("timed")) |
                     when(out.last.has_value(), fact<day_facts>("range")) |
                     when(site.tables.words(Words::festival).at(text, behind), fact<day_facts>("festival")) |
                     when(site.tables.words(Words::event_noun).at(text, behind), fact<day_facts>("event"))};
    return out;
}

std::optional<TaggedToken> say_date(const Site&, const Day& day, const Meaning&) {
    TaggedToken token{day.shape.end, {}, {}};
    say(token.parts, day.first);
    if (day.last) {
        token.parts.push_back({Kind::range, {}});
        say(token.parts, *day.last);
        token.end = day.last->end;
    }
    return token;
}

// 9·11 is 九一一, 10·1 is 十一.
std::optional<TaggedToken> say_event(const Site&, const Day& day, const Meaning&) {
    const auto kind = day.first.month == "10" && day.first.day == "1" ? Kind::number : Kind::digits;
    return TaggedToken{day.shape.end, {{kind, day.first.month}, {kind, day.first.day}}, {}};
}

constexpr Saying<Day> sayings[] = {{"apart", nullptr}, {"date", say_date}, {"event", say_event}};

} // namespace

std::optional<TaggedToken> tag_day(const Site& site) {
    const auto form = read(site);
    return form ? decide<Day>(ShapeName::day, site, *form, sayings) : std::nullopt;
}

} // namespace langdu::normalizer
