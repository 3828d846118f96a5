// Markdown by cmark-gfm: CommonMark with tables, strikethrough, task lists and footnotes; every block keeps
// its line.
#include "article/accounting.h"
#include "article/front_matter.h"
#include "article/html_blocks.h"
#include "article/lines.h"
#include "article/markdown_dialects.h"
#include "article/readers.h"
#include "article/unseen.h"
#include "base/handle.h"
#include "base/unicode.h"

#include <cmark-gfm-core-extensions.h>
#include <cmark-gfm.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace langdu::article {

namespace {

using Parser = Handle<cmark_parser, cmark_parser_free>;
using Document = Handle<cmark_node, cmark_node_free>;
using Iterator = Handle<cmark_iter, cmark_iter_free>;

// For each <![CDATA[ and <? cmark looks for its end up to the end of the paragraph, so many that end nowhere
// take quadratic time. More of them than any text has are escaped.
void escape_open(std::string& paragraph, std::string_view open, std::string_view close) {
    constexpr int most = 50;
    const auto last = paragraph.rfind(close);
    const auto first = paragraph.find(open, last == std::string::npos ? 0 : last);
    int count = 0;
    for (auto at = first; at != std::string::npos; at = paragraph.find(open, at + open.size())) ++count;
    if (count <= most) return;
    std::string out = paragraph.substr(0, first);
    for (auto at = first; at != std::string::npos;) {
        const auto next = paragraph.find(open, at + open.size());
        out.append("\\").append(paragraph, at, next == std::string::npos ? next : next - at);
        at = next;
    }
    paragraph = std::move(out);
}

std::string without_open_marks(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const auto end = std::min(text.find("\n\n"), text.size());
        std::string paragraph(text.substr(0, end));
        escape_open(paragraph, "<![CDATA[", "]]>");
        escape_open(paragraph, "<?", "?>");
        out += paragraph;
        const auto behind = std::min(text.find_first_not_of('\n', end), text.size());
        out.append(text.substr(end, behind - end));
        text.remove_prefix(behind);
    }
    return out;
}

Document parse(std::string_view text) {
    cmark_gfm_core_extensions_ensure_registered();
    const Parser parser{cmark_parser_new(CMARK_OPT_FOOTNOTES | CMARK_OPT_VALIDATE_UTF8)};
    for (const char* name : {"table", "strikethrough", "tasklist"})
        if (auto* extension = cmark_find_syntax_extension(name))
            cmark_parser_attach_syntax_extension(parser.get(), extension);
    const auto tame = without_open_marks(text);
    cmark_parser_feed(parser.get(), tame.data(), tame.size());
    return Document{cmark_parser_finish(parser.get())};
}

std::string_view view(const char* text) { return text ? std::string_view(text) : std::string_view(); }

// Walks the tree once, without recursion, and collects blocks. Text goes to the innermost block that holds
// text.
class Collector {
public:
    Collector(Article& article, int first_line) : article_(article), first_line_(first_line) {}

    void visit(cmark_node* node, bool entering) {
        const auto type = cmark_node_get_type(node);
        const auto name = view(cmark_node_get_type_string(node));
        if (name.starts_with("table")) {
            visit_table(name, node, entering);
            return;
        }
        if (name == "strikethrough") return mark(InlineKind::deleted, entering);
        if ((type & CMARK_NODE_TYPE_MASK) == CMARK_NODE_TYPE_BLOCK)
            visit_block(node, entering);
        else
            visit_inline(node, entering);
    }

private:
    struct List {
        bool ordered;
        int next;
    };

    int line_of(cmark_node* node) {
        // Inline nodes of some extensions have no line: their block's serves.
        for (; node; node = cmark_node_parent(node))
            if (const int line = cmark_node_get_start_line(node); line > 0)
                return last_line_ = line + first_line_;
        return last_line_;
    }

    BlockKind paragraph_kind() const {
        if (in_footnote_) return BlockKind::footnote;
        if (!lists_.empty()) return BlockKind::list_item;
        return quotes_ > 0 ? BlockKind::quote : BlockKind::paragraph;
    }

