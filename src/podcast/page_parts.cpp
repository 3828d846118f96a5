#include "podcast/page_parts.h"

#include "base/escape.h"
#include "podcast/dates.h"

#include <cmath>
#include <cstdio>

namespace langdu::podcast {

std::string PageWords::lang_attribute(std::string_view of_article) const {
    if (chinese_ || of_article.empty()) return {};
    return " lang=\"" + escape_xml(of_article) + '"';
}

std::string PageWords::count(std::size_t episodes) const {
    return std::to_string(episodes) + (chinese_ ? " 篇" : episodes == 1 ? " episode" : " episodes");
}

std::string page_start(const PageWords& say) {
    return std::string("<!DOCTYPE html>\n<html lang=\"") + say.language() + "\">\n";
}

std::string page_head(std::string_view title, std::string_view description, std::string_view script,
                      const PageWords& say) {
    std::string out = page_start(say) +
                      "<head>\n<meta charset=\"utf-8\">\n"
                      "<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n"
                      "<meta name=\"color-scheme\" content=\"light dark\">\n";
    out.append("<title>").append(escape_xml(title)).append("</title>\n");
    out.append("<meta name=\"description\" content=\"").append(escape_xml(description)).append("\">\n");
    // Without one browsers ask for /favicon.ico, in vain.
    out.append("<link rel=\"icon\" href=\"data:,\">\n");
    out.append("<link rel=\"stylesheet\" href=\"assets/langdu.css\">\n");
    out.append("<link rel=\"alternate\" type=\"application/rss+xml\" title=\"RSS\" href=\"feed.xml\">\n");
    // No module: browsers refuse modules from file://.
    for (const std::string_view name :
         {std::string_view("episodes.js"), std::string_view("common.js"), script})
        out.append("<script defer src=\"assets/").append(name).append("\"></script>\n");
    return out.append("</head>\n<body>\n");
}

std::string day_of(const std::string& date) {
    const auto moment = parse_date(date);
    if (!moment) return date;
    return iso8601_utc({moment->unix_seconds + moment->offset_minutes * 60, 0}).substr(0, 10);
}

std::string page_title(std::string_view cover, std::string_view title, std::string_view description) {
    std::string out;
    if (!cover.empty())
        out.append("<img id=\"cover\" src=\"")
            .append(escape_xml(cover))
            .append("\" width=\"160\" height=\"160\" alt=\"\">\n");
    return out.append("<h1>")
        .append(escape_xml(title))
        .append("</h1>\n<p>")
        .append(escape_xml(description))
        .append("</p>");
}

std::string select(std::string_view id, std::string_view label,
                   std::initializer_list<std::pair<std::string_view, std::string_view>> options) {
    std::string out{"<label>"};
    out.append(label).append(" <select id=\"").append(id).append("\">");
    for (const auto& [value, shown] : options)
        out.append("<option value=\"").append(value).append("\">").append(shown).append("</option>");
    return out.append("</select></label>\n");
}

std::string theme_menu(const PageWords& say) {
    return select("theme", say("颜色", "Colours"),
                  {{"", say("跟随系统", "As the system")},
                   {"light", say("浅色", "Light")},
                   {"sepia", say("米色", "Sepia")},
                   {"dark", say("深色", "Dark")}});
}

std::string page_foot() { return "</body>\n</html>\n"; }

std::string listening_time(double seconds, const PageWords& say) {
    const long minutes = std::max(1L, std::lround(seconds / 60));
    const auto* const shown = say(" 分钟", " min");
    if (minutes < 60) return std::to_string(minutes) + shown;
    std::string out = std::to_string(minutes / 60) + say(" 小时", " h");
    if (minutes % 60) out.append(" ").append(std::to_string(minutes % 60)).append(shown);
    return out;
}

} // namespace langdu::podcast
