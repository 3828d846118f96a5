// What the pages of a library share.
#pragma once

#include <string>
#include <string_view>

namespace langdu::podcast {

// From <!doctype> to the opened <body>. `script` is a file of assets/. The text is escaped here.
std::string page_head(std::string_view title, std::string_view description, std::string_view script);
// A library's or feed's cover, name and description; `cover` may be empty.
std::string page_title(std::string_view cover, std::string_view title, std::string_view description);
std::string page_foot();
// A date as people write it: "2025-11-23T00:00:00Z" is 2025-11-23; what is no date stays.
std::string day_of(const std::string& date);
std::string listening_time(double seconds); // "12 分钟", "1 小时 5 分钟"

inline constexpr std::string_view page_assets[] = {"langdu.css", "common.js", "episode.js",
                                                   "index.js",   "feed.js",   "feed.css"};

} // namespace langdu::podcast
