// FictionBook 2: sections with their titles, poems, quotations and notes; also packed in a ZIP.
#include "article/markup.h"
#include "article/pictures.h"
#include "article/readers.h"
#include "article/xml_tree.h"
#include "article/zip_archive.h"
#include "base/base64.h"
#include "base/error.h"
#include "base/unicode.h"

#include <algorithm>
#include <map>
#include <optional>

namespace langdu::article {

namespace {

using Node = pugi::xml_node;

class Fb2Reader {
public:
    explicit Fb2Reader(Article& article) : article_(article) {}

    void read(const Node& book) {
        walk_xml(book, [&](const Node& node, int) {
            has_titles_ |= local_name(node) == "title" && local_name(node.parent()) == "section";
        });
        for (const auto& node : book.children()) {
            if (local_name(node) == "description") description(node);
            if (local_name(node) != "body") continue;
            const auto name = attribute_of(node, "name");
            name == "notes" || name == "comments" ? notes(node) : body(node);
        }
        add_markup(html_, article_);
    }

private:
    // --- what the book says about itself ---------------------------------------------------------
    static std::string person(const Node& node) {
        const auto first = text_below(child_of(node, "first-name")),
                   middle = text_below(child_of(node, "middle-name")),
                   last = text_below(child_of(node, "last-name"));
        if (first.empty() && last.empty()) return text_below(child_of(node, "nickname"));
        // 鲁迅 may be written as a first and a last name.
        const auto family = code_point_at(last.empty() ? first : last, 0).value;
        if (is_han(family)) return last + middle + first;
        std::string out;
        for (const auto& part : {first, middle, last})
            if (!part.empty()) out += (out.empty() ? "" : " ") + part;
        return out;
    }

    void description(const Node& node) {
        const auto title = child_of(node, "title-info");
        for (const auto& field : title.children()) {
            const auto name = local_name(field);
            if (name == "book-title")
                article_.title = text_below(field);
            else if (name == "author")
                article_.author += (article_.author.empty() ? "" : "、") + person(field);
            else if (name == "lang")
                article_.language = text_below(field);
            else if (name == "date")
                article_.date = attribute_of(field, "value").empty()
                                    ? text_below(field)
                                    : std::string(attribute_of(field, "value"));
            else if (name == "keywords")
                article_.tags = text_below(field);
            else if (name == "coverpage")
                cover(field, node.parent());
            else if (auto text = text_below(field); !text.empty())
                article_.skipped.push_back({0, std::move(text), SkipReason::about_the_book});
        }
        for (const auto& part : node.children())
            if (local_name(part) != "title-info")
                if (auto text = text_below(part); !text.empty())
                    article_.skipped.push_back({0, std::move(text), SkipReason::about_the_book});
    }

    void cover(const Node& page, const Node& book) {
        const auto link = attribute_of(child_of(page, "image"), "href");
        if (!link.starts_with('#')) return;
        for (const auto& binary : book.children())
            if (local_name(binary) == "binary" && attribute_of(binary, "id") == link.substr(1)) {
                article_.cover = link.substr(1);
                article_.cover_image = decode_base64(binary.text().get());
            }
    }

    // --- text ------------------------------------------------------------------------------------
    void body(const Node& node) { blocks(node, 1); }

    // Each section of the notes is one, its title the label that the mark repeats.
    void notes(const Node& node) {
        for (const auto& section : node.children()) {
            if (local_name(section) != "section") {
                if (auto text = text_below(section); !text.empty())
                    article_.skipped.push_back({0, std::move(text), SkipReason::title_of_the_notes});
                continue;
            }
            html_ += "<aside epub:type=\"footnote\" id=\"" + escape_html(attribute_of(section, "id")) + "\">";
            for (const auto& child : section.children())
                if (local_name(child) == "title")
                    article_.skipped.push_back({0, text_below(child), SkipReason::footnote_mark});
                else
                    block(child, 6);
            html_ += "</aside>\n";
        }
    }

    static bool is_inline(const Node& node) {
        if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) return true;
        for (const std::string_view known :
             {"a", "strong", "emphasis", "style", "strikethrough", "sup", "sub", "code"})
            if (local_name(node) == known) return true;
        return false;
    }

    // Text that stands in a section without a paragraph, as some programs write it, is one.
    void blocks(const Node& parent, int level) {
        bool open = false;
        for (const auto& child : parent.children()) {
            const bool loose = is_inline(child);
            if (loose && !open && text_below(child).empty() && trim(child.value()).empty()) continue;
            if (loose != open) html_ += loose ? "<p>" : "</p>\n";
            open = loose;
            loose ? run(child) : block(child, level);
        }
        if (open) html_ += "</p>\n";
    }

