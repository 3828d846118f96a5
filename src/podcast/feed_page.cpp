#include "podcast/feed_page.h"

#include "base/escape.h"
#include "base/qr_code.h"
#include "podcast/page_parts.h"

#include <string_view>

namespace langdu::podcast {

namespace {

bool is_of_this_computer(std::string_view url) {
    for (const std::string_view host : {"://localhost", "://127.", "://[::1]"})
        if (url.find(host) != url.npos) return true;
    return false;
}

// A code that a phone reads, when the address is one that a phone can open.
std::string code_of(const std::string& address, const PageWords& say) {
    if (is_of_this_computer(address)) return {};
    const auto code = qr_path(address);
    if (code.path.empty()) return {};
    const auto side = std::to_string(code.width + 8);
    return "<svg id=\"code\" viewBox=\"-4 -4 " + side + " " + side +
           "\" width=\"220\" height=\"220\" role=\"img\" aria-label=\"" +
           say("播客地址的二维码", "The feed's address as a QR code") +
           "\">"
           "<rect x=\"-4\" y=\"-4\" width=\"" +
           side + "\" height=\"" + side + "\" fill=\"#fff\"/><path d=\"" + code.path +
           "\" fill=\"#000\"/></svg>\n";
}

// Apps that take an address by a scheme of their own: what stands before it, without its http://.
struct App {
    std::string_view scheme;
    const char *chinese, *english;
};
constexpr App apps[] = {{"podcast://", "Apple 播客", "Apple Podcasts"},
                        {"pktc://subscribe/", "Pocket Casts", "Pocket Casts"},
                        {"antennapod-subscribe://", "AntennaPod", "AntennaPod"},
                        {"overcast://x-callback-url/add?url=", "Overcast", "Overcast"}};

} // namespace

std::string feed_page_name(const FeedOptions& options) {
    return options.file_name.substr(0, options.file_name.rfind('.')) + ".html";
}

std::string feed_page(const FeedOptions& options) {
    const auto address =
        (options.base_url.ends_with('/') ? options.base_url : options.base_url + '/') + options.file_name;
    const PageWords say{options.language};
    std::string out =
        page_head(say("订阅：", "Subscribe: ") + options.title, options.description, "feed.js", say);
    out.append("<header><p><a href=\"index.html\">‹ ")
        .append(say("全部文章", "All episodes"))
        .append("</a></p>\n");
    out.append(page_title(options.cover, options.title, options.description)).append("</header>\n<main>\n");
    out.append("<p>")
        .append(
            say("把下面的地址粘贴到播客应用的“通过网址添加”里，新文章会自己出现。",
                "Paste this address into a podcast app, “add by URL”; new episodes appear by themselves."))
        .append("</p>\n<p class=\"address\"><label for=\"address\">")
        .append(say("播客地址", "Feed address"))
        .append("</label> <input id=\"address\" readonly data-file=\"")
        .append(escape_xml(options.file_name))
        .append("\" value=\"")
        .append(escape_xml(address))
        .append("\">\n<button type=\"button\" id=\"copy\">")
        .append(say("复制", "Copy"))
        .append("</button> <span id=\"copied\" "
                "role=\"status\"></span></p>\n<p class=\"feeds\">");
    const auto bare = address.substr(address.find("://") + 3);
    for (const auto& [scheme, chinese, english] : apps)
        out.append("<a class=\"app\" data-scheme=\"")
            .append(scheme)
            .append("\" href=\"")
            .append(escape_xml(std::string(scheme) + (scheme.ends_with('=') ? address : bare)))
            .append("\">")
            .append(say(chinese, english))
            .append("</a>\n");
    out.append("<a href=\"")
        .append(escape_xml(options.file_name))
        .append("\">RSS</a></p>\n")
        .append(code_of(address, say))
        .append("</main>\n");
    return out.append(page_foot());
}

} // namespace langdu::podcast
