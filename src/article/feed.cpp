// RSS 0.9 to 2.0 and Atom: each item is a section, its text is read as a web page is.
#include "article/feed.h"

#include "article/fetch.h"
#include "article/lines.h"
#include "article/markup.h"
#include "article/readers.h"
#include "article/xml_tree.h"
#include "base/error.h"
#include "base/hash.h"
#include "base/unicode.h"

#include <algorithm>
#include <ctime>
#include <sstream>

namespace langdu::article {

namespace {

std::string inner_xml(const pugi::xml_node& node) {
    std::ostringstream out;
    for (const auto& child : node.children()) child.print(out, "", pugi::format_raw);
    return out.str();
}

// As HTML: RSS and Atom hold it escaped, in CDATA or as XHTML; text says so.
std::string html_of(const pugi::xml_node& node) {
    const auto type = attribute_of(node, "type");
    if (type == "xhtml" || std::ranges::any_of(node.children(), [](const pugi::xml_node& child) {
            return child.type() == pugi::node_element;
        }))
        return inner_xml(node);
    std::string text;
    for (const auto& child : node.children()) text += child.value();
    return type == "text" || type == "text/plain" ? escape_html(text) : text;
}

// A title may be HTML as well.
std::string plain_text(const pugi::xml_node& node) { return text_of_markup(html_of(node)); }

// What elements of both families mean; the first of a row that is there counts.
constexpr std::string_view texts[] = {"encoded", "content", "description", "summary"};
constexpr std::string_view authors[] = {"creator", "author", "managingEditor"};
constexpr std::string_view dates[] = {"published", "pubDate", "date", "updated", "lastBuildDate"};

// media:content and the like are no text of the item.
bool is_own(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const auto colon = name.find(':');
    if (colon == std::string_view::npos) return true;
    const auto prefix = name.substr(0, colon);
    return prefix == "content" || prefix == "dc" || prefix == "atom" || prefix == "rss" || prefix == "a" ||
           prefix == "itunes";
}

template <std::size_t count>
pugi::xml_node first_of(const pugi::xml_node& parent, const std::string_view (&names)[count]) {
    for (const auto name : names)
        for (const auto& child : parent.children())
            if (local_name(child) == name && is_own(child) && !text_below(child).empty()) return child;
    return {};
}

// Of a video, what its page says of it: media:description, alone or in media:group.
pugi::xml_node media_description(const pugi::xml_node& item) {
    for (const auto& parent : {item, child_of(item, "group")})
        for (const auto& child : parent.children())
            if (std::string_view(child.name()) == "media:description" && !text_below(child).empty())
                return child;
    return {};
}

// Plain text: its lines are paragraphs.
std::string html_of_lines(const std::string& text) {
    std::istringstream lines(text);
    std::string out;
    for (std::string line; std::getline(lines, line);) out += "<p>" + escape_html(line) + "</p>";
    return out;
}

std::string name_in(const pugi::xml_node& author) {
    const auto name = child_of(author, "name");
    return text_below(name ? name : author);
}

// <link>https://…</link>, <link href="https://…"/>
std::string address_of(const pugi::xml_node& item) {
    for (const auto& child : item.children())
        if (const auto rel = attribute_of(child, "rel");
            local_name(child) == "link" && (rel.empty() || rel == "alternate")) {
            const std::string href(attribute_of(child, "href"));
            return href.empty() ? text_below(child) : href;
        }
    return {};
}

struct FeedNodes {
    pugi::xml_node head;
    std::vector<pugi::xml_node> items;
};

// RSS 1.0 has its items beside the channel.
FeedNodes nodes_of(const pugi::xml_document& document) {
    const auto root = document.document_element();
    const auto channel = child_of(root, "channel");
    FeedNodes out{channel ? channel : root, {}};
    for (const auto& parent : {out.head, root}) {
        for (const auto& child : parent.children())
            if (local_name(child) == "item" || local_name(child) == "entry") out.items.push_back(child);
        if (!out.items.empty() || out.head == root) break;
    }
    return out;
}

// A feed's dates are those of mail, 2024-05-01T08:00:00Z in Atom.
std::string iso_date(const std::string& text) {
    const auto seconds = text.size() > 4 && text[4] != '-' ? mail_date(text) : std::nullopt;
    if (!seconds) return text;
    const std::time_t time = *seconds;
    std::tm parts{};
    ::gmtime_r(&time, &parts);
    char out[32];
    return {out, std::strftime(out, sizeof out, "%Y-%m-%dT%H:%M:%SZ", &parts)};
}

std::string tags_of(const pugi::xml_node& item) {
    std::string out;
    for (const auto& child : item.children())
        if (local_name(child) == "category" && is_own(child)) {
            auto name = std::string(attribute_of(child, "label"));
            if (name.empty()) name = std::string(attribute_of(child, "term"));
            if (name.empty()) name = text_below(child);
            if (!name.empty()) out.append(out.empty() ? "" : "、").append(name);
        }
    return out;
}

FeedItem item_of(const pugi::xml_node& item) {
    FeedItem out;
    out.title = plain_text(child_of(item, "title"));
    const auto text = first_of(item, texts);
    const auto name = local_name(text);
    out.whole = name == "encoded" || name == "content";
    out.html = text ? html_of(text) : html_of_lines(media_description(item).child_value());
    out.author = name_in(first_of(item, authors));
    out.date = iso_date(text_below(first_of(item, dates)));
    out.tags = tags_of(item);
    out.address = address_of(item);
    for (const auto* id : {"guid", "id"})
        if (out.guid.empty()) out.guid = text_below(child_of(item, id));
    if (out.guid.empty()) out.guid = out.address;
    if (out.guid.empty()) out.guid = Hash{}.add(out.title).add(out.date).add(out.html).hex();
    const bool is_address =
        attribute_of(child_of(item, "guid"), "isPermaLink") != "false" && is_url(out.guid);
    if (out.address.empty() && is_address) out.address = out.guid;
    return out;
}

class FeedReader {
public:
    explicit FeedReader(const std::string& place) : place_(place) {}

