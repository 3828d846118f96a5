#include "podcast/dates.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::podcast;

namespace {
std::string feed_date(std::string_view text) {
    const auto moment = parse_date(text);
    return moment ? rfc2822(*moment) : "none";
}
} // namespace

TEST_CASE("dates as articles write them become dates of feeds", "[library]") {
    CHECK(feed_date("2024-05-01") == "Wed, 01 May 2024 00:00:00 +0800");
    CHECK(feed_date("2024/5/1") == "Wed, 01 May 2024 00:00:00 +0800");
    CHECK(feed_date("20240501") == "Wed, 01 May 2024 00:00:00 +0800");
    CHECK(feed_date("2024年5月1日 8:30") == "Wed, 01 May 2024 08:30:00 +0800");
    CHECK(feed_date("2024-02-29T23:59:58Z") == "Thu, 29 Feb 2024 23:59:58 +0000");
    CHECK(feed_date("2024-02-29T23:59:58-05:30") == "Thu, 29 Feb 2024 23:59:58 -0530");
    CHECK(feed_date("2024-02-29 23:59:58.123+0800") == "Thu, 29 Feb 2024 23:59:58 +0800");
    for (const auto* bad :
         {"", "yesterday", "2024", "2023-02-29", "2024-13-01", "2024-01-01T25:00", "99999999999999"})
        CHECK(feed_date(bad) == "none");
    for (const auto* far : {"2024-01-02 03:04+222222222222", "2024-01-02 03:04+1500"}) // no place on earth
        CHECK(feed_date(far) == "Tue, 02 Jan 2024 03:04:00 +0800");
}

TEST_CASE("a moment in UTC reads back as itself", "[library]") {
    const auto moment = parse_date("2024-05-01T08:00:00+08:00");
    REQUIRE(moment);
    CHECK(iso8601_utc(*moment) == "2024-05-01T00:00:00Z");
    CHECK(parse_date("2024-05-01T00:00:00Z")->unix_seconds == moment->unix_seconds);
}
