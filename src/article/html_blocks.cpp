#include "article/html_blocks.h"

#include "article/lines.h"
#include "base/unicode.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

namespace langdu {

namespace {

bool is_hidden(const HtmlTree& tree, std::size_t node) {
    const auto style = tree.attribute(node, "style");
    return style.find("display:none") != std::string_view::npos ||
           style.find("display: none") != std::string_view::npos ||
           style.find("visibility:hidden") != std::string_view::npos;
}

bool is_note_reference(const HtmlTree& tree, std::size_t node) {
    return tree.attribute(node, "epub:type") == "noteref" || tree.attribute(node, "role") == "doc-noteref";
}

// Why nothing below this element is text of the article; null: it is.
const char* skip_reason(const HtmlTree& tree, std::size_t node) {
    switch (tree[node].tag) {
    case Tag::head:
    case Tag::script:
    case Tag::style:
    case Tag::template_:
    case Tag::svg:
        return "";
    case Tag::noscript:
        return "for browsers without scripts";
    case Tag::iframe:
    case Tag::object:
    case Tag::embed:
    case Tag::audio:
    case Tag::video:
    case Tag::map:
        return "embedded object";
    case Tag::select:
    case Tag::option:
    case Tag::button:
    case Tag::textarea:
    case Tag::input:
        return "form";
    case Tag::rt:
    case Tag::rp:
        return "ruby";
    case Tag::annotation:
        return "formula source";
    default:
        break;
    }
    if (is_hidden(tree, node)) return "hidden";
    if (is_note_reference(tree, node)) return "footnote mark";
    return nullptr;
}

// A table of data has rows and columns of short cells; a table that lays out a page has not.
bool is_data_table(const HtmlTree& tree, std::size_t table) {
    int rows = 0, columns = 0, row_columns = 0, heads = 0;
    std::size_t text = 0, links = 0, link_end = 0;
    bool even = true;
    for (std::size_t i = table + 1; i < tree[table].end; ++i) {
        switch (tree[i].tag) {
        case Tag::table:
        case Tag::ul:
        case Tag::ol:
        case Tag::form:
        case Tag::h1:
        case Tag::h2:
        case Tag::h3:
            return false;
        case Tag::tr:
            if (rows > 1) even = even && row_columns == columns;
            if (rows == 1) columns = row_columns;
            row_columns = 0;
            ++rows;
            break;
        case Tag::th:
            ++heads;
            [[fallthrough]];
        case Tag::td:
            ++row_columns;
            break;
        case Tag::a:
            link_end = tree[i].end;
            break;
        case Tag::text:
            text += tree[i].text.size();
            links += i < link_end ? tree[i].text.size() : 0;
            break;
        default:
            break;
        }
    }
    if (links * 2 > text) return false;
    if (rows == 1) columns = row_columns;
    if (rows < 2 || columns < 2 || columns > 20) return false;
    return text < static_cast<std::size_t>(rows * columns) * (heads > 0 ? 400 : 120);
}

class Collector {
public:
    Collector(const HtmlTree& tree, std::size_t root) : tree_(tree), root_(root) {}

    HtmlBlocks collect() {
        for (std::size_t i = root_; i < tree_[root_].end; ++i) {
            while (!open_.empty() && open_.back().end <= i) close();
            const auto& node = tree_[i];
            if (node.tag == Tag::text)
                add(node.text, static_cast<int>(node.line));
            else if (const char* reason = skip_reason(tree_, i)) {
                skip(i, reason);
                note_reference(i);
                i = node.end - 1;
            } else if (node.tag == Tag::pre) {
                code(i);
                i = node.end - 1;
            } else if (node.tag == Tag::table && is_data_table(tree_, i)) {
                table(i);
                i = node.end - 1;
            } else
                open(i);
        }
        while (!open_.empty()) close();
        flush();
        return std::move(out_);
    }

private:
    struct Open {
        std::size_t end;
        std::size_t node;
        Tag tag;
    };
    struct List {
        bool ordered;
        int next;
    };

    static bool is_heading(Tag tag) { return tag >= Tag::h1 && tag <= Tag::h6; }
    static bool is_strong(Tag tag) { return tag == Tag::b || tag == Tag::strong; }

    // An anchor without an address is no link; nor is one around half a page, which somebody forgot to close.
    bool is_link(std::size_t i) const {
        if (tree_.attribute(i, "href").empty()) return false;
        constexpr std::size_t longest = 900; // bytes
        std::size_t size = 0;
        for (std::size_t at = i + 1; at < tree_[i].end && size < longest; ++at) size += tree_[at].text.size();
        return size < longest;
    }

