// Word documents: what stands on the page, in the order of the text; what does not (deleted revisions,
// comments, hidden text, running heads) is listed as skipped.
#include "article/docx_styles.h"
#include "article/markup.h"
#include "article/office_math.h"
#include "article/office_package.h"
#include "article/paragraph_looks.h"
#include "article/pictures.h"
#include "article/readers.h"
#include "base/error.h"
#include "base/unicode.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <utility>
#include <vector>

namespace langdu::article {

namespace {

using Node = pugi::xml_node;

std::string value_of(const Node& parent, std::string_view name) {
    return std::string(attribute_of(child_of(parent, name), "val"));
}

// <w:vanish/> and <w:vanish w:val="1"/>
bool is_on(const Node& parent, std::string_view name) {
    const auto found = child_of(parent, name);
    const auto value = attribute_of(found, "val");
    return found && value != "0" && value != "false" && value != "off";
}

int number_of(std::string_view text, int otherwise) {
    int value = otherwise;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

bool is_file_name(std::string_view text) {
    const auto lower = lower_case(text);
    for (const std::string_view ending :
         {".jpg", ".jpeg", ".png", ".gif", ".bmp", ".emf", ".wmf", ".tif", ".tiff", ".svg", ".webp"})
        if (lower.ends_with(ending)) return true;
    return false;
}

class DocxReader {
public:
    DocxReader(OfficePackage& package, Article& article) : package_(package), article_(article) {}

    void read(const std::string& main, const std::string& place) {
        const auto document = package_.part(main);
        const auto body = document ? child_of(document->document_element(), "body") : Node();
        if (!body) throw InputError(place + ": no text in this Word document; get the file again");
        links_ = package_.links(main);
        const auto styles = linked("styles"), numbering = linked("numbering");
        if (styles) styles_.read(styles->document_element());
        if (numbering) numbering_.read(numbering->document_element());
        notes_.reserve(2);
        for (const auto& [kind, name] : {std::pair{"footnotes", "footnote"}, {"endnotes", "endnote"}}) {
            notes_.push_back(linked(kind));
            if (!notes_.back()) continue;
            note_links_[name] = package_.links(OfficePackage::target_of(links_, kind));
            for (const auto& note : notes_.back()->document_element().children())
                if (local_name(note) == name && attribute_of(note, "type").empty())
                    known_notes_[name + std::string("-") + std::string(attribute_of(note, "id"))] = note;
        }
        walk_xml(body, [&](const Node& node, int) {
            if (local_name(node) == "hyperlink") anchors_.emplace(attribute_of(node, "anchor"));
        });
        has_title_ = opens_with_title(body);
        find_looks(body);
        blocks(body);
        add_notes();
        add_markup(html_, article_);
        std::ranges::move(skipped_, std::back_inserter(article_.skipped));
        skip_parts("comments", SkipReason::comment);
        for (const auto& [kind, reason] :
             {std::pair{"diagramData", SkipReason::diagram}, {"chart", SkipReason::diagram}})
            skip_parts(kind, reason);
        skip_parts("header", SkipReason::page_header);
        skip_parts("footer", SkipReason::page_footer);
        article_.title = title_;
    }

private:
    struct Field {
        std::string code;
        bool result{};
    };

    std::optional<pugi::xml_document> linked(std::string_view type) {
        return package_.part(OfficePackage::target_of(links_, type));
    }

    void skip(std::string text, SkipReason reason) {
        if (!trim(text).empty()) skipped_.push_back({line_, std::move(text), reason});
    }

    // Words of parts that are not of the text.
    void skip_parts(std::string_view type, SkipReason reason) {
        std::set<std::string> seen;
        for (const auto& [id, link] : links_) {
            if (link.type != type || !seen.insert(link.target).second) continue;
            if (const auto document = package_.part(link.target))
                if (auto text = words(document->document_element()); !text.empty())
                    article_.skipped.push_back({0, std::move(text), reason});
        }
    }

    // What newer programs know, or where it has no words what older ones show.
    static Node alternative(const Node& node) {
        const auto newer = child_of(node, "Choice"), older = child_of(node, "Fallback");
        return words(newer).empty() && !words(older).empty() ? older : newer;
    }

    static std::string words(const Node& node) {
        std::string out;
        walk_xml(node, [&](const Node& below, int) {
            const auto name = local_name(below);
            if (name == "t" || name == "delText") out += below.text().get();
            if (name == "p" && !out.empty()) out += ' ';
        });
        return std::string(trim(out));
    }

    DocxStyle style_of(const Node& paragraph) const {
        const auto properties = child_of(paragraph, "pPr");
        auto style = styles_.of(value_of(properties, "pStyle"));
        DocxStyles::take_paragraph(properties, style);
        return style;
    }

    // How the paragraph's letters look, by its first words.
    ParagraphLook look_of(const Node& paragraph, const DocxStyle& style) const {
        auto letters = style;
        for (const auto& run : paragraph.children())
            if (local_name(run) == "r" && !words(run).empty()) {
                DocxStyles::take_letters(child_of(run, "rPr"), letters);
                break;
            }
        return {words(paragraph), letters.size > 0 ? letters.size : styles_.default_size(), letters.bold,
                letters.centered};
    }

    // Where no style or level says which paragraphs are headings, their looks may.
    void find_looks(const Node& body) {
        std::vector<ParagraphLook> looks;
        std::vector<Node> paragraphs;
        for (const auto& child : body.children()) {
            if (local_name(child) != "p" || words(child).empty()) continue;
            const auto style = style_of(child);
            if (heading_level(style) > (style.meaning.role == StyleRole::title ? 1 : 0)) return;
            if (style.number || style.meaning.role != StyleRole::none) continue;
            looks.push_back(look_of(child, style));
            paragraphs.push_back(child);
        }
        const auto levels = levels_by_look(looks);
        for (std::size_t i = 0; i < levels.size(); ++i)
            if (levels[i] > 0) levels_by_look_[paragraphs[i].internal_object()] = levels[i];
    }

    int heading_level(const DocxStyle& style) const {
        const int shift = has_title_ ? 1 : 0;
        if (style.meaning.role == StyleRole::title) return 1;
        if (style.outline && *style.outline < 9) return std::min(*style.outline + 1 + shift, 6);
        if (style.meaning.role == StyleRole::heading && !style.outline)
            return std::min(style.meaning.level + shift, 6);
        return 0;
    }

    // A title above the headings makes these sections of it.
    bool opens_with_title(const Node& body) const {
        int seen = 0;
        for (const auto& child : body.children()) {
            if (local_name(child) != "p" || words(child).empty()) continue;
            const auto style = style_of(child);
            if (style.meaning.role == StyleRole::title) return true;
            if (heading_level(style) > 0 || ++seen > 10) return false;
        }
        return false;
    }

    void blocks(const Node& parent) {
        for (const auto& node : parent.children()) {
            const auto name = local_name(node);
            if (name == "p")
                names_contents(node) ? skip(words(node), SkipReason::table_of_contents) : paragraph(node);
            else if (name == "tbl")
                table(node);
            else if (name == "del" || name == "moveFrom")
                skip(words(node), SkipReason::deleted_revision);
            else if (name == "sdt")
                content_control(node, &DocxReader::blocks);
            else if (name == "AlternateContent")
                blocks(alternative(node));
            else if (name == "oMathPara" || name == "oMath")
                html_ += "<p>" + formula(node) + "</p>\n";
            else if (name != "sectPr" && !name.ends_with("Pr"))
                blocks(node); // customXml, ins and their like
        }
    }

    // 目录 above a list of contents.
    bool names_contents(const Node& paragraph) const {
        const auto text = words(paragraph);
        if (text.size() > 20 || (text != "目录" && text != "目 录" && text != "目次" && text != "目錄" &&
                                 lower_case(text) != "contents" && lower_case(text) != "table of contents"))
            return false;
        auto next = paragraph.next_sibling();
        while (next && local_name(next) == "p" && words(next).empty()) next = next.next_sibling();
        bool contents = style_of(next).meaning.role == StyleRole::contents;
        walk_xml(next, [&](const Node& below, int) {
            contents |= (local_name(below) == "instrText" && trim(below.text().get()).starts_with("TOC")) ||
                        attribute_of(below, "instr").starts_with("TOC");
        });
        return contents;
    }

    template <typename Then>
    void content_control(const Node& control, Then then) {
        const auto properties = child_of(control, "sdtPr");
        const auto gallery = value_of(child_of(properties, "docPartObj"), "docPartGallery");
        const auto content = child_of(control, "sdtContent");
        if (gallery == "Table of Contents")
            skip(words(content), SkipReason::table_of_contents);
        else if (child_of(properties, "showingPlcHdr"))
            skip(words(content), SkipReason::placeholder);
        else
            (this->*then)(content);
    }

    void paragraph(const Node& node) {
        ++line_;
        const auto style = style_of(node);
        std::string outer;
        outer.swap(inline_); // of the paragraph around a text box: boxes come behind it
        std::vector<Node> boxes;
        boxes.swap(boxes_);
        if (is_on(child_of(child_of(node, "pPr"), "rPr"), "del") && words(node).empty()) ++line_;
        if (style.meaning.role == StyleRole::contents)
            skip(words(node), SkipReason::table_of_contents);
        else {
            runs(node);
            const auto look = levels_by_look_.find(node.internal_object());
            close(style,
                  look == levels_by_look_.end() ? 0 : std::min(look->second + (has_title_ ? 1 : 0), 6));
        }
        inline_.swap(outer);
        boxes.swap(boxes_);
        for (const auto& box : boxes) blocks(box);
    }

    // The paragraph with what its style makes of it.
    void close(const DocxStyle& style, int look_level) {
        const bool empty = trim(inline_).empty();
        std::optional<std::string> label;
        if (!empty && style.number && style.number->list != "0") label = numbering_.next(*style.number);
        std::string text = style.hidden ? "<span hidden>" + inline_ + "</span>" : inline_;
        const int level = std::max(heading_level(style), look_level);
        if (empty) {
            html_ += '\n';
            return;
        }
        if (level > 0) {
            if (level == 1 && style.meaning.role == StyleRole::title && title_.empty()) note_title(text);
            const auto number = label && !label->empty() ? escape_html(*label) + " " : "";
            wrap("h" + std::to_string(level), number + text);
        } else if (label)
            html_ += list_item_html(style.number->level, *label, text);
        else if (style.meaning.role == StyleRole::byline)
            html_ += "<h6 class=\"byline\">" + text + "</h6>\n";
        else if (style.meaning.role == StyleRole::caption)
            wrap("figcaption", text);
        else if (style.meaning.role == StyleRole::quote)
            wrap("blockquote", text);
        else if (style.meaning.role == StyleRole::code) {
            // A line of code is a paragraph of its own here.
            if (html_.ends_with("</pre>\n")) {
                html_.resize(html_.size() - 7);
                html_ += "\n" + text + "</pre>\n";
            } else
                html_ += "<pre>\n" + text + "</pre>\n";
        } else
            wrap("p", text);
    }

    void note_title(const std::string& html) {
        Article plain;
        add_markup(html, plain);
        for (const auto& block : plain.blocks) title_ += (title_.empty() ? "" : " ") + block.text;
    }

    void wrap(const std::string& tag, const std::string& text) {
        html_ += "<" + tag + ">" + text + "</" + tag + ">\n";
    }

    void runs(const Node& parent) {
        for (const auto& node : parent.children()) {
            const auto name = local_name(node);
            if (name == "r")
                run(node);
            else if (name == "del" || name == "moveFrom")
                skip(words(node), SkipReason::deleted_revision);
            else if (name == "hyperlink")
                link(node);
            else if (name == "fldSimple") {
                fields_.push_back({std::string(attribute_of(node, "instr")), true});
                runs(node);
                fields_.pop_back();
            } else if (name == "sdt")
                content_control(node, &DocxReader::runs);
            else if (name == "oMath" || name == "oMathPara")
                inline_ += formula(node);
            else if (name == "bookmarkStart")
                place(node);
            else if (name == "AlternateContent")
                runs(alternative(node));
            else if (!name.ends_with("Pr"))
                runs(node); // ins, moveTo, smartTag, customXml, bdo
        }
    }

    void link(const Node& node) {
        const auto found = links_.find(std::string(attribute_of(node, "id")));
        const auto anchor = attribute_of(node, "anchor");
        const auto target = found != links_.end() ? found->second.target
                            : anchor.empty()      ? std::string()
                                                  : "#" + std::string(anchor);
        if (!target.empty()) inline_ += "<a href=\"" + escape_html(target) + "\">";
        runs(node);
        if (!target.empty()) inline_ += "</a>";
    }

    void run(const Node& node) {
        const auto properties = child_of(node, "rPr");
        auto letters = styles_.of(value_of(properties, "rStyle"));
        DocxStyles::take_letters(properties, letters);
        const bool hidden = is_on(properties, "vanish") || letters.hidden;
        const auto begin = inline_.size();
        for (const auto& child : node.children()) piece(child);
        if (inline_.size() == begin || child_of(node, "footnoteReference") ||
            child_of(node, "endnoteReference"))
            return;
        std::string open, close;
        const auto mark = [&](bool marked, const std::string& tag) {
            if (!marked) return;
            open += "<" + tag + ">";
            close.insert(0, "</" + tag.substr(0, tag.find(' ')) + ">");
        };
        mark(letters.strong, "strong");
        mark(letters.slanted, "em");
        mark(letters.struck, "del");
        mark(letters.meaning.role == StyleRole::code, "code");
        mark(hidden, "span hidden");
        mark(!hidden && letters.raised == "superscript", "sup");
        mark(!hidden && letters.raised == "subscript", "sub");
        enclose(begin, open, close);
    }

    // Words that are marked alike may be several runs.
    void enclose(std::size_t begin, const std::string& open, const std::string& close) {
        const bool goes_on = !open.empty() && open == marked_ && begin == marked_end_ &&
                             std::string_view(inline_).substr(0, begin).ends_with(close);
        if (goes_on)
            inline_.erase(begin - close.size(), close.size());
        else
            inline_.insert(begin, open);
        inline_ += close;
        marked_ = open;
        marked_end_ = inline_.size();
    }

    // Is what comes the result of a field that is no text of the page's?
    std::optional<SkipReason> field_reason() const {
        for (const auto& field : fields_) {
            const auto code = trim(field.code);
            if (!field.result) return SkipReason::field;
            for (const std::string_view contents : {"TOC", "INDEX", "TOA"})
                if (code.starts_with(contents)) return SkipReason::table_of_contents;
            for (const std::string_view page : {"PAGE", "NUMPAGES", "PAGEREF", "SECTIONPAGES"})
                if (code == page || code.starts_with(std::string(page) + " ")) return SkipReason::page_number;
        }
        return std::nullopt;
    }

    void text(std::string_view words) {
        if (const auto reason = field_reason())
            skip(std::string(words), *reason);
        else
            inline_ += escape_html(words);
    }

    void piece(const Node& node) {
        const auto name = local_name(node);
        if (name == "t")
            text(node.text().get());
        else if (name == "tab" || name == "ptab")
            inline_ += ' ';
        else if (name == "noBreakHyphen")
            inline_ += '-';
        else if (name == "br" || name == "cr")
            inline_ += attribute_of(node, "type").empty() || attribute_of(node, "type") == "textWrapping"
                           ? "<br>"
                           : "";
        else if (name == "fldChar")
            field(attribute_of(node, "fldCharType"));
        else if (name == "instrText") {
            if (!fields_.empty()) fields_.back().code += node.text().get();
        } else if (name == "delText")
            skip(node.text().get(), SkipReason::deleted_revision);
        else if (name == "footnoteReference" || name == "endnoteReference")
            note(std::string(name.substr(0, name.find("Ref"))) + "-" + std::string(attribute_of(node, "id")));
        else if (name == "ruby")
            ruby(node);
        else if (name == "bookmarkStart")
            place(node);
        else if (name == "AlternateContent")
            for (const auto& child : alternative(node).children()) piece(child);
        else if (name == "drawing" || name == "pict" || name == "object")
            picture(node);
    }

    // Where a link inside the document leads, as to a note.
    void place(const Node& node) {
        if (const auto name = attribute_of(node, "name"); anchors_.contains(name))
            inline_ += "<span id=\"" + escape_html(name) + "\"></span>";
    }

    void field(std::string_view kind) {
        if (kind == "begin" && fields_.size() < 50)
            fields_.push_back({});
        else if (kind == "separate" && !fields_.empty())
            fields_.back().result = true;
        else if (kind == "end" && !fields_.empty())
            fields_.pop_back();
    }

    void ruby(const Node& node) {
        inline_ += "<ruby>";
        for (const auto& run : child_of(node, "rubyBase").children()) this->run(run);
        inline_ += "<rt>" + escape_html(words(child_of(node, "rt"))) + "</rt></ruby>";
    }

    void note(const std::string& id) {
        if (!known_notes_.contains(id)) return;
        auto found = std::ranges::find(said_notes_, id);
        if (found == said_notes_.end()) found = said_notes_.insert(found, id);
        inline_ += "<a epub:type=\"noteref\" href=\"#" + id + "\">" +
                   std::to_string(found - said_notes_.begin() + 1) + "</a>";
    }

    // In the order of their marks; a note may hold marks itself.
    void add_notes() {
        for (std::size_t i = 0; i < said_notes_.size(); ++i) {
            const auto id = said_notes_[i];
            auto& own = note_links_[id.substr(0, id.find('-'))];
            links_.swap(own);
            html_ += "<aside epub:type=\"footnote\" id=\"" + id + "\">";
            blocks(known_notes_[id]);
            html_ += "</aside>\n";
            links_.swap(own);
        }
        for (const auto& [id, node] : known_notes_)
            if (std::ranges::find(said_notes_, id) == said_notes_.end())
                skip(words(node), SkipReason::note_without_a_mark);
    }

    // With its description; what stands in a text box comes behind the paragraph.
    void picture(const Node& node) {
        collect_boxes(node);
        DrawnPicture drawn;
        pieces_of_drawing(node, drawn);
        show(drawn, {});
    }

    struct DrawnPicture {
        std::string said;    // the last description
        std::string waiting; // one whose picture has not come yet
    };

    void describe(DrawnPicture& drawn, std::string_view found) {
        const auto words = trim(found);
        if (words.empty() || words == drawn.said) return;
        if (is_file_name(words)) return skip(std::string(words), SkipReason::image_address);
        show(drawn, {});
        drawn.waiting = drawn.said = words;
    }

    void show(DrawnPicture& drawn, const std::string& source) {
        const auto alt = std::exchange(drawn.waiting, {});
        if (alt.empty() && source.empty()) return;
        inline_ += "<img";
        if (!source.empty()) inline_ += " src=\"" + escape_html(source) + "\"";
        if (!alt.empty()) inline_ += " alt=\"" + escape_html(alt) + "\"";
        inline_ += ">";
    }

    // A part of the package, or an address.
    std::string linked_picture(const Node& node) const {
        for (const auto name : {"embed", "link", "id"}) {
            const auto found = links_.find(std::string(attribute_of(node, name)));
            if (found != links_.end()) return found->second.target;
        }
        return {};
    }

    void pieces_of_drawing(const Node& parent, DrawnPicture& drawn) {
        for (const auto& node : parent.children()) {
            const auto name = local_name(node);
            if (name == "txbxContent") continue; // a box of its own
            if (name == "AlternateContent") {
                pieces_of_drawing(alternative(node), drawn);
                continue;
            }
            if (name == "docPr" || name == "cNvPr") describe(drawn, attribute_of(node, "descr"));
            if (name == "shape" || name == "rect") describe(drawn, attribute_of(node, "alt"));
            if (name == "blip" || name == "imagedata") show(drawn, linked_picture(node));
            if (name == "textpath")
                inline_ += escape_html(attribute_of(node, "string")); // words drawn as a picture
            pieces_of_drawing(node, drawn);
        }
    }

    void collect_boxes(const Node& node) {
        for (const auto& child : node.children()) {
            if (local_name(child) == "txbxContent")
                boxes_.push_back(child);
            else if (local_name(child) == "AlternateContent")
                collect_boxes(alternative(child));
            else
                collect_boxes(child);
        }
    }

    static std::string formula(const Node& node) {
        const bool display = local_name(node) == "oMathPara";
        return std::string("<math") + (display ? " display=\"block\"" : "") +
               "><annotation encoding=\"application/x-tex\">" + escape_html(tex_of_office_math(node)) +
               "</annotation></math>";
    }

    // --- tables ----------------------------------------------------------------------------------
    struct Cell {
        Node node;
        int column{}, columns{1}, rows{1};
        bool continues{};
    };

    static std::vector<std::vector<Cell>> grid_of(const Node& table) {
        constexpr int widest = 100; // columns
        std::vector<std::vector<Cell>> rows;
        for (const auto& row : table.children()) {
            if (local_name(row) != "tr") continue;
            auto& cells = rows.emplace_back();
            int column = std::clamp(number_of(value_of(child_of(row, "trPr"), "gridBefore"), 0), 0, widest);
            const auto add = [&](const Node& cell) {
                const auto properties = child_of(cell, "tcPr");
                Cell found{cell, column,
                           std::clamp(number_of(value_of(properties, "gridSpan"), 1), 1, widest)};
                const auto merge = child_of(properties, "vMerge");
                found.continues = merge && attribute_of(merge, "val") != "restart";
                column += found.columns;
                cells.push_back(found);
            };
            for (const auto& child : row.children()) {
                if (local_name(child) == "tc") add(child);
                if (local_name(child) == "sdt")
                    for (const auto& cell : child_of(child, "sdtContent").children())
                        if (local_name(cell) == "tc") add(cell);
            }
        }
        for (std::size_t i = 0; i < rows.size(); ++i)
            for (auto& cell : rows[i])
                for (auto below = i + 1; below < rows.size() && !cell.continues; ++below) {
                    const auto same = std::ranges::find(rows[below], cell.column, &Cell::column);
                    if (same == rows[below].end() || !same->continues) break;
                    ++cell.rows;
                }
        return rows;
    }

    static bool is_bold(const Node& cell) {
        bool all = true, any = false;
        walk_xml(cell, [&](const Node& run, int) {
            if (local_name(run) != "r" || words(run).empty()) return;
            any = true;
            all &= is_on(child_of(run, "rPr"), "b");
        });
        return any && all;
    }

    // A row that is repeated on each page, or that is set off by bold letters, names the columns; so do short
    // words without numbers above three columns or more.
    static bool names_columns(const Node& table, const std::vector<std::vector<Cell>>& rows) {
        for (const auto& row : table.children())
            if (local_name(row) == "tr") {
                if (is_on(child_of(row, "trPr"), "tblHeader")) return true;
                break;
            }
        if (rows.size() < 2 || rows[0].size() < 2) return false;
        constexpr std::size_t longest = 16; // characters
        bool bold = true, names = true;
        for (const auto& cell : rows[0]) {
            const auto text = words(cell.node);
            bold &= is_bold(cell.node);
            names &= !text.empty() && length_utf8(text) <= longest &&
                     text.find_first_of("0123456789") == std::string::npos;
        }
        const bool others_bold =
            std::ranges::all_of(rows[1], [](const Cell& cell) { return is_bold(cell.node); });
        return (bold && !others_bold) || (names && rows[0].size() >= 3);
    }

    void table(const Node& node) {
        const auto rows = grid_of(node);
        const bool headed = names_columns(node, rows);
        html_ += "<table>";
        for (std::size_t i = 0; i < rows.size(); ++i) {
            html_ += "<tr>";
            const std::string tag = i == 0 && headed ? "th" : "td";
            for (const auto& cell : rows[i]) {
                if (cell.continues) {
                    skip(words(cell.node), SkipReason::hidden); // below a merged cell
                    continue;
                }
                html_ += "<" + tag;
                if (cell.columns > 1) html_ += " colspan=\"" + std::to_string(cell.columns) + "\"";
                if (cell.rows > 1) html_ += " rowspan=\"" + std::to_string(cell.rows) + "\"";
                html_ += ">";
                blocks(cell.node);
                html_ += "</" + tag + ">";
            }
            html_ += "</tr>\n";
        }
        html_ += "</table>\n";
    }

    OfficePackage& package_;
    Article& article_;
    std::map<std::string, OfficeLink> links_;
    std::map<std::string, std::map<std::string, OfficeLink>> note_links_; // of "footnote" and "endnote"
    DocxStyles styles_;
    DocxNumbering numbering_;
    std::vector<std::optional<pugi::xml_document>> notes_;
    std::map<std::string, Node> known_notes_;
    std::vector<std::string> said_notes_;
    std::vector<Skipped> skipped_;
    std::string html_, inline_;
    std::string marked_; // tags of the last run
    std::size_t marked_end_{};
    std::vector<Node> boxes_;
    std::vector<Field> fields_;
    std::set<std::string, std::less<>> anchors_; // names of places that links lead to
    std::map<const void*, int> levels_by_look_;  // of paragraphs
    std::string title_;
    bool has_title_{};
    int line_{};
};

// A name that a program gave: Microsoft Word - 报告.doc, 文档1
bool is_program_title(std::string_view title) {
    for (const std::string_view known :
         {"Microsoft Word", "Document1", "文档1", "文件1", "PowerPoint", "Word Document", "无标题", "未命名"})
        if (title.starts_with(known)) return true;
    return is_file_name(title) || lower_case(title).ends_with(".doc") || lower_case(title).ends_with(".docx");
}

void read_properties(OfficePackage& package, const std::string& part, Article& article) {
    const auto document = package.part(part);
    if (!document) return;
    for (const auto& node : document->document_element().children()) {
        const auto name = local_name(node);
        const auto text = text_below(node);
        if (text.empty()) continue;
        if (name == "title" && article.title.empty() && !is_program_title(text))
            article.title = text;
        else if (name == "creator" && article.author.empty())
            article.author = text;
        else if (name == "created")
            article.date = text.substr(0, 10);
        else if (name == "language")
            article.language = text;
        else if (name == "keywords")
            article.tags = text;
        else if (name == "title" || name == "subject" || name == "description")
            article.skipped.push_back({0, text, SkipReason::document_property});
    }
}

} // namespace

Recognized recognize_docx(std::string_view bytes) {
    const bool word = bytes.starts_with("PK\x03\x04") &&
                      bytes.find("[Content_Types].xml") != std::string_view::npos &&
                      bytes.find("word/") != std::string_view::npos;
    return word ? Recognized::sure : Recognized::no;
}

Article read_docx(const Source& source) {
    const auto place = place_of(source);
    if (!source.bytes.starts_with("PK"))
        throw InputError(place + ": no Word document whatever its name says; rename it to what it is");
    OfficePackage package{source.bytes, place};
    const auto links = package.links();
    auto main = OfficePackage::target_of(links, "officeDocument");
    if (main.empty()) main = "word/document.xml";
    Article article;
    DocxReader(package, article).read(main, place);
    read_properties(package, OfficePackage::target_of(links, "core-properties"), article);
    note_headings(article);
    if (source.options.pictures)
        hold_pictures(article,
                      [&](const std::string& part) { return package.picture(part, largest_picture); });
    return article;
}

} // namespace langdu::article
