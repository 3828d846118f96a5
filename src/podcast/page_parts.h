// What the pages of a library share.
#pragma once

#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

namespace langdu::podcast {

// The words of a page beside the article's own: Chinese where its feed is Chinese, English elsewhere.
class PageWords {
public:
    explicit PageWords(std::string_view feed_language) : chinese_(feed_language.starts_with("zh")) {}
    const char* operator()(const char* chinese, const char* english) const {
        return chinese_ ? chinese : english;
    }
    const char* language() const { return chinese_ ? "zh-CN" : "en"; } // of <html>, what the scripts ask too
    std::string count(std::size_t episodes) const;                     // "12 篇"
    // An attribute for what is the article's and not in the page's language; empty where it is.
    std::string lang_attribute(std::string_view of_article) const;

private:
    bool chinese_;
};

// From <!doctype> to the opened <body>. `script` is a file of assets/. The text is escaped here.
std::string page_head(std::string_view title, std::string_view description, std::string_view script,
                      const PageWords& say);
// How such a page begins: whether one is in these words can be told without reading on.
std::string page_start(const PageWords& say);
// A library's or feed's cover, name and description; `cover` may be empty.
std::string page_title(std::string_view cover, std::string_view title, std::string_view description);
std::string page_foot();
// A menu with its label; the options: value and what is shown.
std::string select(std::string_view id, std::string_view label,
                   std::initializer_list<std::pair<std::string_view, std::string_view>> options);
std::string theme_menu(const PageWords& say);
// A date as people write it: "2025-11-23T00:00:00Z" is 2025-11-23; what is no date stays.
std::string day_of(const std::string& date);
std::string listening_time(double seconds, const PageWords& say); // "12 分钟", "1 小时 5 分钟"

inline constexpr std::string_view page_assets[] = {"langdu.css", "common.js", "episode.js",
                                                   "index.js",   "feed.js",   "feed.css"};

} // namespace langdu::podcast
