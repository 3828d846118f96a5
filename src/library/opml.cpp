#include "library/opml.h"

#include "library/xml.h"

namespace langdu {

std::string opml(const FeedOptions& options) {
    const std::string base = options.base_url.ends_with('/') ? options.base_url : options.base_url + '/';
    const std::string title = escape_xml(options.title);
    std::string out{"<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<opml version=\"2.0\">\n<head><title>"};
    out.append(title).append("</title></head>\n<body>\n<outline type=\"rss\" text=\"").append(title);
    out.append("\" xmlUrl=\"")
        .append(escape_xml(base + options.file_name))
        .append("\" htmlUrl=\"")
        .append(escape_xml(base));
    return out.append("\"/>\n</body>\n</opml>\n");
}

} // namespace langdu
