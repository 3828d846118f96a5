#include "sources/source_list.h"

#include "article/fetch.h"
#include "article/html_tree.h"
#include "article/lines.h"
#include "article/xml_tree.h"
#include "base/unicode.h"
#include "podcast/dates.h"
#include "sources/exported_rows.h"

#include <charconv>
#include <set>

namespace langdu::sources {

namespace {

using Addresses = std::optional<std::vector<ListedAddress>>;

// Lines of an address each, # before a remark, "- " before an item; what follows the address is its title.
Addresses of_lines(std::string_view utf8) {
    std::vector<ListedAddress> out;
    for (const auto& line : article::split_lines(utf8)) {
        auto text = line.text;
        if (text.empty() || text.starts_with('#')) continue;
        for (const std::string_view bullet : {"- ", "* "})
            if (text.starts_with(bullet)) text = trim(text.substr(bullet.size()));
        const auto end = std::min(text.find_first_of(" \t"), text.size());
        if (!article::is_url(text.substr(0, end))) return std::nullopt;
        ListedAddress listed;
        listed.address = text.substr(0, end);
        listed.facts.title = trim(text.substr(end));
        out.push_back(std::move(listed));
    }
    return out.empty() ? std::nullopt : std::optional(std::move(out));
}

std::vector<ListedAddress> of_opml(std::string_view bytes, const std::string& name) {
    std::vector<ListedAddress> out;
    const auto document = article::parse_xml(bytes, name);
    article::walk_xml(document, [&](const pugi::xml_node& node, int) {
        if (article::local_name(node) != "outline") return;
        ListedAddress listed;
        listed.address = trim(article::attribute_of(node, "xmlUrl"));
        listed.feed = article::is_url(listed.address);
        if (!listed.feed) listed.address = trim(article::attribute_of(node, "url")); // a bookmark among feeds
        listed.facts.title = listed.feed ? "" : article::attribute_of(node, "text");
        if (article::is_url(listed.address)) out.push_back(std::move(listed));
    });
    return out;
}

// Bookmarks of browsers, and Pocket's export before 2025.
bool is_bookmarks(std::string_view bytes) {
    const auto head = lower_case(bytes.substr(0, 2000));
    return head.starts_with("<!doctype netscape-bookmark-file") ||
           head.find("<title>pocket export</title>") != std::string::npos;
}

std::vector<ListedAddress> of_bookmarks(std::string_view bytes) {
    const article::HtmlTree tree{bytes};
    std::vector<ListedAddress> out;
    for (std::uint32_t i = 0; i < tree.nodes().size(); ++i) {
        const auto& node = tree.nodes()[i];
        if (node.tag != article::Tag::a) continue;
        ListedAddress listed;
        listed.address = trim(tree.attribute(i, "href"));
        for (auto inner = i + 1; inner < node.end; ++inner) listed.facts.title += tree.nodes()[inner].text;
        if (article::is_url(listed.facts.title)) listed.facts.title.clear();
        std::int64_t added = 0;
        for (const auto* name : {"time_added", "add_date"}) {
            const std::string text(tree.attribute(i, name));
            if (std::from_chars(text.data(), text.data() + text.size(), added).ec == std::errc() && added > 0)
                listed.facts.date = podcast::iso8601_utc({added, 0});
        }
        if (article::is_url(listed.address)) out.push_back(std::move(listed));
    }
    return out;
}

Addresses unless_empty(std::vector<ListedAddress> found) {
    return found.empty() ? std::nullopt : std::optional(std::move(found));
}

Addresses find(std::string_view bytes, const std::string& name) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    const auto begin = trim(bytes.substr(0, 2000));
    if (begin.empty() || find_invalid_utf8(bytes)) return std::nullopt;
    if (is_bookmarks(begin)) return of_bookmarks(bytes); // none in it is an empty list, no article
    if (const auto root = article::root_of_xml(bytes); root == "opml")
        return of_opml(bytes, name);
    else if (root.starts_with("wallabag"))
        return addresses_of_xml(bytes, name);
    if (begin.starts_with('[') || begin.starts_with('{')) return unless_empty(addresses_of_json(bytes));
    if (auto lines = of_lines(bytes)) return lines;
    const auto first = lower_case(begin.substr(0, begin.find('\n')));
    if (first.find_first_of(",;\t") != std::string::npos &&
        (first.find("url") != std::string::npos || first.find("link") != std::string::npos))
        return unless_empty(addresses_of_csv(bytes));
    return std::nullopt;
}

} // namespace

std::optional<std::vector<ListedAddress>> read_source_list(std::string_view bytes, const std::string& name) {
    auto out = find(bytes, name);
    if (!out) return out;
    std::set<std::string> known;
    std::erase_if(*out, [&](const ListedAddress& listed) { return !known.insert(listed.address).second; });
    return out;
}

} // namespace langdu::sources
