#include "normalizer/classes/calendar.h"

#include "normalizer/cursor.h"

namespace langdu::normalizer {

namespace {

int value(const std::string& digits) { return digits.empty() ? -1 : std::stoi(digits); }
std::string plain(const std::string& digits) { return digits[0] == '0' ? digits.substr(1) : digits; }

// Does no figure, letter or percent sign follow? A T before a time is allowed: 2024-03-05T14:30.
bool ends(const Cursor& cursor, char32_t separator) {
    const bool more = cursor.peek() == separator && is_digit(cursor.peek(1));
    const bool clock = cursor.peek() == U'T' && is_digit(cursor.peek(1));
    return !more && (clock || !is_alnum(cursor.peek())) && cursor.peek() != U'%';
}

bool eat_separator(Cursor& cursor, Date& date) {
    const char32_t c = cursor.peek();
    if (date.separator ? !cursor.eat(date.separator) : !cursor.eat_any(U"-/.·")) return false;
    date.separator = c;
    return true;
}

} // namespace

bool is_year(const std::string& digits) {
    return digits.size() == 4 && value(digits) >= 1000 && value(digits) < 2200;
}

bool is_month(const std::string& digits) {
    return digits.size() <= 2 && value(digits) >= 1 && value(digits) <= 12;
}

bool is_day(const std::string& digits, const std::string& month) {
    constexpr int days[] = {31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return digits.size() <= 2 && is_month(month) && value(digits) >= 1 &&
           value(digits) <= days[value(month) - 1];
}

static std::optional<Date> read_date(const FoldedText& text, std::size_t at, bool with_year, bool with_day) {
    Cursor cursor{text, at};
    Date date;
    if (with_year) {
        date.year = cursor.digits(4, 4);
        if (!is_year(date.year) || !eat_separator(cursor, date)) return std::nullopt;
    }
    date.month = cursor.digits(1, 2);
    if (!is_month(date.month)) return std::nullopt;
    if (with_day) {
        if (!eat_separator(cursor, date)) return std::nullopt;
        date.day = cursor.digits(1, 2);
        if (!is_day(date.day, date.month)) return std::nullopt;
    }
    if (!ends(cursor, date.separator)) return std::nullopt;
    date.end = cursor.at();
    return date;
}

std::optional<Date> full_date_at(const FoldedText& text, std::size_t at) {
    return read_date(text, at, true, true);
}
std::optional<Date> year_month_at(const FoldedText& text, std::size_t at) {
    return read_date(text, at, true, false);
}
std::optional<Date> month_day_at(const FoldedText& text, std::size_t at) {
    return read_date(text, at, false, true);
}

void say(std::vector<Part>& parts, const Date& date) {
    if (!date.year.empty()) parts.insert(parts.end(), {{Kind::year, date.year}, {Kind::text, "年"}});
    if (!date.month.empty())
        parts.insert(parts.end(), {{Kind::number, plain(date.month)}, {Kind::text, "月"}});
    if (!date.day.empty()) parts.insert(parts.end(), {{Kind::number, plain(date.day)}, {Kind::text, "日"}});
}

} // namespace langdu::normalizer