    void enclosed(const std::string& tag, const Node& node) {
        html_ += "<" + tag + ">";
        runs(node);
        html_ += "</" + tag.substr(0, tag.find(' ')) + ">\n";
    }

    // Several lines of one title are one heading.
    void title(const Node& node, int level) {
        const auto tag = "h" + std::to_string(std::min(level, 6));
        html_ += "<" + tag + ">";
        bool first = true;
        for (const auto& line : node.children()) {
            if (local_name(line) != "p") continue;
            if (!first) html_ += ' ';
            runs(line);
            first = false;
        }
        html_ += "</" + tag + ">\n";
    }

    void block(const Node& node, int level) {
        const auto name = local_name(node);
        if (name == "section")
            blocks(node,
                   level +
                       (local_name(node.parent()) == "body" && !child_of(node.parent(), "title") ? 0 : 1));
        else if (name == "title")
            local_name(node.parent()) == "poem" || local_name(node.parent()) == "stanza" ? lines(node)
                                                                                         : title(node, level);
        else if (name == "subtitle")
            subtitle(node, level);
        else if (name == "p" && !has_titles_ && is_strong_line(node))
            enclosed("h" + std::to_string(std::min(level + (opens_section(node) ? 0 : 1), 6)), node);
        else if (name == "p" && is_code(node))
            code(node);
        else if (name == "p" && bullets(node) > 0)
            item(node);
        else if (name == "p" || name == "v" || name == "text-author" || name == "date")
            enclosed("p", node);
        else if (name == "empty-line")
            html_ += '\n';
        else if (name == "cite" || name == "epigraph" || name == "annotation") {
            html_ += "<blockquote>";
            blocks(node, 6);
            html_ += "</blockquote>\n";
        } else if (name == "image")
            image(node);
        else if (name == "table")
            table(node);
        else
            blocks(node, level); // poem, stanza
    }

    // Calibre writes titles so: <p><strong>第一回</strong></p>
    static bool is_strong_line(const Node& node) {
        constexpr std::size_t longest = 60; // characters
        for (const auto& child : node.children())
            if (local_name(child) != "strong" &&
                !(child.type() == pugi::node_pcdata && trim(child.value()).empty()))
                return false;
        const auto text = text_below(node);
        return !text.empty() && length_utf8(text) <= longest && !text.ends_with("。");
    }

    static bool opens_section(const Node& node) {
        auto before = node.previous_sibling();
        while (before && text_below(before).empty()) before = before.previous_sibling();
        return !before;
    }

    // A line of code is a paragraph of its own here.
    static bool is_code(const Node& node) {
        bool code = false;
        for (const auto& child : node.children()) {
            if (local_name(child) != "code" && !trim(child.value()).empty()) return false;
            if (local_name(child) != "code" && child.type() == pugi::node_element) return false;
            code |= local_name(child) == "code";
        }
        return code;
    }

    void code(const Node& node) {
        if (html_.ends_with("</pre>\n"))
            html_.resize(html_.size() - 7);
        else
            html_ += "<pre>";
        html_ += '\n';
        runs(node);
        html_ += "</pre>\n";
    }

    // FictionBook has no lists: their bullets are text, "• • " on the second level.
    static int bullets(const Node& node) {
        const auto text = text_below(node);
        std::string_view rest = text;
        int count = 0;
        for (; rest.starts_with("•"); ++count) rest = trim(rest.substr(std::string_view("•").size()));
        return rest.empty() ? 0 : std::min(count, 6);
    }

    void item(const Node& node) {
        const int level = bullets(node);
        std::string outer;
        outer.swap(html_);
        runs(node);
        outer.swap(html_);
        std::string_view inside = outer;
        for (int i = 0; i < level; ++i)
            inside =
                trim(inside.substr(std::min(inside.find("•") + std::string_view("•").size(), inside.size())));
        html_ += list_item_html(level - 1, "", inside);
    }

