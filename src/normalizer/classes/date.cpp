#include "normalizer/number.h"

#include "base/unicode.h"

namespace langdu {

namespace {

int value(const std::string& digits) { return digits.empty() ? -1 : std::stoi(digits); }
bool is_year(const std::string& digits) {
    return digits.size() == 4 && value(digits) >= 1000 && value(digits) < 2200;
}
bool is_month(const std::string& digits) { return value(digits) >= 1 && value(digits) <= 12; }
bool is_day(const std::string& digits) { return value(digits) >= 1 && value(digits) <= 31; }
std::string plain(const std::string& digits) { return digits[0] == '0' ? digits.substr(1) : digits; }

void say(TaggedToken& token, Kind kind, const std::string& digits, const char* unit) {
    token.parts.insert(token.parts.end(), {{kind, digits}, {Kind::text, unit}});
}

} // namespace

std::optional<TaggedToken> tag_date(const Site& site) {
    const auto& text = site.text;
    const char32_t before = text.before(site.at);
    if (is_latin(before) ||
        ((before == U'-' || before == U'/' || before == U'.') && is_digit(text.before(site.at, 2))))
        return std::nullopt;
    Cursor cursor{text, site.at};
    const auto first = cursor.digits(1, 4);
    const char32_t separator = cursor.peek();
    if (first.empty() || !cursor.eat_any(U"-/.·")) return std::nullopt;
    const auto second = cursor.digits(1, 4);
    if (second.empty()) return std::nullopt;
    Cursor longer = cursor;
    const auto third = longer.eat(separator) ? longer.digits(1, 4) : std::string{};
    const auto ends = [&](const Cursor& c) {
        const bool clock = c.peek() == U'T' && is_digit(c.peek(1)); // 2024-03-05T14:30
        return !(c.peek() == separator && is_digit(c.peek(1))) && (clock || !is_latin(c.peek())) &&
               c.peek() != U'%';
    };
    TaggedToken token;
    if (is_year(first) && is_month(second) && is_day(third) && second.size() <= 2 && third.size() <= 2 &&
        ends(longer)) {
        token.end = longer.at() + (longer.peek() == U'T' ? 1 : 0);
        say(token, Kind::year, first, "年");
        say(token, Kind::number, plain(second), "月");
        say(token, Kind::number, plain(third), "日");
        if (longer.peek() == U'T') token.parts.push_back({Kind::text, " "});
        return token;
    }
    if (is_year(third) && first.size() == 2 && second.size() == 2 && is_month(first) && is_day(second) &&
        ends(longer)) {
        token.end = longer.at();
        say(token, Kind::year, third, "年");
        say(token, Kind::number, plain(first), "月");
        say(token, Kind::number, plain(second), "日");
        return token;
    }
    if (!third.empty() || !ends(cursor) || separator == U'·') return std::nullopt;
    // What follows may show that it is no date: 2010/11年, 2008.08元.
    const bool free =
        !is_han_at(text, cursor.at()) || !(site.tables.words(Words::season).at(text, cursor.at()) ||
                                           site.tables.classifiers.at(text, cursor.at()));
    if (!free) return std::nullopt;
    const bool zero = second[0] == '0';
    if (is_year(first) && value(first) >= 1900 && (second.size() == 2 || separator == U'/') &&
        is_month(second) && (separator != U'.' || zero)) {
        token.end = cursor.at();
        say(token, Kind::year, first, "年");
        say(token, Kind::number, plain(second), "月");
        return token;
    }
    if (is_year(second) && value(second) >= 1900 && first.size() == 2 && is_month(first) &&
        (first[0] == '0' || separator == U'/')) {
        token.end = cursor.at();
        say(token, Kind::year, second, "年");
        say(token, Kind::number, plain(first), "月");
        return token;
    }
    if (first.size() == 2 && second.size() == 2 && first[0] == '0' && is_month(first) && is_day(second) &&
        !is_alnum(before)) {
        token.end = cursor.at();
        say(token, Kind::number, plain(first), "月");
        say(token, Kind::number, plain(second), "日");
        return token;
    }
    return std::nullopt;
}

} // namespace langdu
