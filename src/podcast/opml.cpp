#include "podcast/opml.h"

#include "base/escape.h"

namespace langdu::podcast {

std::string opml(const std::vector<FeedOptions>& feeds) {
    std::string out{"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n<head><title>"};
    out.append(escape_xml(feeds.front().title)).append("</title></head>\n<body>\n");
    for (const auto& feed : feeds) {
        const std::string base = feed.base_url.ends_with('/') ? feed.base_url : feed.base_url + '/';
        out.append("<outline type=\"rss\" text=\"").append(escape_xml(feed.title)).append("\" xmlUrl=\"");
        out.append(escape_xml(base + feed.file_name))
            .append("\" htmlUrl=\"")
            .append(escape_xml(base))
            .append("\"/>\n");
    }
    return out.append("</body>\n</opml>\n");
}

} // namespace langdu::podcast