    void open(cmark_node* node, BlockKind kind) {
        block_ = {kind, line_of(node), 0, "", "", 1, 0, true};
        block_.lines = cmark_node_get_end_line(node) - cmark_node_get_start_line(node) + 1;
        if (kind == BlockKind::list_item) {
            block_.level = static_cast<int>(lists_.size());
            auto& list = lists_.back();
            if (item_opened_) block_.marker = list.ordered ? std::to_string(list.next++) + "." : "-";
            item_opened_ = false;
        }
        if (kind == BlockKind::footnote) block_.marker = std::to_string(footnotes_);
        pending_break_ = false;
        unseen_in_line_.clear();
    }

    // After a hard line break: the same kind of block again, without its marker.
    void reopen() {
        block_.line = last_line_;
        block_.text.clear();
        block_.marker.clear();
        block_.inlines.clear();
        block_.notes.clear();
        block_.pictures.clear();
        for (auto& open : open_) open.begin = 0;
    }

    // Emphasis, code, links: in the text of the block or of the table's cell.
    void mark(InlineKind kind, bool entering, std::string_view target = {}) {
        if (in_image_) return;
        const auto& text = in_table_ ? cell_ : block_.text;
        if (entering) {
            open_.push_back({kind, text.size(), std::string(target)});
            return;
        }
        if (open_.empty()) return;
        const auto opened = std::move(open_.back());
        open_.pop_back();
        keep_mark({opened.kind, {opened.begin, text.size()}, opened.target});
    }

    void keep_mark(InlineMark mark) {
        const auto& text = in_table_ ? cell_ : block_.text;
        // A line end before it was not yet written when it began.
        if (mark.span.begin < text.size() && text[mark.span.begin] == ' ') ++mark.span.begin;
        if (mark.span.begin < mark.span.end)
            (in_table_ ? cell_marks_ : block_.inlines).push_back(std::move(mark));
    }

    // What a hard line break cuts in two.
    void cut_marks() {
        for (const auto& open : open_) keep_mark({open.kind, {open.begin, block_.text.size()}, open.target});
    }

    void add(std::string_view text) {
        if (in_image_) {
            images_.back().text += text;
            return;
        }
        if (in_table_) {
            cell_ += text;
            return;
        }
        characters_ += text.size();
        if (emphasis_ > 0) slanted_ += text.size();
        if (pending_break_) {
            append_line(block_.text, text);
            pending_break_ = false;
        } else
            block_.text += text;
    }

    void close() {
        // Cells that are empty count in a table: its first row may have no names.
        if (const auto text =
                block_.kind == BlockKind::table ? std::string_view(block_.text) : trim(block_.text);
            !trim(text).empty()) {
            const auto at = static_cast<std::size_t>(text.data() - block_.text.data());
            keep_text(block_, {at, at + text.size()});
            std::ranges::stable_sort(block_.inlines, {},
                                     [](const InlineMark& mark) { return mark.span.begin; });
            if (block_.kind == BlockKind::paragraph) refine();
            note_places_of_images();
            auto [kept, directives] = without_directives(block_.text);
            for (auto& directive : directives)
                article_.skipped.push_back({block_.line, std::move(directive), SkipReason::directive});
            if (!directives.empty()) block_.inlines.clear();
            block_.text = block_.kind == BlockKind::table ? kept : std::string(trim(kept));
            if (!block_.text.empty()) {
                block_.separated = std::exchange(separated_, false);
                keep(block_);
            }
        }
        keep_images();
        pending_break_ = false;
        characters_ = slanted_ = 0;
    }

    void keep_images() {
        for (auto& image : images_) keep(std::move(image));
        images_.clear();
    }

    // Pictures in a line are shown in its text, and what is said of them is a block behind it; those above
    // their caption are blocks.
    void note_places_of_images() {
        if (block_.kind == BlockKind::caption) {
            const bool above = !block_.pictures.empty() && block_.pictures[0].at == 0;
            block_.pictures.clear();
            if (above) keep_images();
            return;
        }
        auto image = images_.begin();
        for (const auto& picture : block_.pictures) {
            while (image != images_.end() && image->kind != BlockKind::image) ++image;
            if (image == images_.end()) break;
            image++->pictures[0].at = picture.at;
        }
        std::erase_if(images_, [](const Block& one) {
            return one.text.empty() && one.kind == BlockKind::image && one.pictures[0].at;
        });
    }

