// What the pages of a library share.
#pragma once

#include <string>
#include <string_view>

namespace langdu {

// From <!doctype> to the opened <body>. `script` is a file of assets/. The text is escaped here.
std::string page_head(std::string_view title, std::string_view description, std::string_view script);
std::string page_foot();
std::string listening_time(double seconds); // "12 分钟", "1 小时 5 分钟"

inline constexpr std::string_view page_assets[] = {"langdu.css", "episode.js", "index.js"};

} // namespace langdu
