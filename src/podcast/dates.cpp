#include "podcast/dates.h"

#include <cctype>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <vector>

namespace langdu::podcast {

namespace {

namespace chrono = std::chrono;
constexpr int china_minutes = 8 * 60;

std::vector<int> numbers_in(std::string_view text) {
    std::vector<int> out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (!std::isdigit(static_cast<unsigned char>(text[i]))) continue;
        int value = 0;
        for (; i < text.size() && std::isdigit(static_cast<unsigned char>(text[i])) && value < 100'000'000;
             ++i)
            value = value * 10 + (text[i] - '0');
        out.push_back(value);
    }
    return out;
}

// "+08:00", "-0530", "Z" at the end of a time: minutes; the text in front of it.
struct Offset {
    int minutes{china_minutes};
    std::string_view before;
};
Offset split_offset(std::string_view text) {
    if (text.ends_with('Z')) return {0, text.substr(0, text.size() - 1)};
    const auto colon = text.find(':'); // a sign before the time belongs to the date
    const auto sign = colon == std::string_view::npos ? colon : text.find_first_of("+-", colon);
    if (sign == std::string_view::npos) return {china_minutes, text};
    const auto parts = numbers_in(text.substr(sign));
    if (parts.empty() || parts[0] > 9999) return {china_minutes, text.substr(0, sign)}; // +0530 at most
    const int minutes = parts.size() > 1  ? parts[0] * 60 + parts[1]
                        : parts[0] >= 100 ? parts[0] / 100 * 60 + parts[0] % 100
                                          : parts[0] * 60;
    constexpr int farthest = 14 * 60; // no place's clock is farther from Greenwich
    if (minutes > farthest) return {china_minutes, text.substr(0, sign)};
    return {text[sign] == '-' ? -minutes : minutes, text.substr(0, sign)};
}

chrono::sys_seconds local_time(const Moment& moment) {
    return chrono::sys_seconds{chrono::seconds{moment.unix_seconds + moment.offset_minutes * 60}};
}

} // namespace

std::optional<Moment> parse_date(std::string_view text) {
    const auto [offset, before] = split_offset(text);
    auto parts = numbers_in(before);
    if (parts.size() == 1 && parts[0] > 10'000'000)
        parts = {parts[0] / 10'000, parts[0] / 100 % 100, parts[0] % 100};
    if (parts.size() < 3 || parts[0] < 1000 || parts[0] > 9999) return std::nullopt;
    const chrono::year_month_day day{chrono::year{parts[0]}, chrono::month{static_cast<unsigned>(parts[1])},
                                     chrono::day{static_cast<unsigned>(parts[2])}};
    if (!day.ok()) return std::nullopt;
    parts.resize(6);
    if (parts[3] > 23 || parts[4] > 59 || parts[5] > 60) return std::nullopt;
    const auto local = chrono::sys_days{day}.time_since_epoch() + chrono::hours{parts[3]} +
                       chrono::minutes{parts[4]} + chrono::seconds{parts[5]};
    return Moment{chrono::duration_cast<chrono::seconds>(local).count() - offset * 60, offset};
}

std::string date_complaint(const std::string& date) {
    if (date.empty() || parse_date(date)) return {};
    return "date \"" + date + "\" cannot be read; write 2024-05-01, or 2024-05-01 08:30";
}

Moment now() {
    if (const char* fixed = std::getenv("SOURCE_DATE_EPOCH"); fixed && *fixed) return {std::atoll(fixed), 0};
    return {chrono::duration_cast<chrono::seconds>(chrono::system_clock::now().time_since_epoch()).count(),
            0};
}

std::string rfc2822(const Moment& moment) {
    static constexpr const char* weekdays[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    static constexpr const char* months[] = {"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                             "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto local = local_time(moment);
    const auto days = chrono::floor<chrono::days>(local);
    const chrono::year_month_day day{days};
    const chrono::hh_mm_ss time{local - days};
    const int offset = std::abs(moment.offset_minutes);
    char out[64];
    std::snprintf(out, sizeof out, "%s, %02u %s %04d %02d:%02d:%02d %c%02d%02d",
                  weekdays[chrono::weekday{days}.c_encoding()], static_cast<unsigned>(day.day()),
                  months[static_cast<unsigned>(day.month()) - 1], static_cast<int>(day.year()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()), moment.offset_minutes < 0 ? '-' : '+',
                  offset / 60, offset % 60);
    return out;
}

std::string iso8601_utc(const Moment& moment) {
    const auto utc = local_time({moment.unix_seconds, 0});
    const auto days = chrono::floor<chrono::days>(utc);
    const chrono::year_month_day day{days};
    const chrono::hh_mm_ss time{utc - days};
    char out[64];
    std::snprintf(out, sizeof out, "%04d-%02u-%02uT%02d:%02d:%02dZ", static_cast<int>(day.year()),
                  static_cast<unsigned>(day.month()), static_cast<unsigned>(day.day()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()));
    return out;
}

} // namespace langdu::podcast