    Article read(const pugi::xml_document& document) {
        const auto [head, items] = nodes_of(document);
        if (items.empty()) throw InputError(place_ + ": a feed without items; nothing can be read");
        read_head(head);
        for (const auto& item : items) add(item, items.size() == 1);
        warn_of_summaries(items);
        return std::move(article_);
    }

private:
    void read_head(const pugi::xml_node& head) {
        article_.marked_up = true;
        article_.title = plain_text(child_of(head, "title"));
        article_.author = name_in(first_of(head, authors));
        article_.date = text_below(first_of(head, dates));
        article_.language = text_below(child_of(head, "language"));
        if (article_.language.empty()) article_.language = attribute_of(head, "lang");
        article_.cover = text_below(child_of(child_of(head, "image"), "url"));
        for (const auto& child : head.children())
            if (const auto name = local_name(child); name != "item" && name != "entry" && name != "title")
                skip(child, SkipReason::about_the_feed);
    }

    // Many feeds hold the first words of their articles alone.
    void warn_of_summaries(const std::vector<pugi::xml_node>& items) {
        constexpr std::size_t longest = 300; // characters of a summary
        std::size_t characters = 0;
        for (const auto& block : article_.blocks) characters += length_utf8(block.text);
        const bool whole = std::ranges::any_of(items, [](const pugi::xml_node& item) {
            const auto name = local_name(first_of(item, texts));
            return name == "encoded" || name == "content";
        });
        if (!whole && items.size() > 1 && characters < longest * items.size())
            article_.warnings.push_back(
                "the feed holds summaries; the whole articles stand at the addresses of its items");
    }

    void skip(const pugi::xml_node& node, SkipReason reason) {
        if (auto text = text_below(node); !text.empty())
            article_.skipped.push_back({line_, std::move(text), reason});
    }

    // A single item is the article; of several each is a section.
    void add(const pugi::xml_node& item, bool single) {
        ++line_;
        const auto title = plain_text(child_of(item, "title"));
        const auto text = first_of(item, texts), author = first_of(item, authors),
                   date = first_of(item, dates);
        const auto media = text ? pugi::xml_node{} : media_description(item);
        for (const auto& child : item.children())
            if (const auto name = local_name(child);
                child != text && child != media && name != "title" && child != media.parent())
                skip(child, SkipReason::about_the_item);
        if (media.parent() != item)
            for (const auto& child : media.parent().children())
                if (child != media) skip(child, SkipReason::about_the_item);
        if (single) {
            if (!title.empty()) {
                article_.skipped.push_back({0, article_.title, SkipReason::name_of_the_feed});
                article_.title = title;
            }
            if (author) article_.author = name_in(author);
            if (date) article_.date = text_below(date);
            article_.original = address_of(item);
        } else if (!title.empty()) {
            Block heading;
            heading.kind = BlockKind::heading;
            heading.line = line_;
            heading.level = 1;
            heading.text = title;
            article_.blocks.push_back(std::move(heading));
        }
        Article part;
        if (text) add_markup(html_of(text), part);
        if (media) add_markup(html_of_lines(media.child_value()), part);
        for (auto& block : part.blocks) {
            block.line = line_;
            if (block.kind == BlockKind::heading && !single) block.level = std::min(block.level + 1, 6);
            // Notes of one item are not those of the next.
            const auto own = "item" + std::to_string(line_);
            if (block.kind == BlockKind::footnote) block.marker.insert(0, own);
            for (auto& note : block.notes) note.insert(0, own);
            for (auto& mark : block.inlines)
                if (mark.kind == InlineKind::note) mark.target.insert(0, own);
            block.separated |= title.empty() && &block == &part.blocks.front() && line_ > 1;
            article_.blocks.push_back(std::move(block));
        }
        for (auto& piece : part.skipped)
            article_.skipped.push_back({line_, std::move(piece.text), piece.reason});
    }

    const std::string& place_;
    Article article_;
    int line_{}; // items are counted
};

} // namespace

bool is_feed(std::string_view bytes) {
    const auto root = root_of_xml(bytes);
    return root == "rss" || root == "feed" || root == "RDF";
}

std::string text_of_markup(std::string_view html) {
    Article article;
    add_markup(html, article);
    std::string out;
    for (const auto& block : article.blocks) append_line(out, block.text);
    return out;
}

FeedContents read_feed_items(std::string_view bytes, const std::string& place) {
    FeedContents out;
    const auto document = parse_xml_leniently(bytes, place, out.fault);
    if (!is_feed(bytes)) throw InputError(place + ": no feed; give the address of an RSS or Atom feed");
    const auto [head, items] = nodes_of(document);
    out.title = plain_text(child_of(head, "title"));
    out.author = name_in(first_of(head, authors));
    for (const auto& item : items) out.items.push_back(item_of(item));
    return out;
}

Recognized recognize_feed(std::string_view bytes) {
    return is_feed(bytes) ? Recognized::sure : Recognized::no;
}

Article read_feed(const Source& source) {
    const auto place = place_of(source);
    std::string fault;
    const auto document = parse_xml_leniently(source.bytes, place, fault);
    if (local_name(document.document_element()).empty())
        throw InputError(place + ": no feed (" + fault + "); get the file again");
    Article article = FeedReader(place).read(document);
    if (!fault.empty()) article.warnings = {"the feed is broken at " + fault + "; what follows is missing"};
    return article;
}

} // namespace langdu::article
