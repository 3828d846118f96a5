#include "article/html_metadata.h"

#include "article/lines.h"
#include "base/json.h"
#include "base/unicode.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <set>

namespace langdu::article {

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
    {"og:url", &HtmlMetadata::original},
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

// 老街的早市_青石新闻网 => both
std::vector<std::string> parts_of(std::string_view title) {
    std::vector<std::string> parts;
    std::size_t begin = 0;
    const auto take = [&](std::size_t end) {
        if (const auto part = trim(title.substr(begin, end - begin)); !bare(part).empty())
            parts.emplace_back(part);
    };
    for (auto c = code_point_at(title, 0); c.size; c = code_point_at(title, c.end())) {
        const auto before = code_point_before(title, c.begin).value,
                   after = code_point_at(title, c.end()).value;
        const bool hyphen = c.value == '-' && !(is_ascii_letter(before) || is_ascii_digit(before)) &&
                            !(is_ascii_letter(after) || is_ascii_digit(after));
        if (!hyphen && std::u32string_view(U"_|｜–—―»·•").find(c.value) == std::u32string_view::npos)
            continue;
        const bool dot = c.value == U'·' || c.value == U'•'; // 约翰·史密斯, but 早市 · 青石网
        if (dot && !(before == ' ' && after == ' ')) continue;
        take(c.begin);
        begin = c.end();
    }
    take(title.size());
    return parts;
}

// The logo's text and where the link home leads: names of the site.
bool names_site(const HtmlTree& tree, std::size_t node) {
    const auto href = tree.attribute(node, "href");
    if (tree[node].tag == Tag::a)
        for (const std::string_view home :
             {"/", "./", "../", "/index.html", "index.html", "/index.htm", "/index.php"})
            if (href == home) return true;
    const auto names = lower_case(std::string(tree.attribute(node, "class")) + " " +
                                  std::string(tree.attribute(node, "id")));
    for (const std::string_view sign :
         {"logo", "site-name", "sitename", "site-title", "site_title", "sitetitle", "navbar-brand"})
        if (names.find(sign) != std::string::npos) return true;
    return false;
}

struct SiteRow {
    std::string_view attribute, name;
};
constexpr SiteRow site_rows[] = {
    {"property", "og:site_name"}, {"name", "application-name"}, {"name", "apple-mobile-web-app-title"}};

} // namespace

HtmlMetadata read_metadata(const HtmlTree& tree) {
    HtmlMetadata metadata;
    std::vector<std::size_t> metas;
    for (std::size_t i = 0; i < tree.nodes().size(); ++i) {
        switch (tree[i].tag) {
        case Tag::html:
            metadata.language = std::string(tree.attribute(i, "lang"));
            break;
        case Tag::title:
            set(metadata.page_title, tree.text_of(i));
            break;
        case Tag::script:
            if (tree.attribute(i, "type") == "application/ld+json") read_json_ld(tree.text_of(i), metadata);
            break;
        case Tag::meta:
            metas.push_back(i);
            break;
        case Tag::link:
            if (tree.attribute(i, "rel") == "canonical") set(metadata.original, tree.attribute(i, "href"));
            break;
        case Tag::a:
        case Tag::h1:
        case Tag::h2:
        case Tag::div:
        case Tag::span:
        case Tag::p:
            if (tree[i].attributes < tree[i].attributes_end && names_site(tree, i))
                if (const auto name = one_line(tree.text_of(i)); !name.empty() && length_utf8(name) <= 20)
                    metadata.sites.push_back(name);
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
    set(metadata.title, metadata.page_title);
    for (const auto& row : site_rows)
        for (const auto i : metas)
            if (tree.attribute(i, row.attribute) == row.name)
                metadata.sites.push_back(one_line(tree.attribute(i, "content")));
    return metadata;
}

std::string find_headline(const HtmlMetadata& metadata, const std::vector<HtmlBlock>& blocks) {
    const auto title = bare(metadata.title + " " + metadata.page_title);
    std::set<std::string> sites;
    for (const auto& site : metadata.sites) sites.insert(bare(site));
    auto parts = parts_of(metadata.title);
    if (metadata.page_title != metadata.title)
        std::ranges::move(parts_of(metadata.page_title), std::back_inserter(parts));
    // A page that is called like its site has no other name.
    const auto is_site = [&](const std::string& part) { return sites.contains(bare(part)); };
    if (!std::ranges::all_of(parts, is_site)) std::erase_if(parts, is_site);
    std::string longest;
    std::map<std::string, std::size_t> known; // parts, the first ones first
    for (const auto& part : parts) {
        if (length_utf8(part) > length_utf8(longest)) longest = part;
        known.try_emplace(bare(part), known.size());
    }
    const auto longest_bare = bare(longest);
    std::string best;
    double best_score = 0;
    for (std::size_t i = 0; i < blocks.size(); ++i) {
        const auto& found = blocks[i];
        const auto& text = found.block.text;
        if (text.size() > 400 || found.block.kind == BlockKind::image ||
            found.link_characters * 2 > found.characters)
            continue;
        // Most lines of a page have nothing to do with its title: ask that first, it is cheap.
        const auto first = code_point_at(text, 0);
        if (is_han(first.value) && metadata.title.find(text.substr(0, first.size)) == std::string::npos &&
            metadata.page_title.find(text.substr(0, first.size)) == std::string::npos)
            continue;
        const auto own = bare(text);
        if (own.empty() || (sites.contains(own) && !known.contains(own))) continue;
        const bool heading = found.block.kind == BlockKind::heading;
        double score = 0;
        if (const auto part = known.find(own); part != known.end())
            score = heading ? 1000 - 10.0 * static_cast<double>(part->second)
                            : static_cast<double>(length_utf8(own));
        else if (heading && found.block.level == 1 && length_utf8(own) >= 2 && longest_bare.starts_with(own))
            score = 400; // 渡口谣 of 渡口谣 歌词
        else if (title.find(own) != std::string::npos)
            score = static_cast<double>(length_utf8(own));
        else if (longest_bare.size() >= 15 && own.find(longest_bare) != std::string::npos &&
                 !text.starts_with("（原") && !text.starts_with("(原") && !text.starts_with("原标题"))
            score = static_cast<double>(length_utf8(longest_bare));
        else if (heading && found.block.level == 1 && !longest_bare.empty() && length_utf8(own) <= 40 &&
                 own.find(longest_bare) != std::string::npos)
            score = 500; // 幂 in the title, 幂的读法 on the page
        // A logo stands above links, a headline above its story.
        const bool leads_on =
            i + 1 < blocks.size() && blocks[i + 1].link_characters * 2 <= blocks[i + 1].characters;
        if (heading) score += score >= 900 && leads_on ? 20.5 : 0.5;
        if (score > best_score) {
            best = text;
            best_score = score;
        }
    }
    const auto enough = static_cast<double>(std::max<std::size_t>(4, length_utf8(longest_bare)));
    return best_score >= enough ? best : longest;
}

bool is_site_line(const HtmlMetadata& metadata, const Block& block, std::string_view headline) {
    if (length_utf8(block.text) > 60 || block.text == headline) return false;
    const auto own = bare(block.text);
    if (own == bare(metadata.page_title) && metadata.page_title != headline && !headline.empty()) return true;
    const auto same = [&](const std::string& name) { return bare(name) == own; };
    return std::ranges::any_of(metadata.sites, same) ||
           std::ranges::any_of(parts_of(metadata.page_title), same);
}

} // namespace langdu::article