    // * * * between scenes, or a heading that opens no section.
    void subtitle(const Node& node, int level) {
        const auto text = text_below(node);
        bool words = false;
        for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end()))
            words |= is_letter(c.value) || is_decimal_digit(c.value);
        if (words)
            enclosed("h" + std::to_string(std::min(level + 1, 6)), node);
        else {
            html_ += "<hr>\n";
            if (!text.empty()) article_.skipped.push_back({0, text, SkipReason::separator});
        }
    }

    void lines(const Node& node) {
        for (const auto& line : node.children())
            if (local_name(line) == "p") enclosed("p", line);
    }

    void table(const Node& node) {
        html_ += "<table>";
        for (const auto& row : node.children()) {
            if (local_name(row) != "tr") continue;
            html_ += "<tr>";
            for (const auto& cell : row.children()) {
                const std::string tag = local_name(cell) == "th" ? "th" : "td";
                html_ += "<" + tag;
                for (const char* span : {"colspan", "rowspan"})
                    if (const auto count = attribute_of(cell, span); !count.empty() && count.size() < 3)
                        html_ += std::string(" ") + span + "=\"" + escape_html(count) + "\"";
                html_ += ">";
                runs(cell);
                html_ += "</" + tag + ">";
            }
            html_ += "</tr>\n";
        }
        html_ += "</table>\n";
    }

    void image(const Node& node) {
        std::string said;
        for (const auto name : {"title", "alt"})
            if (const auto text = attribute_of(node, name); !text.empty() && text != said)
                said += (said.empty() ? "" : "，") + std::string(text);
        const auto link = attribute_of(node, "href");
        const auto source = link.starts_with('#') ? link.substr(1) : link;
        if (said.empty() && source.empty()) return;
        html_ += "<img src=\"" + escape_html(source) + "\" alt=\"" + escape_html(said) + "\">";
    }

    void runs(const Node& parent) {
        for (const auto& node : parent.children()) run(node);
    }

    static std::string_view html_name(std::string_view name) {
        if (name == "emphasis") return "em";
        if (name == "strikethrough") return "del";
        for (const std::string_view same : {"sup", "sub", "strong", "code"})
            if (name == same) return same;
        return {};
    }

    // A new line behind a whole sentence is a line break that pandoc wrote as such.
    static std::string with_breaks(std::string_view text) {
        std::string out;
        std::size_t from = 0;
        for (auto at = text.find('\n'); at != std::string_view::npos; at = text.find('\n', at + 1)) {
            const auto before = code_point_before(text, at).value, next = code_point_at(text, at + 1).value;
            if (std::u32string_view(U"。！？…”」").find(before) == std::u32string_view::npos ||
                !(is_han(next) || next == U'　' || next == U'“'))
                continue;
            out.append(text.substr(from, at - from)) += "<br>";
            from = at + 1;
        }
        return out.append(text.substr(from));
    }

    void run(const Node& node) {
        const auto name = local_name(node);
        if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
            html_ += with_breaks(escape_html(node.value()));
        } else if (name == "a") {
            const bool note = attribute_of(node, "type") == "note";
            html_ += std::string("<a ") + (note ? "epub:type=\"noteref\" " : "") + "href=\"" +
                     escape_html(attribute_of(node, "href")) + "\">";
            runs(node);
            html_ += "</a>";
        } else if (const auto tag = html_name(name); !tag.empty()) {
            html_ += "<" + std::string(tag) + ">";
            runs(node);
            html_ += "</" + std::string(tag) + ">";
        } else if (name == "image")
            image(node);
        else
            runs(node);
    }

    Article& article_;
    std::string html_;
    bool has_titles_{}; // of sections
};

bool is_fictionbook(std::string_view bytes) { return root_of_xml(bytes) == "FictionBook"; }

} // namespace

Recognized recognize_fb2(std::string_view bytes) {
    const bool zipped = bytes.starts_with("PK\x03\x04") && bytes.size() > 30 &&
                        lower_case(bytes.substr(30, 300)).find(".fb2") != std::string::npos;
    return zipped || is_fictionbook(bytes) ? Recognized::sure : Recognized::no;
}

Article read_fb2(const Source& source) {
    const auto place = place_of(source);
    std::string unpacked;
    std::string_view bytes = source.bytes;
    if (bytes.starts_with("PK")) {
        ZipArchive archive{bytes, place};
        for (const auto& name : archive.names())
            if (unpacked.empty() && lower_case(name).ends_with(".fb2"))
                unpacked = archive.read(name).value_or("");
        bytes = unpacked;
    }
    const auto document = parse_xml(bytes, place);
    const auto book = child_of(document, "FictionBook");
    if (!book) throw InputError(place + ": no FictionBook whatever its name says; rename it to what it is");
    Article article;
    Fb2Reader(article).read(book);
    note_headings(article);
    if (source.options.pictures) {
        std::map<std::string_view, Node> binaries;
        for (const auto& node : book.children())
            if (local_name(node) == "binary") binaries.emplace(attribute_of(node, "id"), node);
        hold_pictures(article, [&](const std::string& id) {
            const auto found = binaries.find(id);
            return found == binaries.end() ? std::nullopt
                                           : std::optional(decode_base64(found->second.text().get()));
        });
    }
    return article;
}

} // namespace langdu::article
