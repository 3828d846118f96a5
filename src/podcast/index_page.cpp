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
std::string entry(const EpisodeRecord& episode, const PageWords& say) {
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
    const auto lang = say.lang_attribute(episode.language);
    out.append("<span class=\"title\"" + lang + ">")
        .append(escape_xml(episode.title))
        .append("</span> <span class=\"byline\"" + (episode.author.empty() ? "" : lang) + ">");
    for (const auto& part : {episode.author, date_of(episode)})
        if (!part.empty()) out.append(escape_xml(part)).append(" · ");
    return out.append(listening_time(episode.duration_seconds, say)).append("</span></a></li>\n");
}

// One list a year when there are several years, one list without a heading otherwise.
std::string lists(const std::vector<EpisodeRecord>& episodes, bool by_year, const PageWords& say) {
    std::string out, open;
    bool first = true;
    for (const auto& episode : episodes) {
        const auto year = by_year ? year_of(episode) : std::string();
        if (first || year != open) {
            if (!first) out.append("</ol></section>\n");
            out.append("<section class=\"year\">");
            if (!year.empty()) out.append("<h2>").append(year).append(say(" 年", "")).append("</h2>");
            out.append("<ol>\n");
            open = year;
        }
        first = false;
        out.append(entry(episode, say));
    }
    return first ? out : out.append("</ol></section>\n");
}

std::string tag_menu(const std::vector<EpisodeRecord>& episodes, const PageWords& say) {
    std::set<std::string> tags;
    for (const auto& episode : episodes) tags.insert(episode.tags.begin(), episode.tags.end());
    if (tags.empty()) return {};
    std::string out{"<label>"};
    out.append(say("标签", "Tag"))
        .append(" <select id=\"tag\"><option value=\"\">")
        .append(say("全部", "All"))
        .append("</option>");
    const auto lang = say.lang_attribute("zh-CN");
    for (const auto& tag : tags)
        out.append("<option" + lang + ">").append(escape_xml(tag)).append("</option>");
    return out.append("</select></label>\n");
}

std::string feed_links(const std::vector<FeedOptions>& feeds, const PageWords& say) {
    std::string out{"<p class=\"feeds\">"};
    out.append(say("订阅：", "Subscribe: "));
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
    const PageWords say{options.language};
    std::string out = page_head(options.title, options.description, "index.js", say);
    out.append("<a class=\"skip\" href=\"#list\">")
        .append(say("跳到列表", "Skip to the list"))
        .append("</a>\n<header>");
    out.append(page_title(options.cover, options.title, options.description))
        .append("\n")
        .append(feed_links(feeds, say))
        .append("</header>\n<main id=\"list\" tabindex=\"-1\"><p role=\"search\"><label for=\"search\">")
        .append(say("搜索", "Search"))
        .append("</label> <input id=\"search\" type=\"search\" autocomplete=\"off\" placeholder=\"")
        .append(say("标题、作者、拼音", "Title, author, pinyin"))
        .append("\">\n")
        .append(tag_menu(episodes, say))
        .append(select("order", say("排序", "Order"),
                       {{"", say("默认", "As published")},
                        {"reversed", say("倒序", "Reversed")},
                        {"title", say("标题", "Title")},
                        {"short", say("短的在前", "Shortest first")},
                        {"long", say("长的在前", "Longest first")}}))
        .append("<label><input type=\"checkbox\" id=\"unheard\"> ")
        .append(say("未听", "Unheard"))
        .append("</label>\n")
        .append(theme_menu(say))
        .append("<output id=\"count\" for=\"search\">")
        .append(say.count(episodes.size()))
        .append("</output></p>\n<p id=\"resume\" hidden></p>\n<div id=\"episodes\">\n")
        .append(lists(episodes, !options.serial, say))
        .append("</div>\n<p><button type=\"button\" id=\"further\" hidden>")
        .append(say("显示更多", "Show more"))
        .append("</button></p>\n<p id=\"none\"");
    out.append(episodes.empty() ? ">" : " hidden>");
    if (episodes.empty()) out.append(say("这里还没有文章。", "There are no episodes yet."));
    out.append("</p></main>\n");
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