    void open(std::size_t i) {
        const auto& node = tree_[i];
        if (is_block_tag(node.tag)) {
            flush();
            block_node_.push_back(static_cast<std::uint32_t>(i));
        }
        open_.push_back({node.end, i, node.tag});
        switch (node.tag) {
        case Tag::br:
            if (in_heading())
                space_ = true;
            else
                flush();
            break;
        case Tag::a:
            if (is_link(i)) {
                ++links_;
                link_begin_ = text_.size();
            }
            if (const auto href = tree_.attribute(i, "href"); !href.empty() && !href.starts_with('#'))
                out_.skipped.push_back({static_cast<int>(node.line), std::string(href), "link target"});
            break;
        case Tag::b:
        case Tag::strong:
            ++strong_;
            break;
        case Tag::ul:
            lists_.push_back({false, 0});
            break;
        case Tag::ol: {
            const auto start = tree_.attribute(i, "start");
            lists_.push_back({true, start.empty() ? 1 : std::atoi(std::string(start.substr(0, 9)).c_str())});
            break;
        }
        case Tag::li:
            marker_.assign(1, '-');
            if (!lists_.empty() && lists_.back().ordered) {
                marker_ = std::to_string(lists_.back().next++);
                marker_.push_back('.');
            }
            break;
        case Tag::hr:
            separated_ = true;
            break;
        case Tag::img:
            image(i);
            break;
        default:
            break;
        }
    }

    bool in_heading() const {
        return std::any_of(open_.begin(), open_.end(), [](const Open& open) { return is_heading(open.tag); });
    }

    void close() {
        const auto tag = open_.back().tag;
        if (tag == Tag::a && is_link(open_.back().node)) {
            --links_;
            if (text_.size() > link_begin_) link_spans_.push_back({link_begin_, text_.size()});
        }
        if (is_block_tag(tag)) {
            flush();
            block_node_.pop_back();
        }
        if (is_strong(tag)) --strong_;
        if ((tag == Tag::ul || tag == Tag::ol) && !lists_.empty()) lists_.pop_back();
        if (tag == Tag::li) marker_.clear();
        open_.pop_back();
    }

    void add(std::string_view text, int line) {
        for (std::size_t at = 0; at < text.size();) {
            auto end = text.find_first_of(" \t\n\r\f\xC2", at);
            while (end != std::string_view::npos && text[end] == '\xC2' && text.substr(end, 2) != "\u00A0")
                end = text.find_first_of(" \t\n\r\f\xC2", end + 1);
            if (end == at) {
                line += text[at] == '\n';
                newline_ |= text[at] == '\n';
                space_ = true;
                at += text[at] == '\xC2' ? 2 : 1;
                continue;
            }
            const auto word = text.substr(at, end == std::string_view::npos ? end : end - at);
            if (text_.empty())
                line_ = line;
            else if (space_ && newline_) {
                // A line end in the source between Han characters is no space.
                append_line(text_, word);
                count(word);
                space_ = newline_ = false;
                at += word.size();
                continue;
            } else if (space_)
                text_ += ' ';
            space_ = newline_ = false;
            text_ += word;
            count(word);
            at += word.size();
        }
    }

    void count(std::string_view word) {
        const int characters = static_cast<int>(length_utf8(word));
        characters_ += characters;
        if (links_ > 0) link_characters_ += characters;
        if (strong_ > 0) strong_characters_ += characters;
    }

    // DocBook and Sphinx give boxes headings of their own.
    bool in_admonition() const {
        return std::any_of(open_.begin(), open_.end(), [&](const Open& open) {
            const auto name = tree_.attribute(open.node, "class");
            for (const std::string_view known :
                 {"note", "tip", "warning", "caution", "important", "admonition", "sidebar"})
                if (name == known || (known == "admonition" && name.starts_with(known))) return true;
            return false;
        });
    }

    // DocBook marks up authors and dates of its title pages as headings.
    bool is_title_page_line(std::size_t node) const {
        const auto name = tree_.attribute(node, "class");
        for (const std::string_view known : {"author", "othercredit", "corpauthor", "pubdate", "date",
                                             "edition", "releaseinfo", "subtitle", "byline"})
            if (name == known) return true;
        return false;
    }

    // What the text collected so far is, by the elements around it, the innermost first.
    void describe(Block& block) const {
        for (auto at = open_.rbegin(); at != open_.rend(); ++at) {
            if (is_heading(at->tag)) {
                if (in_admonition()) return; // "Tip": a line like any other, no chapter
                if (is_title_page_line(at->node)) return;
                block.kind = BlockKind::heading;
                block.level = static_cast<int>(at->tag) - static_cast<int>(Tag::h1) + 1;
                return;
            }
            const auto type = tree_.attribute(at->node, "epub:type");
            if (type == "footnote" || type == "endnote" || type == "rearnote") {
                block.kind = BlockKind::footnote;
                block.marker = tree_.attribute(at->node, "id");
                return;
            }
            switch (at->tag) {
            case Tag::figcaption:
            case Tag::caption:
                block.kind = BlockKind::caption;
                return;
            case Tag::li:
                block.kind = BlockKind::list_item;
                block.level = std::max<int>(1, static_cast<int>(lists_.size()));
                block.marker = marker_;
                return;
            case Tag::blockquote:
                block.kind = BlockKind::quote;
                return;
            default:
                break;
            }
        }
    }

