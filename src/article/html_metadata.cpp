#include "article/html_metadata.h"

#include "article/lines.h"
#include "base/json.h"
#include "base/unicode.h"

#include <algorithm>

namespace langdu {

namespace {

std::string one_line(std::string_view text) {
    std::string out;
    for (const auto& line : split_lines(text)) append_line(out, line.text);
    return out;
}

void set(std::string& field, std::string_view value) {
    if (field.empty()) field = one_line(value);
}

struct MetaRow {
    std::string_view name; // of property=, name= or itemprop=
    std::string HtmlMetadata::*field;
};
// The first one found wins, so the more exact names come first.
constexpr MetaRow meta_rows[] = {
    {"og:title", &HtmlMetadata::title},
    {"twitter:title", &HtmlMetadata::title},
    {"article:author", &HtmlMetadata::author},
    {"author", &HtmlMetadata::author},
    {"byl", &HtmlMetadata::author},
    {"article:published_time", &HtmlMetadata::date},
    {"datePublished", &HtmlMetadata::date},
    {"pubdate", &HtmlMetadata::date},
    {"publishdate", &HtmlMetadata::date},
    {"date", &HtmlMetadata::date},
    {"og:image", &HtmlMetadata::cover},
    {"og:image:url", &HtmlMetadata::cover},
    {"twitter:image", &HtmlMetadata::cover},
    {"twitter:image:src", &HtmlMetadata::cover},
};

std::string text_of(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_object() && value.contains("name")) return text_of(value["name"]);
    std::string out;
    if (value.is_array())
        for (const auto& item : value)
            if (const auto name = item.is_array() ? std::string() : text_of(item); !name.empty())
                out += (out.empty() ? "" : "、") + name;
    return out;
}

// An address, the "url" of an object, or the first of a list.
std::string address_of(const Json& value) {
    if (value.is_string()) return value.get<std::string>();
    if (value.is_object() && value.contains("url") && value["url"].is_string())
        return value["url"].get<std::string>();
    return value.is_array() && !value.empty() && !value[0].is_array() ? address_of(value[0]) : std::string();
}

void read_json_ld(std::string_view text, HtmlMetadata& metadata) {
    // Nesting is checked before parsing: the parser recurses.
    int depth = 0;
    for (const char c : text) {
        depth += c == '{' || c == '[';
        depth -= c == '}' || c == ']';
        if (depth > 64) return;
    }
    const auto root = try_parse_json(text);
    if (root.is_discarded()) return;
    const auto read_object = [&](const Json& object) {
        if (!object.is_object() || !object.contains("headline")) return;
        set(metadata.title, text_of(object["headline"]));
        if (object.contains("author")) set(metadata.author, text_of(object["author"]));
        if (object.contains("datePublished")) set(metadata.date, text_of(object["datePublished"]));
        if (object.contains("image")) set(metadata.cover, address_of(object["image"]));
    };
    read_object(root);
    if (root.is_array())
        for (const auto& object : root) read_object(object);
    if (root.is_object() && root.contains("@graph") && root["@graph"].is_array())
        for (const auto& object : root["@graph"]) read_object(object);
}

// Without white space and marks, in NFKC and lower case: what two spellings of a headline share.
std::string bare(std::string_view text) {
    std::string out;
    const auto folded = lower_case(nfkc(text));
    for (auto c = code_point_at(folded, 0); c.size; c = code_point_at(folded, c.end()))
        if (is_letter(c.value) || is_decimal_digit(c.value)) append_utf8(out, c.value);
    return out;
}

std::string longest_part(std::string_view title) {
    std::string best;
    std::size_t begin = 0;
    const auto take = [&](std::size_t end) {
        const auto part = trim(title.substr(begin, end - begin));
        if (length_utf8(part) > length_utf8(best)) best = std::string(part);
    };
    for (auto c = code_point_at(title, 0); c.size; c = code_point_at(title, c.end())) {
        const auto before = code_point_before(title, c.begin).value,
                   after = code_point_at(title, c.end()).value;
        const bool hyphen = c.value == '-' && !(is_ascii_letter(before) || is_ascii_digit(before)) &&
                            !(is_ascii_letter(after) || is_ascii_digit(after));
        if (!hyphen && std::u32string_view(U"_|｜–—―»").find(c.value) == std::u32string_view::npos) continue;
        take(c.begin);
        begin = c.end();
    }
    take(title.size());
    return best;
}

} // namespace

HtmlMetadata read_metadata(const HtmlTree& tree) {
    HtmlMetadata metadata;
    std::string page_title;
    std::vector<std::size_t> metas;
    for (std::size_t i = 0; i < tree.nodes().size(); ++i) {
        switch (tree[i].tag) {
        case Tag::html:
            metadata.language = std::string(tree.attribute(i, "lang"));
            break;
        case Tag::title:
            set(page_title, tree.text_of(i));
            break;
        case Tag::script:
            if (tree.attribute(i, "type") == "application/ld+json") read_json_ld(tree.text_of(i), metadata);
            break;
        case Tag::meta:
            metas.push_back(i);
            break;
        case Tag::time:
            set(metadata.date, tree.attribute(i, "datetime"));
            break;
        default:
            break;
        }
    }
    for (const auto& row : meta_rows)
        for (const auto i : metas)
            for (const auto name : {"property", "name", "itemprop"})
                if (tree.attribute(i, name) == row.name)
                    set(metadata.*row.field, tree.attribute(i, "content"));
    for (const auto i : metas) // one element a tag
        if (const auto tag = one_line(tree.attribute(i, "content"));
            tree.attribute(i, "property") == "article:tag" && !tag.empty())
            metadata.tags += (metadata.tags.empty() ? "" : "、") + tag;
    set(metadata.title, page_title);
    if (metadata.author.find("://") != std::string::npos) metadata.author.clear();
    return metadata;
}

std::string find_headline(const HtmlMetadata& metadata, const std::vector<HtmlBlock>& blocks) {
    const auto title = bare(metadata.title);
    const auto part = longest_part(metadata.title);
    std::string best;
    std::size_t best_size = 0;
    for (const auto& found : blocks) {
        const auto& text = found.block.text;
        if (text.size() > 400 || found.block.kind == BlockKind::image) continue;
        // Most lines of a page have nothing to do with its title: ask that first, it is cheap.
        const auto first = code_point_at(text, 0);
        if (is_han(first.value) && metadata.title.find(text.substr(0, first.size)) == std::string::npos)
            continue;
        const auto own = bare(text);
        if (own.empty() || (title.find(own) == std::string::npos &&
                            (title.size() < 15 || own.find(bare(part)) == std::string::npos)))
            continue;
        // A heading is taken before a line of the same length; links to the page itself are not.
        const auto size = length_utf8(own) * 2 + (found.block.kind == BlockKind::heading);
        if (size > best_size && found.link_characters * 2 <= found.characters) {
            best = text;
            best_size = size;
        }
    }
    return best_size >= 8 && best_size >= length_utf8(bare(part)) ? best : part;
}

} // namespace langdu
