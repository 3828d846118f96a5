#include "podcast/index_page.h"

#include "base/escape.h"
#include "base/json.h"
#include "podcast/feed_page.h"
#include "podcast/page_parts.h"

#include <algorithm>
#include <set>

namespace langdu::podcast {

namespace {

std::string date_of(const EpisodeRecord& episode) {
    return episode.date.empty() ? episode.rendered.substr(0, 10) : day_of(episode.date);
}

// "2024" when the date begins with a year.
std::string year_of(const EpisodeRecord& episode) {
    const auto date = date_of(episode);
    const bool dated =
        date.size() >= 5 && date[4] == '-' &&
        std::all_of(date.begin(), date.begin() + 4, [](char c) { return c >= '0' && c <= '9'; });
    return dated ? date.substr(0, 4) : std::string();
}

// data-search: what the search knows beside what is shown; the file's name is the title in pinyin.
std::string entry(const EpisodeRecord& episode) {
    std::string tags;
    for (const auto& tag : episode.tags) tags.append(tags.empty() ? "" : " ").append(tag);
    std::string out{"<li data-guid=\""};
    out.append(escape_xml(episode.guid))
        .append("\" data-seconds=\"")
        .append(std::to_string(static_cast<long>(episode.duration_seconds)))
        .append("\" data-tags=\"")
        .append(escape_xml(tags))
        .append("\" data-search=\"")
        .append(escape_xml(episode.stem + " " + tags))
        .append("\"><a href=\"");
    out.append(escape_xml(episode.stem)).append(".html\">");
    if (!episode.cover.empty())
        out.append("<img src=\"")
            .append(escape_xml(episode.cover))
            .append("\" width=\"72\" height=\"72\" alt=\"\" loading=\"lazy\">");
    out.append("<span class=\"title\">")
        .append(escape_xml(episode.title))
        .append("</span> <span class=\"byline\">");
    for (const auto& part : {episode.author, date_of(episode)})
        if (!part.empty()) out.append(escape_xml(part)).append(" · ");
    return out.append(listening_time(episode.duration_seconds)).append("</span></a></li>\n");
}

// One list a year when there are several years, one list without a heading otherwise.
std::string lists(const std::vector<EpisodeRecord>& episodes, bool by_year) {
    std::string out, open;
    bool first = true;
    for (const auto& episode : episodes) {
        const auto year = by_year ? year_of(episode) : std::string();
        if (first || year != open) {
            if (!first) out.append("</ol></section>\n");
            out.append("<section class=\"year\">");
            if (!year.empty()) out.append("<h2>").append(year).append(" 年</h2>");
            out.append("<ol>\n");
            open = year;
        }
        first = false;
        out.append(entry(episode));
    }
    return first ? out : out.append("</ol></section>\n");
}

std::string tag_menu(const std::vector<EpisodeRecord>& episodes) {
    std::set<std::string> tags;
    for (const auto& episode : episodes) tags.insert(episode.tags.begin(), episode.tags.end());
    if (tags.empty()) return {};
    std::string out{"<label>标签 <select id=\"tag\"><option value=\"\">全部</option>"};
    for (const auto& tag : tags) out.append("<option>").append(escape_xml(tag)).append("</option>");
    return out.append("</select></label>\n");
}

std::string feed_links(const std::vector<FeedOptions>& feeds) {
    std::string out{"<p class=\"feeds\">订阅："};
    for (const auto& feed : feeds)
        out.append("<a href=\"")
            .append(escape_xml(feed_page_name(feed)))
            .append("\">")
            .append(escape_xml(feed.title))
            .append("</a>\n");
    return out.append("</p>\n");
}

} // namespace

std::string index_page(const std::vector<EpisodeRecord>& episodes, const std::vector<FeedOptions>& feeds) {
    const auto& options = feeds.front();
    std::string out = page_head(options.title, options.description, "index.js");
    out.append("<a class=\"skip\" href=\"#list\">跳到列表</a>\n<header>");
    out.append(page_title(options.cover, options.title, options.description))
        .append("\n")
        .append(feed_links(feeds))
        .append(
            "</header>\n<main id=\"list\" tabindex=\"-1\"><p role=\"search\"><label "
            "for=\"search\">搜索</label> "
            "<input id=\"search\" type=\"search\" autocomplete=\"off\" placeholder=\"标题、作者、拼音\">\n")
        .append(tag_menu(episodes))
        .append("<label>排序 <select id=\"order\"><option value=\"\">默认</option><option "
                "value=\"reversed\">倒序</option>"
                "<option value=\"title\">标题</option><option value=\"short\">短的在前</option><option "
                "value=\"long\">长的在前</option></select></label>\n"
                "<label><input type=\"checkbox\" id=\"unheard\"> 未听</label>\n"
                "<label>颜色 <select id=\"theme\"><option value=\"\">跟随系统</option><option "
                "value=\"light\">浅色</option>"
                "<option value=\"sepia\">米色</option><option value=\"dark\">深色</option></select></label>\n"
                "<output id=\"count\" for=\"search\">")
        .append(std::to_string(episodes.size()))
        .append(" 篇</output></p>\n<p id=\"resume\" hidden></p>\n<div id=\"episodes\">\n")
        .append(lists(episodes, !options.serial))
        .append(
            "</div>\n<p><button type=\"button\" id=\"further\" hidden>显示更多</button></p>\n<p id=\"none\"")
        .append(episodes.empty() ? ">这里还没有文章。" : " hidden>")
        .append("</p></main>\n");
    return out.append(page_foot());
}

std::string web_manifest(const FeedOptions& options) {
    Json out{
        {"name", options.title},    {"short_name", options.title},   {"description", options.description},
        {"lang", options.language}, {"start_url", "index.html"},     {"scope", "./"},
        {"display", "standalone"},  {"background_color", "#fbfaf7"}, {"theme_color", "#f1eee7"}};
    if (!options.cover.empty()) // made 1400 pixels wide; whoever replaces it keeps it a square
        out["icons"] = {{{"src", options.cover},
                         {"sizes", "512x512 1400x1400"},
                         {"type", options.cover.ends_with(".png") ? "image/png" : "image/jpeg"}}};
    return json_text(out, 2) + '\n';
}

// For the pages of the episodes: which one comes next.
std::string episode_order(const std::vector<EpisodeRecord>& episodes) {
    Json list = Json::array();
    for (const auto& episode : episodes)
        list.push_back({{"guid", episode.guid}, {"page", episode.stem + ".html"}, {"title", episode.title}});
    return "globalThis.langdu_episodes = " + json_text(list) + ";\n";
}

} // namespace langdu::podcast