    void flush() {
        const auto text = trim(text_);
        if (!text.empty()) {
            HtmlBlock found;
            found.block.text = std::string(text);
            found.block.line = line_;
            found.block.separated = std::exchange(separated_, false);
            found.block.links = std::move(link_spans_);
            found.block.notes = std::move(notes_);
            describe(found.block);
            marker_.clear();
            emit(std::move(found));
        }
        text_.clear();
        link_spans_.clear();
        link_begin_ = 0;
        notes_.clear();
        characters_ = link_characters_ = strong_characters_ = 0;
        space_ = newline_ = false;
        for (auto& image : images_) out_.blocks.push_back(std::move(image));
        images_.clear();
    }

    void emit(HtmlBlock found) {
        found.node = block_node_.empty() ? static_cast<std::uint32_t>(root_) : block_node_.back();
        found.characters = characters_;
        found.link_characters = link_characters_;
        found.strong = characters_ > 0 && strong_characters_ == characters_;
        out_.blocks.push_back(std::move(found));
    }

    void image(std::size_t i) {
        const int line = static_cast<int>(tree_[i].line);
        for (const auto name : {"src", "data-src"})
            if (const auto source = tree_.attribute(i, name); !source.empty() && !source.starts_with("data:"))
                out_.skipped.push_back({line, std::string(source), "image address"});
        const auto alt = trim(tree_.attribute(i, "alt"));
        if (alt.empty()) return;
        HtmlBlock found;
        found.block = {BlockKind::image, line, 0, std::string(alt), "", 1, 0, false};
        found.node = block_node_.empty() ? static_cast<std::uint32_t>(root_) : block_node_.back();
        images_.push_back(std::move(found));
    }

    // <a epub:type="noteref" href="#n1">1</a>
    void note_reference(std::size_t i) {
        const auto href = tree_.attribute(i, "href");
        if (is_note_reference(tree_, i) && href.find('#') != std::string_view::npos)
            notes_.emplace_back(href.substr(href.find('#') + 1));
    }

    void code(std::size_t i) {
        flush();
        HtmlBlock found;
        std::string text = tree_.text_of(i);
        while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
        if (text.starts_with('\n')) text.erase(0, 1);
        if (trim(text).empty()) return;
        found.block = {BlockKind::code, static_cast<int>(tree_[i].line), 0, std::move(text), "", 1, 0, false};
        found.block.lines =
            1 + static_cast<int>(std::count(found.block.text.begin(), found.block.text.end(), '\n'));
        found.node = static_cast<std::uint32_t>(i);
        found.characters = static_cast<int>(length_utf8(found.block.text));
        out_.blocks.push_back(std::move(found));
    }

    void table(std::size_t i) {
        flush();
        HtmlBlock found;
        found.block = {BlockKind::table, static_cast<int>(tree_[i].line), 0, "", "", 1, 0, false};
        bool first = true;
        for (std::size_t at = i + 1; at < tree_[i].end; ++at) {
            const auto tag = tree_[at].tag;
            if (tag == Tag::caption) {
                HtmlBlock caption;
                caption.block = {
                    BlockKind::caption, static_cast<int>(tree_[at].line), 0, cell_text(at), "", 1, 0, false};
                caption.node = static_cast<std::uint32_t>(i);
                if (!caption.block.text.empty()) out_.blocks.push_back(std::move(caption));
                at = tree_[at].end - 1;
            }
            if (tag == Tag::tr) {
                if (!found.block.text.empty()) found.block.text += '\n';
                first = true;
            }
            if (tag == Tag::td || tag == Tag::th) {
                if (!first) found.block.text += '\t';
                found.block.text += cell_text(at);
                first = false;
                at = tree_[at].end - 1;
            }
        }
        if (trim(found.block.text).empty()) return;
        found.node = static_cast<std::uint32_t>(i);
        found.characters = static_cast<int>(length_utf8(found.block.text));
        out_.blocks.push_back(std::move(found));
    }

    std::string cell_text(std::size_t node) const {
        std::string out;
        const std::string text = tree_.text_of(node);
        for (const auto& line : split_lines(text)) append_line(out, line.text);
        std::replace(out.begin(), out.end(), '\t', ' ');
        return out;
    }

    void skip(std::size_t i, const char* reason) {
        if (!*reason) return; // scripts and styles are no text
        const auto text = cell_text(i);
        if (!text.empty()) out_.skipped.push_back({static_cast<int>(tree_[i].line), text, reason});
    }

    const HtmlTree& tree_;
    std::size_t root_;
    HtmlBlocks out_;
    std::vector<Open> open_;
    std::vector<std::uint32_t> block_node_;
    std::vector<List> lists_;
    std::vector<HtmlBlock> images_;
    std::string marker_;
    std::string text_;
    int line_{};
    bool space_{}, newline_{};
    bool separated_{};
    std::size_t link_begin_{};
    std::vector<Span> link_spans_;
    std::vector<std::string> notes_;
    int links_{}, strong_{};
    int characters_{}, link_characters_{}, strong_characters_{};
};

} // namespace

HtmlBlocks html_blocks(const HtmlTree& tree, std::size_t root) { return Collector(tree, root).collect(); }

} // namespace langdu
