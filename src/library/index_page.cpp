#include "library/index_page.h"

#include "library/page_parts.h"
#include "library/xml.h"

namespace langdu {

namespace {

std::string entry(const EpisodeRecord& episode) {
    std::string out{"<li data-guid=\""};
    out.append(episode.guid)
        .append("\" data-seconds=\"")
        .append(std::to_string(static_cast<long>(episode.duration_seconds)))
        .append("\"><a href=\"");
    out.append(escape_xml(episode.stem)).append(".html\">");
    if (!episode.cover.empty())
        out.append("<img src=\"")
            .append(escape_xml(episode.cover))
            .append("\" width=\"72\" height=\"72\" alt=\"\" loading=\"lazy\">");
    out.append("<span class=\"title\">")
        .append(escape_xml(episode.title))
        .append("</span> <span class=\"byline\">");
    const auto date = episode.date.empty() ? episode.rendered.substr(0, 10) : episode.date;
    for (const auto& part : {episode.author, date})
        if (!part.empty()) out.append(escape_xml(part)).append(" · ");
    return out.append(listening_time(episode.duration_seconds)).append("</span></a></li>\n");
}

} // namespace

std::string index_page(const std::vector<EpisodeRecord>& episodes, const FeedOptions& options) {
    std::string out = page_head(options.title, options.description, "index.js");
    out.append("<header><h1>")
        .append(escape_xml(options.title))
        .append("</h1>\n<p>")
        .append(escape_xml(options.description));
    out.append("</p>\n<p><a href=\"feed.xml\">订阅播客（RSS）</a> <button type=\"button\" id=\"theme\" "
               "aria-label=\"深色或浅色\" title=\"深色或浅色\">◐</button></p></header>\n");
    out.append("<main><p role=\"search\"><label for=\"search\">搜索标题</label> <input id=\"search\" "
               "type=\"search\" autocomplete=\"off\"> <output id=\"count\" for=\"search\">");
    out.append(std::to_string(episodes.size())).append(" 篇</output></p>\n<ol id=\"episodes\">\n");
    for (const auto& episode : episodes) out.append(entry(episode));
    return out.append("</ol></main>\n").append(page_foot());
}

} // namespace langdu
