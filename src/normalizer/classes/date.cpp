// Whole dates with their year.
#include "normalizer/classes/calendar.h"
#include "normalizer/number.h"

namespace langdu::normalizer {

namespace {

// The other end of a range of dates: a full date, its month and day, or its day alone. 2024.6.1-7.15
std::optional<Date> later(const FoldedText& text, const Date& first, std::size_t at) {
    if (auto date = full_date_at(text, at)) return date;
    if (auto date = month_day_at(text, at)) return date->separator == first.separator ? date : std::nullopt;
    Cursor cursor{text, at};
    Date date;
    date.day = cursor.digits(1, 2);
    date.end = cursor.at();
    constexpr std::u32string_view amount = U".-/:%万亿年月日号天人个";
    const bool goes_on = is_alnum(cursor.peek()) || amount.find(cursor.peek()) != amount.npos;
    if (!is_day(date.day, first.month) || goes_on || std::stoi(date.day) <= std::stoi(first.day))
        return std::nullopt;
    return date;
}

TaggedToken with_range(const FoldedText& text, const Date& first) {
    TaggedToken token{first.end, {}, {}};
    say(token.parts, first);
    Cursor cursor{text, first.end};
    if (cursor.eat_any(U"至到")) { // a date with its year is a token of its own there
        const auto second = month_day_at(text, cursor.at());
        if (!second || second->separator != first.separator) return token;
        token.parts.push_back({Kind::text, std::string(text.bytes_of(first.end, cursor.at()))});
        say(token.parts, *second);
        token.end = second->end;
        return token;
    }
    const bool tilde = cursor.peek() == U'~' || cursor.peek() == U'—';
    if ((first.separator == U'-' && !tilde) || !cursor.range_sign()) return token;
    const auto second = later(text, first, cursor.at());
    if (!second) return token;
    token.parts.push_back({Kind::range, {}});
    say(token.parts, *second);
    token.end = second->end;
    return token;
}

// 08-08-2008, 12/25/2023; 08/2008
std::optional<TaggedToken> year_last(const FoldedText& text, std::size_t at) {
    Cursor cursor{text, at};
    Date date;
    date.month = cursor.digits(2, 2);
    date.separator = cursor.peek();
    if (!is_month(date.month) || !cursor.eat_any(U"-/.·")) return std::nullopt;
    Cursor with_day = cursor;
    date.day = with_day.digits(2, 2);
    if (!date.day.empty() && with_day.eat(date.separator))
        cursor = with_day;
    else
        date.day.clear();
    date.year = cursor.digits(4, 4);
    date.end = cursor.at();
    const bool goes_on = cursor.peek() == date.separator && is_digit(cursor.peek(1));
    if (!is_year(date.year) || goes_on || is_latin(cursor.peek()) || cursor.peek() == U'%')
        return std::nullopt;
    if (date.day.empty()
            ? date.year < "1900" || date.separator == U'·' || (date.month[0] != '0' && date.separator != U'/')
            : !is_day(date.day, date.month))
        return std::nullopt;
    TaggedToken token{date.end, {}, {}};
    say(token.parts, date);
    return token;
}

// 日期：12/2/2, a year of two digits where a word announces a day.
std::optional<TaggedToken> short_date(const Site& site) {
    Cursor cursor{site.text, site.at};
    Date date;
    date.year = cursor.digits(2, 2);
    date.separator = cursor.peek();
    if (date.year.empty() || !cursor.eat_any(U"-/.")) return std::nullopt;
    date.month = cursor.digits(1, 2);
    if (!is_month(date.month) || !cursor.eat(date.separator)) return std::nullopt;
    date.day = cursor.digits(1, 2);
    date.end = cursor.at();
    if (!is_day(date.day, date.month) || is_alnum(cursor.peek()) || cursor.peek() == date.separator ||
        !introduced_by(site, Words::date_before))
        return std::nullopt;
    TaggedToken token{date.end, {}, {}};
    say(token.parts, date);
    return token;
}

} // namespace

std::optional<TaggedToken> tag_date(const Site& site) {
    const auto& text = site.text;
    if (!any_behind_digits(text, site.at, U"-/.·")) return std::nullopt;
    const char32_t before = text.before(site.at);
    if (is_latin(before) ||
        ((before == U'-' || before == U'/' || before == U'.') && is_digit(text.before(site.at, 2))))
        return std::nullopt;
    if (const auto date = full_date_at(text, site.at)) {
        auto token = with_range(text, *date);
        if (text[token.end] == U'T') { // 2024-03-05T14:30
            ++token.end;
            token.parts.push_back({Kind::text, " "});
        }
        return token;
    }
    if (auto token = year_last(text, site.at)) return token;
    return short_date(site);
}

} // namespace langdu::normalizer