    void keep(Block block) {
        if (const auto reason = unseen_.reason())
            article_.skipped.push_back({block.line, std::move(block.text), *reason});
        else
            article_.blocks.push_back(std::move(block));
    }

    // $$ ... $$ is a formula; a slanted line below an image its caption.
    void refine() {
        auto& text = block_.text;
        if (text.size() > 4 && text.starts_with("$$") && text.ends_with("$$")) {
            block_.kind = BlockKind::formula;
            block_.inlines.clear();
            text = std::string(trim(std::string_view(text).substr(2, text.size() - 4)));
        }
        const bool below_image =
            !images_.empty() || (!article_.blocks.empty() && article_.blocks.back().kind == BlockKind::image);
        if (below_image && slanted_ == characters_ && text.size() < 400) block_.kind = BlockKind::caption;
    }

    void skip(cmark_node* node, std::string_view text, SkipReason reason) {
        if (!trim(text).empty()) article_.skipped.push_back({line_of(node), std::string(trim(text)), reason});
    }

    void visit_block(cmark_node* node, bool entering) {
        switch (cmark_node_get_type(node)) {
        case CMARK_NODE_BLOCK_QUOTE:
            quotes_ += entering ? 1 : -1;
            break;
        case CMARK_NODE_LIST:
            if (entering)
                lists_.push_back(
                    {cmark_node_get_list_type(node) == CMARK_ORDERED_LIST, cmark_node_get_list_start(node)});
            else
                lists_.pop_back();
            break;
        case CMARK_NODE_ITEM:
            if (entering) item_opened_ = true;
            break;
        case CMARK_NODE_FOOTNOTE_DEFINITION:
            // cmark sorts the definitions by their first reference, which it numbers from 1.
            footnotes_ += entering;
            in_footnote_ = entering;
            break;
        case CMARK_NODE_PARAGRAPH:
            entering ? open(node, paragraph_kind()) : close();
            break;
        case CMARK_NODE_HEADING:
            if (entering) {
                open(node, BlockKind::heading);
                block_.level = cmark_node_get_heading_level(node);
            } else
                close();
            break;
        case CMARK_NODE_CODE_BLOCK:
            visit_code(node);
            break;
        case CMARK_NODE_HTML_BLOCK:
            visit_html(node);
            break;
        case CMARK_NODE_THEMATIC_BREAK:
            separated_ = true;
            break;
        default:
            break;
        }
    }

    void visit_inline(cmark_node* node, bool entering) {
        switch (cmark_node_get_type(node)) {
        case CMARK_NODE_EMPH:
            emphasis_ += entering ? 1 : -1;
            mark(InlineKind::emphasis, entering);
            break;
        case CMARK_NODE_STRONG:
            mark(InlineKind::strong, entering);
            break;
        case CMARK_NODE_TEXT:
        case CMARK_NODE_CODE:
            if (cmark_node_get_type(node) == CMARK_NODE_CODE) mark(InlineKind::code, true);
            if (const auto reason = unseen_in_line_.reason())
                skip(node, view(cmark_node_get_literal(node)), *reason);
            else
                add(view(cmark_node_get_literal(node)));
            if (cmark_node_get_type(node) == CMARK_NODE_CODE) mark(InlineKind::code, false);
            break;
        case CMARK_NODE_SOFTBREAK:
            pending_break_ = true;
            break;
        case CMARK_NODE_LINEBREAK:
            if (block_.kind == BlockKind::heading)
                pending_break_ = true;
            else {
                cut_marks();
                close();
                block_.line = 0; // found again below
                reopen();
            }
            break;
        case CMARK_NODE_HTML_INLINE:
            skip(node, view(cmark_node_get_literal(node)), SkipReason::html_tag);
            visit_html_image(node);
            unseen_in_line_.pass(view(cmark_node_get_literal(node)));
            break;
        case CMARK_NODE_LINK:
            if (entering) {
                skip(node, view(cmark_node_get_url(node)), SkipReason::link_target);
                skip(node, view(cmark_node_get_title(node)), SkipReason::link_title);
            }
            mark(InlineKind::link, entering, view(cmark_node_get_url(node)));
            break;
        case CMARK_NODE_IMAGE:
            visit_image(node, entering);
            break;
        case CMARK_NODE_FOOTNOTE_REFERENCE:
            if (!entering) break;
            block_.notes.emplace_back(view(cmark_node_get_literal(node)));
            if (!in_table_)
                block_.inlines.push_back(
                    {InlineKind::note, {block_.text.size(), block_.text.size()}, block_.notes.back()});
            skip(node, block_.notes.back(), SkipReason::footnote_mark);
            break;
        default:
            break;
        }
    }

