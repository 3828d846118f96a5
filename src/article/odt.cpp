// OpenDocument text, zipped or flat: what stands on the page, in the order of the text.
#include "article/list_labels.h"
#include "article/markup.h"
#include "article/paragraph_looks.h"
#include "article/pictures.h"
#include "article/readers.h"
#include "article/style_names.h"
#include "article/xml_tree.h"
#include "article/zip_archive.h"
#include "base/error.h"
#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <functional>
#include <map>
#include <optional>
#include <utility>
#include <vector>

namespace langdu::article {

namespace {

using Node = pugi::xml_node;

int number_of(std::string_view text, int otherwise) {
    int value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

// _20_ stands for a space: Heading_20_1
std::string style_name(std::string_view written) {
    std::string out;
    for (std::size_t i = 0; i < written.size();) {
        int value = 0;
        const auto* end = written.data() + written.size();
        if (written[i] == '_') {
            const auto [at, error] = std::from_chars(written.data() + i + 1, end, value, 16);
            if (error == std::errc() && at != end && *at == '_' && value >= 0x20) {
                append_utf8(out, static_cast<char32_t>(value));
                i = static_cast<std::size_t>(at - written.data()) + 1;
                continue;
            }
        }
        out += written[i++];
    }
    return out;
}

struct OdtStyle {
    StyleMeaning meaning;
    std::string base;
    int outline{};
    bool hidden{}, raised{}, lowered{};
    int size{}; // of its letters, in tenths of a point; 0: as in the style it is based on
    bool bold{}, centered{};
    bool strong{}, slanted{}, struck{}; // as letters are marked, whatever their font
};

struct LevelStyle {
    std::string format, before, behind;
    int levels{1}, start{1};
};
using ListStyles = std::array<LevelStyle, 10>; // by level, from 0

class OdtStyles {
public:
    void read(const Node& root) {
        walk_xml(root, [&](const Node& node, int) {
            const auto name = local_name(node);
            if (name == "style")
                add_style(node);
            else if (name == "outline-style")
                add_list(node, "");
            else if (name == "list-style")
                add_list(node, attribute_of(node, "name"));
        });
    }

    OdtStyle of(std::string_view name) const {
        OdtStyle out;
        std::string_view next = name;
        for (int steps = 0; steps < 20 && !next.empty(); ++steps) {
            const auto found = styles_.find(next);
            const bool known = found != styles_.end();
            const auto meaning = known ? found->second.meaning : style_meaning(style_name(next));
            const bool inherits = meaning.role != StyleRole::title && meaning.role != StyleRole::contents;
            if (out.meaning.role == StyleRole::none && (inherits || steps == 0 || is_automatic(name)))
                out.meaning = meaning;
            if (!known) break;
            if (out.outline == 0) out.outline = found->second.outline;
            out.hidden |= found->second.hidden;
            out.raised |= found->second.raised;
            out.lowered |= found->second.lowered;
            out.bold |= found->second.bold;
            out.centered |= found->second.centered;
            out.strong |= found->second.strong;
            out.slanted |= found->second.slanted;
            out.struck |= found->second.struck;
            if (out.size == 0) out.size = found->second.size;
            next = found->second.base;
        }
        return out;
    }
    // Of a list; of headings without a name.
    const ListStyles* list(std::string_view name) const {
        const auto found = lists_.find(name);
        return found == lists_.end() ? nullptr : &found->second;
    }

private:
    // P1, T3: made by the program for a paragraph that was set by hand.
    static bool is_automatic(std::string_view name) {
        return name.size() > 1 && name.find_first_not_of("0123456789", 1) == std::string_view::npos;
    }

    void add_style(const Node& node) {
        OdtStyle style;
        const auto shown = attribute_of(node, "display-name"), name = attribute_of(node, "name");
        style.meaning = style_meaning(shown.empty() ? style_name(name) : shown);
        style.base = attribute_of(node, "parent-style-name");
        style.outline = number_of(attribute_of(node, "default-outline-level"), 0);
        const auto text = child_of(node, "text-properties");
        style.hidden = attribute_of(text, "display") == "none";
        const auto position = attribute_of(text, "text-position");
        style.raised =
            position.starts_with("super") || (!position.empty() && position[0] >= '1' && position[0] <= '9');
        style.size = points_of(attribute_of(text, "font-size-asian"));
        if (style.size == 0) style.size = points_of(attribute_of(text, "font-size"));
        const auto is = [&](std::string_view name, std::string_view value) {
            return attribute_of(text, name) == value;
        };
        style.strong = is("font-weight", "bold") || is("font-weight-asian", "bold");
        style.slanted = is("font-style", "italic") || is("font-style-asian", "italic");
        const auto line = attribute_of(text, "text-line-through-style"),
                   kind = attribute_of(text, "text-line-through-type");
        style.struck = (!line.empty() && line != "none") || (!kind.empty() && kind != "none");
        style.bold = style.strong;
        for (const std::string_view heavy : {"黑体", "SimHei", "小标宋"})
            style.bold |= attribute_of(text, "font-name-asian").find(heavy) != std::string_view::npos;
        style.centered = attribute_of(child_of(node, "paragraph-properties"), "text-align") == "center";
        style.lowered = position.starts_with("sub") || position.starts_with('-');
        styles_[std::string(name)] = std::move(style);
    }

    // 10.5pt => 105; what is no length in points is not known.
    static int points_of(std::string_view length) {
        if (!length.ends_with("pt")) return 0;
        const int whole = number_of(length, 0);
        const auto dot = length.find('.');
        return whole * 10 + (dot == std::string_view::npos ? 0 : number_of(length.substr(dot + 1, 1), 0));
    }

    void add_list(const Node& node, std::string_view name) {
        auto& list = lists_[std::string(name)];
        for (const auto& level : node.children()) {
            if (level.type() != pugi::node_element) continue;
            const auto place =
                static_cast<std::size_t>(std::clamp(number_of(attribute_of(level, "level"), 1), 1, 10)) - 1;
            list[place] = {std::string(attribute_of(level, "num-format")),
                           std::string(attribute_of(level, "num-prefix")),
                           std::string(attribute_of(level, "num-suffix")),
                           std::clamp(number_of(attribute_of(level, "display-levels"), 1), 1, 10),
                           number_of(attribute_of(level, "start-value"), 1)};
            if (!local_name(level).ends_with("number") && local_name(level) != "outline-level-style")
                list[place].format.clear();
        }
    }

    std::map<std::string, OdtStyle, std::less<>> styles_;
    std::map<std::string, ListStyles, std::less<>> lists_;
};

class OdtReader {
public:
    using Part = std::function<std::optional<std::string>(const std::string& name)>;
    OdtReader(const OdtStyles& styles, Part part, Article& article)
        : styles_(styles), part_(std::move(part)), article_(article) {}

    void read(const Node& text) {
        has_title_ = opens_with_title(text);
        find_looks(text);
        blocks(text);
        html_ += notes_;
        add_markup(html_, article_);
        std::ranges::move(skipped_, std::back_inserter(article_.skipped));
        article_.title = title_;
    }

private:
    void skip(std::string text, SkipReason reason) {
        if (!text.empty()) skipped_.push_back({line_, std::move(text), reason});
    }

    bool opens_with_title(const Node& text) const {
        int seen = 0;
        for (const auto& child : text.children()) {
            const auto name = local_name(child);
            if ((name != "p" && name != "h") || text_below(child).empty()) continue;
            if (styles_.of(attribute_of(child, "style-name")).meaning.role == StyleRole::title) return true;
            if (name == "h" || ++seen > 10) return false;
        }
        return false;
    }

    // How the paragraph's letters look, by its first words.
    ParagraphLook look_of(const Node& paragraph) const {
        constexpr int usual = 120;
        auto letters = styles_.of(attribute_of(paragraph, "style-name"));
        const auto first = paragraph.first_child();
        if (local_name(first) == "span") {
            const auto span = styles_.of(attribute_of(first, "style-name"));
            letters.bold |= span.bold;
            if (span.size > 0) letters.size = span.size;
        }
        return {text_below(paragraph), letters.size > 0 ? letters.size : usual, letters.bold,
                letters.centered};
    }

    // Where no style or level says which paragraphs are headings, their looks may.
    void find_looks(const Node& text) {
        std::vector<ParagraphLook> looks;
        std::vector<Node> paragraphs;
        for (const auto& child : text.children()) {
            if (local_name(child) == "h") return;
            if (local_name(child) != "p" || text_below(child).empty()) continue;
            const auto style = styles_.of(attribute_of(child, "style-name"));
            if (style.meaning.role == StyleRole::heading) return;
            if (style.meaning.role != StyleRole::none) continue;
            looks.push_back(look_of(child));
            paragraphs.push_back(child);
        }
        const auto levels = levels_by_look(looks);
        for (std::size_t i = 0; i < levels.size(); ++i)
            if (levels[i] > 0) levels_by_look_[paragraphs[i].internal_object()] = levels[i];
    }

    void blocks(const Node& parent) {
        for (const auto& node : parent.children()) block(node);
    }

    void block(const Node& node) {
        const auto name = local_name(node);
        if (name == "p" || name == "h")
            paragraph(node);
        else if (name == "list")
            list(node);
        else if (name == "table")
            table(node);
        else if (name == "tracked-changes")
            skip(text_below(node), SkipReason::deleted_revision);
        else if (name == "table-of-content" || name == "illustration-index" || name == "table-index" ||
                 name == "alphabetical-index" || name == "object-index" || name == "user-index")
            skip(text_below(node),
                 name == "alphabetical-index" ? SkipReason::index : SkipReason::table_of_contents);
        else if (name == "frame" || name == "custom-shape" || name == "g" || name == "rect") {
            std::string outer;
            outer.swap(inline_);
            frame(node);
            if (!inline_.empty()) wrap("p", inline_); // a formula by itself
            inline_ = std::move(outer);
        } else if (name == "section" && attribute_of(node, "display") == "none")
            skip(text_below(node), SkipReason::hidden);
        else if (name == "forms" || name == "sequence-decls" || name == "variable-decls" ||
                 name == "user-field-decls")
            return;
        else
            blocks(node); // sections and what newer versions know
    }

    // --- paragraphs ------------------------------------------------------------------------------
    int heading_level(const Node& node, const OdtStyle& style) const {
        if (style.meaning.role == StyleRole::title) return 1;
        int level = 0;
        if (local_name(node) == "h")
            level = std::clamp(number_of(attribute_of(node, "outline-level"), 1), 1, 6);
        else if (style.meaning.role == StyleRole::heading)
            level = style.meaning.level;
        else if (const auto look = levels_by_look_.find(node.internal_object());
                 look != levels_by_look_.end())
            level = look->second;
        return level == 0 ? 0 : std::min(level + (has_title_ ? 1 : 0), 6);
    }

    void paragraph(const Node& node) {
        ++line_;
        const auto style = styles_.of(attribute_of(node, "style-name"));
        if (style.meaning.role == StyleRole::contents)
            return skip(text_below(node), SkipReason::table_of_contents);
        std::string outer, frames;
        outer.swap(inline_);
        frames.swap(frames_);
        runs(node);
        std::string text = std::move(inline_), behind = std::move(frames_);
        inline_ = std::move(outer);
        frames_ = std::move(frames);
        if (style.hidden) text = "<span hidden>" + text + "</span>";
        const int level = heading_level(node, style);
        if (trim(text).empty())
            html_ += '\n';
        else if (level > 0) {
            if (style.meaning.role == StyleRole::title && title_.empty()) title_ = text_below(node);
            auto number = escape_html(std::exchange(list_label_, {}));
            if (number.empty() && local_name(node) == "h") number = escape_html(heading_number(node));
            wrap("h" + std::to_string(level), number + (number.empty() ? "" : " ") + text);
        } else if (style.meaning.role == StyleRole::byline)
            html_ += "<h6 class=\"byline\">" + text + "</h6>\n";
        else if (style.meaning.role == StyleRole::caption)
            wrap("figcaption", text);
        else if (style.meaning.role == StyleRole::quote)
            wrap("blockquote", text);
        else if (style.meaning.role == StyleRole::code) {
            if (html_.ends_with("</pre>\n"))
                html_.resize(html_.size() - 7);
            else
                html_ += "<pre>";
            html_ += "\n" + text + "</pre>\n";
        } else
            wrap("p", text);
        html_ += behind;
    }

    void wrap(const std::string& tag, const std::string& text) {
        html_ += "<" + tag + ">" + text + "</" + tag + ">\n";
    }

    std::string heading_number(const Node& node) {
        const auto* scheme = styles_.list("");
        const auto level =
            static_cast<std::size_t>(std::clamp(number_of(attribute_of(node, "outline-level"), 1), 1, 10)) -
            1;
        if (attribute_of(node, "is-list-header") == "true") return {};
        auto& counts = heading_counts_;
        if (counts[level] == 0 && scheme) counts[level] = (*scheme)[level].start - 1;
        ++counts[level];
        for (auto deeper = level + 1; deeper < counts.size(); ++deeper) counts[deeper] = 0;
        return scheme ? label(*scheme, level, counts) : std::string();
    }

    static std::string label(const ListStyles& scheme, std::size_t level, const std::array<int, 10>& counts) {
        const auto& style = scheme[level];
        if (style.format.empty()) return {};
        std::string number;
        for (auto at = level + 1 - std::min<std::size_t>(static_cast<std::size_t>(style.levels), level + 1);
             at <= level; ++at) {
            const auto part = list_number(scheme[at].format, std::max(counts[at], 1));
            if (!part.empty()) number += (number.empty() ? "" : ".") + part;
        }
        return number.empty() ? number : style.before + number + style.behind;
    }

    // --- inside a line ---------------------------------------------------------------------------
    void runs(const Node& parent) {
        for (const auto& node : parent.children()) {
            if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata) {
                inline_ += escape_html(node.value());
                continue;
            }
            piece(node);
        }
    }

    void enclosed(const std::string& tag, const Node& node) {
        inline_ += "<" + tag + ">";
        runs(node);
        inline_ += "</" + tag.substr(0, tag.find(' ')) + ">";
    }

    void piece(const Node& node) {
        const auto name = local_name(node);
        if (name == "span") {
            const auto style = styles_.of(attribute_of(node, "style-name"));
            std::string close;
            const auto open = [&](bool marked, const std::string& tag) {
                if (!marked) return;
                inline_ += "<" + tag + ">";
                close.insert(0, "</" + tag + ">");
            };
            open(style.strong, "strong");
            open(style.slanted, "em");
            open(style.struck, "del");
            open(style.meaning.role == StyleRole::code, "code");
            style.hidden    ? enclosed("span hidden", node)
            : style.raised  ? enclosed("sup", node)
            : style.lowered ? enclosed("sub", node)
                            : runs(node);
            inline_ += close;
        } else if (name == "s")
            inline_ += std::string(
                static_cast<std::size_t>(std::clamp(number_of(attribute_of(node, "c"), 1), 1, 100)), ' ');
        else if (name == "tab")
            inline_ += ' ';
        else if (name == "line-break")
            inline_ += "<br>";
        else if (name == "a")
            enclosed("a href=\"" + escape_html(attribute_of(node, "href")) + "\"", node);
        else if (name == "note")
            note(node);
        else if (name == "ruby") {
            inline_ += "<ruby>";
            runs(child_of(node, "ruby-base"));
            inline_ += "<rt>" + escape_html(text_below(child_of(node, "ruby-text"))) + "</rt></ruby>";
        } else if (name == "annotation")
            skip(text_below(node), SkipReason::comment);
        else if (name == "hidden-text" || name == "hidden-paragraph")
            skip(text_below(node), SkipReason::hidden);
        else if (name == "page-number" || name == "page-count" || name == "page-continuation")
            skip(text_below(node), SkipReason::page_number);
        else if (name == "placeholder")
            skip(text_below(node), SkipReason::placeholder);
        else if (name == "frame" || name == "custom-shape" || name == "g" || name == "rect") {
            if (child_of(node, "object")) return frame(node); // in the line
            const auto anchor = attribute_of(node, "anchor-type");
            if ((anchor.empty() || anchor == "as-char") && !child_of(node, "text-box") &&
                child_of(node, "image")) {
                inline_ += picture_html(node, description_of(node));
                return;
            }
            std::string html;
            html.swap(html_);
            frame(node);
            html.swap(html_);
            frames_ += html; // behind the paragraph
        } else
            runs(node); // fields, bookmarks, sequences
    }

    void note(const Node& node) {
        const auto id = "note-" + std::to_string(++note_count_);
        inline_ += "<a epub:type=\"noteref\" href=\"#" + id + "\">" +
                   escape_html(text_below(child_of(node, "note-citation"))) + "</a>";
        std::string html;
        html.swap(html_);
        blocks(child_of(node, "note-body"));
        html.swap(html_);
        notes_ += "<aside epub:type=\"footnote\" id=\"" + id + "\">" + html + "</aside>\n";
    }

    // A picture with its title and description, or a box of text.
    void frame(const Node& node) {
        if (const auto found = child_of(node, "object")) return object(found); // beside its picture
        for (const auto& child : node.children()) {
            const auto name = local_name(child);
            if (name == "text-box" || name == "g" || name == "custom-shape")
                blocks(child);
            else if (name == "p" || name == "list")
                block(child);
        }
        if (const auto picture = picture_html(node, description_of(node)); !picture.empty())
            html_ += "<p>" + picture + "</p>\n";
    }

    static std::string description_of(const Node& frame) {
        std::string said;
        for (const auto& child : frame.children())
            if (const auto name = local_name(child); name == "title" || name == "desc")
                if (const auto text = text_below(child); !text.empty() && text != said)
                    said += (said.empty() ? "" : "，") + text;
        return said;
    }

    // Of the forms of one picture the first that is no drawing, which browsers do not show.
    static std::string source_of(const Node& frame) {
        std::string first;
        for (const auto& child : frame.children()) {
            if (local_name(child) != "image") continue;
            std::string source(attribute_of(child, "href"));
            if (const auto data = child_of(child, "binary-data"); data && source.empty())
                source = std::string("data:;base64,") + data.text().get();
            while (source.starts_with("./") || source.starts_with("../"))
                source.erase(0, source.find('/') + 1);
            const auto lower =
                lower_case(source.substr(source.size() - std::min<std::size_t>(source.size(), 4)));
            if (lower != ".svg" && lower != ".emf" && lower != ".wmf" && lower != ".svm") return source;
            if (first.empty()) first = source;
        }
        return first;
    }

    static std::string picture_html(const Node& frame, const std::string& said) {
        const auto source = source_of(frame);
        if (source.empty() && said.empty()) return {};
        return "<img src=\"" + escape_html(source) + "\" alt=\"" + escape_html(said) + "\">";
    }

    // An object of its own in the container, or in a flat file in its place: a formula stands in the line;
    // what a diagram says is not read.
    void object(const Node& node) {
        pugi::xml_document document;
        auto content = child_of(node, "math");
        std::string name(attribute_of(node, "href"));
        if (name.starts_with("./")) name.erase(0, 2);
        if (name.ends_with('/')) name.pop_back();
        if (const auto bytes = content || name.empty() ? std::nullopt : part_(name + "/content.xml")) {
            document = parse_xml(*bytes, name);
            content = document.document_element();
        }
        if (local_name(content) == "math")
            inline_ += math_html(content);
        else
            skip(text_below(content ? content : node), SkipReason::embedded_object);
    }

    static std::string math_html(const Node& node) {
        if (node.type() == pugi::node_pcdata || node.type() == pugi::node_cdata)
            return escape_html(node.value());
        std::string inside;
        for (const auto& child : node.children()) inside += math_html(child);
        const std::string name(local_name(node));
        if (name == "annotation") return "<annotation>" + inside + "</annotation>";
        return name.empty() ? inside : "<" + name + ">" + inside + "</" + name + ">";
    }

    // --- lists -----------------------------------------------------------------------------------
    void list(const Node& node) {
        const auto name = attribute_of(node, "style-name");
        const auto* scheme =
            name.empty() ? (list_schemes_.empty() ? nullptr : list_schemes_.back()) : styles_.list(name);
        const bool goes_on = attribute_of(node, "continue-numbering") == "true" ||
                             !attribute_of(node, "continue-list").empty();
        if (list_schemes_.empty() && !goes_on) list_counts_ = {};
        list_schemes_.push_back(scheme);
        const auto level = std::min<std::size_t>(list_schemes_.size(), list_counts_.size()) - 1;
        if (level > 0) list_counts_[level] = 0;
        for (const auto& item : node.children()) {
            const bool counted = local_name(item) == "list-item";
            const auto start = number_of(attribute_of(item, "start-value"), 0);
            if (counted) list_counts_[level] = start > 0 ? start : list_counts_[level] + 1;
            list_item(item, counted && scheme ? label(*scheme, level, list_counts_) : std::string(), level);
        }
        list_schemes_.pop_back();
    }

    // Its first paragraph has the number, the others stand below it.
    void list_item(const Node& item, std::string mark, std::size_t level) {
        for (const auto& child : item.children()) {
            const auto name = local_name(child);
            if (name == "h") {
                list_label_ = std::exchange(mark, {});
                block(child);
            } else if (name == "p" && !text_below(child).empty()) {
                ++line_;
                std::string outer;
                outer.swap(inline_);
                runs(child);
                html_ += list_item_html(static_cast<int>(level), std::exchange(mark, {}), inline_);
                inline_.swap(outer);
                html_ += std::exchange(frames_, {});
            } else
                block(child);
        }
    }

    // --- tables ----------------------------------------------------------------------------------
    static std::string span(const Node& cell, std::string_view name, const char* as) {
        const int count = std::clamp(number_of(attribute_of(cell, name), 1), 1, 100);
        return count > 1 ? std::string(" ") + as + "=\"" + std::to_string(count) + "\"" : std::string();
    }

    void row(const Node& node, const std::string& tag) {
        constexpr int most_repeated = 50;                   // empty cells fill a sheet
        constexpr std::size_t most_repeated_text = 1 << 20; // bytes in all: tables in repeated cells multiply
        html_ += "<tr>";
        for (const auto& cell : node.children()) {
            if (local_name(cell) != "table-cell") continue;
            const int times =
                std::clamp(number_of(attribute_of(cell, "number-columns-repeated"), 1), 1, most_repeated);
            const auto begin = html_.size();
            html_ += "<" + tag + span(cell, "number-columns-spanned", "colspan") +
                     span(cell, "number-rows-spanned", "rowspan") + ">";
            blocks(cell);
            html_ += "</" + tag + ">";
            const auto written = html_.substr(begin);
            for (int i = 1; i < times && repeated_ + written.size() < most_repeated_text; ++i) {
                repeated_ += written.size();
                html_ += written;
            }
        }
        html_ += "</tr>\n";
    }

    void rows(const Node& parent, const std::string& tag) {
        for (const auto& node : parent.children()) {
            const auto name = local_name(node);
            if (name == "table-header-rows")
                rows(node, "th");
            else if (name == "table-rows" || name == "table-row-group")
                rows(node, tag);
            else if (name == "table-row")
                row(node, names_columns(node) ? "th" : tag);
        }
    }

    // Set in LibreOffice's style for the heads of tables.
    static bool names_columns(const Node& row) {
        bool all = true, any = false;
        walk_xml(row, [&](const Node& node, int) {
            if (local_name(node) != "p" || text_below(node).empty()) return;
            any = true;
            const auto name = lower_case(style_name(attribute_of(node, "style-name")));
            all &= name == "table heading" || name == "表格标题" || name == "表格標題";
        });
        return any && all;
    }

    void table(const Node& node) {
        html_ += "<table>";
        rows(node, "td");
        html_ += "</table>\n";
    }

    const OdtStyles& styles_;
    Part part_; // of the container
    Article& article_;
    std::vector<Skipped> skipped_;
    std::string html_, inline_, frames_, notes_, title_;
    std::string list_label_; // of a heading that is a list's item
    std::vector<const ListStyles*> list_schemes_;
    std::array<int, 10> list_counts_{}, heading_counts_{};
    std::map<const void*, int> levels_by_look_; // of paragraphs
    int note_count_{}, line_{};
    bool has_title_{};
    std::size_t repeated_{}; // bytes of cells written again
};

void read_meta(const Node& meta, Article& article) {
    for (const auto& node : meta.children()) {
        const auto name = local_name(node);
        const auto text = text_below(node);
        if (text.empty()) continue;
        if (name == "title" && article.title.empty())
            article.title = text;
        else if ((name == "initial-creator" || name == "creator") && article.author.empty())
            article.author = text;
        else if (name == "creation-date" || (name == "date" && article.date.empty()))
            article.date = text.substr(0, 10);
        else if (name == "language")
            article.language = text;
        else if (name == "keyword")
            article.tags += (article.tags.empty() ? "" : "、") + text;
        else if (name == "title" || name == "subject" || name == "description")
            article.skipped.push_back({0, text, SkipReason::document_property});
    }
}

Node text_in(const Node& root) { return child_of(child_of(root, "body"), "text"); }

} // namespace

Recognized recognize_odt(std::string_view bytes) {
    constexpr std::string_view type = "application/vnd.oasis.opendocument.text";
    const bool zipped =
        bytes.starts_with("PK\x03\x04") && bytes.substr(0, 120).find(type) != std::string_view::npos;
    const bool flat = !zipped && root_of_xml(bytes) == "document" &&
                      bytes.substr(0, 1 << 16).find(type) != std::string_view::npos;
    // Zipped by hand the type is packed as well.
    const bool packed = bytes.starts_with("PK\x03\x04") && bytes.size() > 38 &&
                        bytes.substr(30, 8) == "mimetype" && bytes[8] != 0 &&
                        bytes.find("content.xml") != std::string_view::npos;
    return zipped || flat || packed ? Recognized::sure : Recognized::no;
}

Article read_odt(const Source& source) {
    const auto place = place_of(source);
    Article article;
    OdtStyles styles;
    pugi::xml_document content, looks, meta;
    std::optional<ZipArchive> container;
    if (source.bytes.starts_with("PK")) {
        auto& archive = container.emplace(source.bytes, place);
        if (const auto manifest = archive.read("META-INF/manifest.xml");
            manifest && manifest->find("encryption-data") != std::string::npos)
            throw InputError(place + ": is protected by a password; save it without one");
        const auto text = archive.read("content.xml");
        if (!text) throw InputError(place + ": no text in this OpenDocument file; get the file again");
        content = parse_xml(*text, place + ":content.xml");
        if (const auto found = archive.read("styles.xml")) looks = parse_xml(*found, place + ":styles.xml");
        if (const auto found = archive.read("meta.xml")) meta = parse_xml(*found, place + ":meta.xml");
    } else
        content = parse_xml(source.bytes, place);
    const auto root = content.document_element();
    const auto text = text_in(root);
    if (!text) throw InputError(place + ": no text document in it; save it as .odt");
    if (looks.document_element()) styles.read(looks.document_element());
    styles.read(root);
    const auto part = [&](const std::string& name) {
        return container ? container->read(name) : std::nullopt;
    };
    OdtReader(styles, part, article).read(text);
    read_meta(child_of(meta ? meta.document_element() : root, "meta"), article);
    note_headings(article);
    if (source.options.pictures && container)
        hold_pictures(
            article, [&](const std::string& name) { return container->read_picture(name, largest_picture); });
    return article;
}

} // namespace langdu::article
