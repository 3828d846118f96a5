// Dates as articles write them and as feeds want them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace langdu::podcast {

// A moment, and the offset from UTC in which people say it.
struct Moment {
    std::int64_t unix_seconds{};
    int offset_minutes{};
    bool operator==(const Moment&) const = default;
};

// ISO 8601 ("2024-05-01", "2024-05-01T08:30:00+08:00", a space for the T), "2024/5/1", "2024年5月1日 8:30".
// Without an offset it is China's time; a day without a time is its midnight.
std::optional<Moment> parse_date(std::string_view text);
// What is wrong with an article's date; empty: nothing, or there is none.
std::string date_complaint(const std::string& date);
Moment now();                                  // SOURCE_DATE_EPOCH when it is set; UTC
std::string rfc2822(const Moment& moment);     // "Wed, 01 May 2024 00:00:00 +0800"
std::string iso8601_utc(const Moment& moment); // "2024-04-30T16:00:00Z"

} // namespace langdu::podcast