    void visit_code(cmark_node* node) {
        Block code{BlockKind::code,
                   line_of(node),
                   0,
                   std::string(view(cmark_node_get_literal(node))),
                   std::string(view(cmark_node_get_fence_info(node))),
                   1,
                   0,
                   true};
        if (code.marker == "math" || code.marker == "latex" || code.marker == "tex")
            code.kind = BlockKind::formula;
        while (code.text.ends_with('\n')) code.text.pop_back();
        code.lines = cmark_node_get_end_line(node) - cmark_node_get_start_line(node) + 1;
        keep(std::move(code));
    }

    void visit_image(cmark_node* node, bool entering) {
        if (!entering) {
            if (!in_image_) return;
            in_image_ = false;
            if (!images_.back().pictures.empty()) {
                images_.back().pictures[0].alt = images_.back().text;
                stand_in_line(images_.back().pictures[0]);
            }
            return;
        }
        const auto address = view(cmark_node_get_url(node));
        skip(node, address, SkipReason::image_address);
        skip(node, view(cmark_node_get_title(node)), SkipReason::image_title);
        // No address: only the caption was meant, as `langdu text --markdown` writes it.
        const auto kind = address.empty() ? BlockKind::caption : BlockKind::image;
        in_image_ = !unseen_in_line_.reason();
        if (!in_image_) return;
        images_.push_back({kind, line_of(node), 0, "", "", 1, 0, false});
        if (kind == BlockKind::image) images_.back().pictures.push_back({std::string(address), "", false});
    }

    // Of <img> in a line the picture is shown and nothing said.
    void visit_html_image(cmark_node* node) {
        const auto html = view(cmark_node_get_literal(node));
        if (in_image_ || unseen_in_line_.reason() || !lower_case(html.substr(0, 4)).starts_with("<img"))
            return;
        for (auto& found : html_blocks(HtmlTree{html}, 0).blocks)
            for (auto& picture : found.block.pictures) {
                if (picture.address.empty()) continue;
                images_.push_back({BlockKind::image, line_of(node), 0, "", "", 1, 0, false});
                images_.back().pictures.push_back(picture);
                stand_in_line(std::move(picture));
            }
    }

    void stand_in_line(Picture picture) {
        picture.at = (in_table_ ? cell_ : block_.text).size();
        (in_table_ ? cell_pictures_ : block_.pictures).push_back(std::move(picture));
    }

    void visit_html(cmark_node* node) {
        auto html = view(cmark_node_get_literal(node));
        int line = line_of(node);
        if (const auto reason = unseen_.reason()) {
            const auto seen = unseen_.skip_unseen(html);
            skip(node, html.substr(0, seen), *reason);
            line += static_cast<int>(std::ranges::count(html.substr(0, seen), '\n'));
            html.remove_prefix(seen);
        }
        unseen_.pass(html);
        const HtmlTree tree{html};
        auto [blocks, skipped, places] = html_blocks(tree, 0);
        for (auto& found : blocks) {
            found.block.line += line - 1;
            article_.blocks.push_back(std::move(found.block));
        }
        for (auto& entry : skipped) {
            entry.line += line - 1;
            article_.skipped.push_back(std::move(entry));
        }
    }

    void visit_table(std::string_view name, cmark_node* node, bool entering) {
        if (name == "table") {
            if (entering)
                open(node, BlockKind::table);
            else
                close();
            in_table_ = entering;
        } else if (name == "table_cell") {
            if (!entering) {
                if (!first_cell_) block_.text += '\t';
                std::replace(cell_.begin(), cell_.end(), '\t', ' ');
                add_cell();
                first_cell_ = false;
            }
            cell_.clear();
            cell_marks_.clear();
            cell_pictures_.clear();
        } else if (entering) { // a row
            if (!block_.text.empty()) block_.text += '\n';
            first_cell_ = true;
        }
    }

    void add_cell() {
        const auto text = trim(cell_);
        const auto before = static_cast<std::size_t>(text.data() - cell_.data()), at = block_.text.size();
        const auto moved = [&](std::size_t offset) {
            return at + std::clamp(offset, before, before + text.size()) - before;
        };
        for (auto& picture : cell_pictures_) {
            picture.at = moved(*picture.at);
            block_.pictures.push_back(std::move(picture));
        }
        for (auto& mark : cell_marks_) {
            mark.span = {moved(mark.span.begin), moved(mark.span.end)};
            if (!mark.span.empty()) block_.inlines.push_back(std::move(mark));
        }
        block_.text += text;
    }

    struct OpenMark {
        InlineKind kind;
        std::size_t begin;
        std::string target;
    };

    Article& article_;
    int first_line_;
    int last_line_{1};
    int quotes_{};
    std::vector<List> lists_;
    bool item_opened_{};
    bool in_footnote_{};
    int footnotes_{};
    bool separated_{};
    Block block_;
    std::vector<OpenMark> open_;
    bool pending_break_{};
    int emphasis_{};
    std::size_t characters_{}, slanted_{}; // bytes
    UnseenElements unseen_;                // around blocks
    UnseenElements unseen_in_line_;        // ends with its block
    bool in_image_{};
    std::vector<Block> images_;
    bool in_table_{};
    bool first_cell_{};
    std::string cell_;
    std::vector<InlineMark> cell_marks_;
    std::vector<Picture> cell_pictures_;
};

// What the tree does not show: definitions of link targets.
void skip_uncovered(cmark_node* document, const std::vector<TextLine>& lines, int first_line,
                    Article& article) {
    std::vector<bool> covered(lines.size() + 2);
    const Iterator iterator{cmark_iter_new(document)};
    for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get())) {
        auto* node = cmark_iter_get_node(iterator.get());
        const auto type = cmark_node_get_type(node);
        if (event != CMARK_EVENT_ENTER || (type & CMARK_NODE_TYPE_MASK) != CMARK_NODE_TYPE_BLOCK ||
            type == CMARK_NODE_DOCUMENT || type == CMARK_NODE_BLOCK_QUOTE || type == CMARK_NODE_LIST ||
            type == CMARK_NODE_ITEM)
            continue;
        const int last = std::min(cmark_node_get_end_line(node), static_cast<int>(lines.size()));
        for (int line = std::max(1, cmark_node_get_start_line(node)); line <= last; ++line)
            covered[static_cast<std::size_t>(line)] = true;
    }
    for (const auto& line : lines)
        if (!line.blank() && !covered[static_cast<std::size_t>(line.number)])
            article.skipped.push_back(
                {line.number + first_line, std::string(line.text), SkipReason::link_definition});
}

} // namespace

Recognized recognize_markdown(std::string_view bytes) {
    const auto head = bytes.substr(0, 1 << 16);
    for (const std::string_view sign : {"\n# ", "\n## ", "\n### ", "\n```", "](http", "\n| --", "\n|--"})
        if (head.find(sign) != std::string_view::npos) return Recognized::maybe;
    const bool opens = head.starts_with("# ") || head.starts_with("---\n") || head.starts_with("---\r\n");
    return opens ? Recognized::maybe : Recognized::no;
}

Article read_markdown(const Source& source) {
    const std::string text = decode_text(source.bytes, place_of(source), source.options.encoding);
    Article article;
    article.marked_up = true;
    const auto front = read_front_matter(text, article);
    const auto body = plain_markdown(std::string_view(text).substr(front.size), front.lines, article);
    const auto document = parse(body);
    Collector collector{article, front.lines};
    const Iterator iterator{cmark_iter_new(document.get())};
    for (auto event = cmark_iter_next(iterator.get()); event != CMARK_EVENT_DONE;
         event = cmark_iter_next(iterator.get()))
        collector.visit(cmark_iter_get_node(iterator.get()), event == CMARK_EVENT_ENTER);
    skip_uncovered(document.get(), split_lines(body), front.lines, article);
    account_for_markup(std::string_view(text).substr(front.size), front.lines, article);
    return article;
}

} // namespace langdu::article
