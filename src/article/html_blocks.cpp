#include "article/html_blocks.h"

#include "article/html_math.h"
#include "article/html_styles.h"
#include "article/html_table.h"
#include "article/html_visibility.h"
#include "article/lines.h"
#include "article/math_text.h"
#include "article/raised_text.h"
#include "article/ruby.h"
#include "base/unicode.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>
#include <utility>

namespace langdu::article {

namespace {

std::string_view view_from(const std::string& text, std::size_t begin) {
    return std::string_view(text).substr(std::min(begin, text.size()));
}

bool has_words(std::string_view text) {
    for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end()))
        if (is_letter(c.value) || is_decimal_digit(c.value)) return true;
    return false;
}

// More Han characters than anything else, and marks between them.
bool is_prose(std::string_view text) {
    std::size_t han = 0, marks = 0, others = 0;
    for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end())) {
        han += is_han(c.value);
        marks += c.value == U'，' || c.value == U'。';
        others += c.value < 0x80 && !is_white_space(c.value);
    }
    return han > 3 * others && (marks > 0 || others == 0);
}

// From a note back to its mark.
bool is_back_sign(std::string_view text) {
    for (const std::string_view known :
         {"↩", "↩︎", "↑", "^", "←", "⏎", "▲", "返回", "[返回]", "［返回］", "back"})
        if (trim(text) == known) return true;
    return false;
}

class Collector {
public:
    Collector(const HtmlTree& tree, std::size_t root, const HiddenStyles& styles)
        : tree_(tree), root_(root), styles_(styles) {}

    HtmlBlocks collect() {
        for (std::size_t i = root_; i < tree_[root_].end; ++i) {
            while (!open_.empty() && open_.back().end <= i) close();
            const auto& node = tree_[i];
            if (node.tag == Tag::text) {
                add(node.text, static_cast<int>(node.line));
                continue;
            }
            if (is_formula_tag(node.tag))
                if (const auto found = formula_at(tree_, i);
                    found && (node.tag == Tag::script || i == root_ || !skip_reason(tree_, i))) {
                    formula(i, *found);
                    i = node.end - 1;
                    continue;
                }
            auto reason = i == root_                   ? std::nullopt
                          : is_drawn_formula(tree_, i) ? std::optional(SkipReason::drawing_of_a_formula)
                                                       : skip_reason(tree_, i);
            if (!reason && i != root_ && styles_.hides(tree_, i)) reason = SkipReason::hidden;
            if (reason) {
                const bool read = node.tag == Tag::rt && reading(i);
                skip(i, read ? SkipReason::reading_taken_from_ruby : *reason);
                if (node.tag == Tag::svg && *reason == SkipReason::drawing) pictures_of_drawing(i);
                i = node.end - 1;
            } else if (node.tag == Tag::pre) {
                code(i);
                i = node.end - 1;
            } else if (node.tag == Tag::table && i != root_ && is_data_table(tree_, i)) {
                table(i);
                i = node.end - 1;
            } else
                open(i);
        }
        while (!open_.empty()) close();
        flush();
        place_pictures();
        return std::move(out_);
    }

private:
    struct Open {
        std::size_t end;
        std::size_t node;
        Tag tag;
        std::size_t begin; // in text_
        std::size_t place; // in out_.places, or none
    };
    static constexpr std::size_t longest_raised = 120; // bytes
    static constexpr std::size_t none = static_cast<std::size_t>(-1);
    struct List {
        bool ordered;
        int next;
    };
    struct LoosePicture {
        std::uint32_t node;
        std::size_t next; // the block behind it
        std::string address;
    };
    struct PictureInLine {
        std::uint32_t node;
        Picture picture; // and where in text_
    };

    static bool is_formula_tag(Tag tag) { return tag == Tag::math || tag == Tag::script || tag == Tag::img; }

    // In words where it has short ones; set off from the text it is a block of its own.
    void formula(std::size_t i, const HtmlFormula& found) {
        if (found.tex.empty()) return;
        const auto line = static_cast<int>(tree_[i].line);
        const auto words = math_text(found.tex);
        const bool block = found.display && !in_heading();
        if (block) {
            flush();
            HtmlBlock formula;
            formula.block = {BlockKind::formula, line, 0, found.tex, "", 1, 0, false};
            formula.node = block_node_.empty() ? static_cast<std::uint32_t>(root_) : block_node_.back();
            out_.blocks.push_back(std::move(formula));
        } else
            add(words.value_or("（公式）"), line);
        if (tree_[i].tag == Tag::img) return image_address(i);
        // What it is written in is on record, for the proof that nothing is lost.
        const std::string written = tree_.text_of(i);
        std::string source;
        for (const auto& part : split_lines(written)) append_line(source, part.text);
        if (source.empty()) source = found.tex;
        if (!block && source != words)
            out_.skipped.push_back({line, source, words ? SkipReason::formula_source : SkipReason::formula});
        if (block && source != found.tex) out_.skipped.push_back({line, source, SkipReason::formula_source});
    }

    // Ruby that says how to read marks what stands below it: [六安|lu4 an1]. Titles stay as they are written.
    bool reading(std::size_t rt) {
        const auto begin = std::min(ruby_begin_, text_.size());
        const auto base = std::string(trim(view_from(text_, begin)));
        const auto pinyin = in_heading() ? std::nullopt : pinyin_of_ruby(base, tree_.text_of(rt));
        if (pinyin) text_.replace(text_.size() - base.size(), base.size(), "[" + base + "|" + *pinyin + "]");
        ruby_begin_ = text_.size();
        return pinyin.has_value();
    }

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
        open_.push_back({node.end, i, node.tag, text_.size(), remember_place(i)});
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
                // "#" alone is a button.
                local_links_ = local_links_ && tree_.attribute(i, "href").starts_with('#') &&
                               tree_.attribute(i, "href").size() > 1;
            }
            link_target(i);
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
        case Tag::ruby:
            ruby_begin_ = text_.size();
            break;
        default:
            break;
        }
    }

    bool in_heading() const {
        return std::any_of(open_.begin(), open_.end(), [](const Open& open) { return is_heading(open.tag); });
    }

    void close() {
        const auto closed = open_.back();
        mark_inline(closed);
        switch (closed.tag) {
        case Tag::a:
            close_link(closed);
            break;
        case Tag::sup:
            close_raised(closed);
            break;
        case Tag::sub:
            if (closed.begin < text_.size() && text_.size() - closed.begin <= longest_raised)
                replace_from(closed.begin, lowered_text(std::string_view(text_).substr(0, closed.begin),
                                                        view_from(text_, closed.begin)));
            break;
        default:
            break;
        }
        if (is_block_tag(closed.tag)) {
            flush();
            block_node_.pop_back();
        }
        if (is_strong(closed.tag)) --strong_;
        if ((closed.tag == Tag::ul || closed.tag == Tag::ol) && !lists_.empty()) lists_.pop_back();
        if (closed.tag == Tag::li) marker_.clear();
        if (closed.place != none)
            out_.places[closed.place].end = std::max(out_.places[closed.place].block + 1, out_.blocks.size());
        open_.pop_back();
    }

    void close_link(const Open& link) {
        if (!is_link(link.node)) return;
        --links_;
        const auto href = tree_.attribute(link.node, "href");
        if (text_.size() <= link.begin) {
            // Its raised mark is gone already.
            if (!marks_.empty() && marks_.back().target.empty() && marks_.back().span.begin == text_.size())
                marks_.back().target = href;
            return;
        }
        const auto label = view_from(text_, link.begin);
        if (href.starts_with('#') && !has_words(label) && (in_heading() || !is_note_label(label)) &&
            !is_back_sign(label)) {
            forget_from(link.begin, SkipReason::permalink);
            return;
        }
        if (is_noteref(link.node)) {
            marks_.push_back({{link.begin, link.begin}, std::string(label), std::string(href)});
            forget_from(link.begin, SkipReason::footnote_mark);
            return;
        }
        if (href.find('#') != std::string_view::npos && (is_note_label(label) || is_back_sign(label)))
            marks_.push_back({{link.begin, text_.size()}, std::string(label), std::string(href)});
        link_spans_.push_back({InlineKind::link, {link.begin, text_.size()}, std::string(href)});
    }

    static std::optional<InlineKind> inline_kind(Tag tag) {
        switch (tag) {
        case Tag::em:
        case Tag::i:
        case Tag::cite:
            return InlineKind::emphasis;
        case Tag::b:
        case Tag::strong:
        case Tag::dt: // what is defined
            return InlineKind::strong;
        case Tag::code:
        case Tag::tt:
        case Tag::samp:
            return InlineKind::code;
        case Tag::del:
        case Tag::s:
        case Tag::strike:
            return InlineKind::deleted;
        default:
            return std::nullopt;
        }
    }

    void mark_inline(const Open& open) {
        if (const auto kind = inline_kind(open.tag); kind && open.begin < text_.size())
            inlines_.push_back({*kind, {open.begin, text_.size()}, {}});
    }

    bool is_noteref(std::size_t node) const {
        return has_name(tree_.attribute(node, "epub:type"), "noteref") ||
               has_name(tree_.attribute(node, "type"), "noteref") || // in AZW3
               has_name(tree_.attribute(node, "role"), "doc-noteref");
    }

    void close_raised(const Open& raised) {
        if (raised.begin >= text_.size() || text_.size() - raised.begin > longest_raised) return;
        const auto before = std::string_view(text_).substr(0, raised.begin);
        const auto text = view_from(text_, raised.begin);
        const bool linked = links_ > 0 ||
                            (!link_spans_.empty() && link_spans_.back().span.end > raised.begin) ||
                            (!marks_.empty() && marks_.back().span.end > raised.begin);
        if (!is_raised_mark(before, text, linked)) {
            replace_from(raised.begin, raised_text(before, text));
            return;
        }
        // Its link, inside or outside, says where the note is.
        std::string target;
        while (!marks_.empty() && marks_.back().span.end > raised.begin) {
            target = marks_.back().target;
            marks_.pop_back();
        }
        marks_.push_back({{raised.begin, raised.begin}, std::string(text), target});
        forget_from(raised.begin, SkipReason::footnote_mark);
    }

    // Takes the text from `begin` on out of the block.
    void forget_from(std::size_t begin, SkipReason reason) {
        const int characters = static_cast<int>(length_utf8(view_from(text_, begin)));
        out_.skipped.push_back({line_, std::string(view_from(text_, begin)), reason});
        characters_ = std::max(0, characters_ - characters);
        link_characters_ = std::max(0, link_characters_ - characters);
        text_.resize(begin);
        while (!link_spans_.empty() && link_spans_.back().span.end > begin) link_spans_.pop_back();
        cut_inlines();
        // "修的 [1]，": the space belonged to the mark.
        if (text_.ends_with(' ') && is_han(code_point_before(text_, text_.size() - 1).value))
            text_.pop_back();
        for (auto& open : open_) open.begin = std::min(open.begin, text_.size());
        for (auto mark = marks_.rbegin(); mark != marks_.rend() && mark->span.end > text_.size(); ++mark)
            mark->span = {std::min(mark->span.begin, text_.size()), text_.size()};
    }

    void replace_from(std::size_t begin, const std::string& with) {
        if (view_from(text_, begin) == with) return;
        // The digits stand in other forms now; what they were is on record for the proof that nothing is
        // lost.
        out_.skipped.push_back({line_, std::string(view_from(text_, begin)), SkipReason::raised_or_lowered});
        text_.resize(begin);
        text_ += with;
        for (auto& link : link_spans_) link.span.end = std::min(link.span.end, text_.size());
        cut_inlines();
    }

    void cut_inlines() {
        for (auto& [node, picture] : in_line_) picture.at = std::min(*picture.at, text_.size());
        for (auto& mark : inlines_) mark.span.end = std::min(mark.span.end, text_.size());
        std::erase_if(inlines_, [](const InlineMark& mark) { return mark.span.begin >= mark.span.end; });
    }

    std::size_t remember_place(std::size_t i) {
        auto id = tree_.attribute(i, "id");
        if (id.empty() && tree_[i].tag == Tag::a) id = tree_.attribute(i, "name");
        if (id.empty()) return none;
        out_.places.push_back({std::string(id), out_.blocks.size(), out_.blocks.size() + 1, text_.size()});
        return out_.places.size() - 1;
    }

    void link_target(std::size_t i) {
        if (const auto href = tree_.attribute(i, "href"); !href.empty() && !href.starts_with('#'))
            out_.skipped.push_back(
                {static_cast<int>(tree_[i].line), std::string(href), SkipReason::link_target});
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
    std::optional<BlockKind> title_page_line(std::size_t node) const {
        const auto name = tree_.attribute(node, "class");
        for (const std::string_view known :
             {"author", "othercredit", "corpauthor", "pubdate", "date", "byline"})
            if (name == known) return BlockKind::byline;
        for (const std::string_view known : {"edition", "releaseinfo", "subtitle"})
            if (name == known) return BlockKind::paragraph;
        return std::nullopt;
    }

    // What the text collected so far is, by the elements around it, the innermost first.
    void describe(Block& block) const {
        for (auto at = open_.rbegin(); at != open_.rend(); ++at) {
            if (is_heading(at->tag)) {
                if (in_admonition()) return; // "Tip": a line like any other, no chapter
                if (const auto kind = title_page_line(at->node)) {
                    block.kind = *kind;
                    return;
                }
                block.kind = BlockKind::heading;
                block.level = static_cast<int>(at->tag) - static_cast<int>(Tag::h1) + 1;
                return;
            }
            auto type = tree_.attribute(at->node, "epub:type");
            if (type.empty()) type = tree_.attribute(at->node, "type"); // in AZW3
            const auto role = tree_.attribute(at->node, "role");
            if (has_name(type, "footnote") || has_name(type, "endnote") || has_name(type, "rearnote") ||
                has_name(role, "doc-footnote") || has_name(role, "doc-endnote")) {
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

    // 历史[编辑], 历史[编辑 | 编辑源代码]: the links of a wiki behind its heading.
    void cut_edit_links() {
        const auto open = std::max(text_.rfind('[') + 1, text_.rfind("［") + 1);
        if (!in_heading() || open == 0 || open == 1) return;
        const auto inside = lower_case(view_from(text_, open));
        bool other = false;
        std::size_t words = 0;
        for (std::size_t at = 0; at < inside.size();) {
            std::size_t size = 0;
            for (const std::string_view known :
                 {"编辑源代码", "编辑", "編輯原始碼", "編輯", "edit source", "edit", "修改", "播报", "来源"})
                if (size == 0 && inside.substr(at).starts_with(known)) size = known.size();
            words += size > 0;
            if (size == 0) {
                const auto c = code_point_at(inside, at);
                other |= is_letter(c.value) || is_decimal_digit(c.value);
                size = c.size;
            }
            at += size;
        }
        if (words > 0 && !other) forget_from(open - 1, SkipReason::edit_link);
    }

    void flush() {
        cut_edit_links();
        const auto text = trim(text_);
        if (!text.empty()) {
            HtmlBlock found;
            found.block.text = text_;
            found.block.line = line_;
            found.block.separated = std::exchange(separated_, false);
            for (const auto& open : open_) mark_inline(open); // goes on in the next block
            found.block.inlines = all_inlines();
            describe(found.block);
            const bool caption = found.block.kind == BlockKind::caption; // of the pictures inside
            place_in_line(found.block, caption);
            const auto at = static_cast<std::size_t>(text.data() - text_.data());
            keep_text(found.block, {at, at + text.size()});
            note_places_of_images(found.block);
            found.marks = std::move(marks_);
            marker_.clear();
            if (caption) emit_images();
            emit(std::move(found));
        } else
            for (auto& [node, picture] : in_line_)
                if (picture.alt.empty())
                    loose_.push_back({node, out_.blocks.size(), std::move(picture.address)});
        in_line_.clear();
        text_.clear();
        link_spans_.clear();
        inlines_.clear();
        marks_.clear();
        local_links_ = local_links_ || links_ == 0; // a link may go on in the next block
        for (auto& open : open_) open.begin = 0;
        characters_ = link_characters_ = strong_characters_ = 0;
        space_ = newline_ = false;
        emit_images();
    }

    void emit_images() {
        for (auto& image : images_) out_.blocks.push_back(std::move(image));
        images_.clear();
    }

    // A caption's pictures stand above it, others where they are.
    void place_in_line(Block& block, bool caption) {
        for (auto& [node, picture] : in_line_) {
            if (caption && !picture.alt.empty()) continue; // a block of its own
            if (caption) picture.at.reset();
            block.pictures.push_back(std::move(picture));
        }
    }

    // What is said of a picture is a block behind the text.
    void note_places_of_images(const Block& block) {
        auto image = images_.begin();
        for (const auto& picture : block.pictures) {
            if (picture.alt.empty() || !picture.at) continue;
            while (image != images_.end() && image->block.pictures[0].address.empty()) ++image;
            if (image == images_.end()) return;
            image++->block.pictures[0].at = picture.at;
        }
    }

    std::vector<InlineMark> all_inlines() {
        auto out = std::move(link_spans_);
        std::ranges::move(inlines_, std::back_inserter(out));
        for (auto& [kind, span, target] :
             out) // the space before an element was not yet written when it began
            if (span.begin < text_.size() && text_[span.begin] == ' ') ++span.begin;
        std::erase_if(out, [&](const InlineMark& mark) { return mark.span.begin >= mark.span.end; });
        std::ranges::stable_sort(out, {}, [](const InlineMark& mark) { return mark.span.begin; });
        return out;
    }

    void emit(HtmlBlock found) {
        found.node = block_node_.empty() ? static_cast<std::uint32_t>(root_) : block_node_.back();
        found.characters = characters_;
        found.link_characters = link_characters_;
        found.local_links = found.link_characters > 0 && local_links_;
        found.strong = characters_ > 0 && strong_characters_ == characters_;
        out_.blocks.push_back(std::move(found));
    }

    void image(std::size_t i) {
        image_address(i);
        const auto alt = trim(tree_.attribute(i, "alt"));
        const auto address = picture_address(i);
        if (!address.empty())
            in_line_.push_back({static_cast<std::uint32_t>(i),
                                {std::string(address), std::string(alt), false, text_.size()}});
        if (alt.empty()) return;
        HtmlBlock found;
        found.block = {
            BlockKind::image, static_cast<int>(tree_[i].line), 0, std::string(alt), "", 1, 0, false};
        found.block.pictures.push_back({std::string(address), std::string(alt), false});
        found.node = block_node_.empty() ? static_cast<std::uint32_t>(root_) : block_node_.back();
        images_.push_back(std::move(found));
    }

    // Pages that load late hold a dot in src.
    std::string_view picture_address(std::size_t i) const {
        for (const auto name : {"data-src", "data-original", "data-actualsrc", "data-lazy-src"})
            if (const auto late = tree_.attribute(i, name); !late.empty()) return late;
        return tree_.attribute(i, "src");
    }

    // Books lay a page out by a drawing around its picture.
    void pictures_of_drawing(std::size_t drawing) {
        for (auto i = drawing; i < tree_[drawing].end; ++i)
            if (const auto address = tree_.attribute(i, "href");
                tree_[i].tag == Tag::image && !address.empty() && !address.starts_with('#'))
                in_line_.push_back(
                    {static_cast<std::uint32_t>(i), {std::string(address), "", false, text_.size()}});
    }

    // Pictures without words go with the neighbour that stands nearer to them in the page, and share its
    // fate.
    void place_pictures() {
        auto& blocks = out_.blocks;
        const auto common = [&](std::size_t node, std::size_t image) { // the innermost element around both
            while (node > 0 && !(node <= image && image < tree_[node].end)) node = tree_[node].parent;
            return node;
        };
        if (blocks.empty() && !loose_.empty()) { // a page of pictures
            HtmlBlock found;
            found.block.kind = BlockKind::image;
            found.block.line = static_cast<int>(tree_[loose_[0].node].line);
            found.node = loose_[0].node;
            for (auto& picture : loose_)
                found.block.pictures.push_back({std::move(picture.address), "", false});
            blocks.push_back(std::move(found));
            return;
        }
        for (auto& [node, next, address] : loose_) {
            const bool first = next == 0, last = next >= blocks.size();
            const bool before =
                !last && (first || common(blocks[next].node, node) > common(blocks[next - 1].node, node));
            auto at = before ? next : next - 1;
            while (at > 0 && stands_in_line(blocks[at].block)) --at; // to the text that it stands in
            blocks[at].block.pictures.push_back({std::move(address), "", !before});
        }
    }

    void image_address(std::size_t i) {
        for (const auto name : {"src", "data-src"})
            if (const auto source = tree_.attribute(i, name); !source.empty() && !source.starts_with("data:"))
                out_.skipped.push_back(
                    {static_cast<int>(tree_[i].line), std::string(source), SkipReason::image_address});
    }

    void code(std::size_t i) {
        flush();
        HtmlBlock found;
        std::string text = preformatted(i);
        while (!text.empty() && (text.back() == '\n' || text.back() == ' ')) text.pop_back();
        if (text.starts_with('\n')) text.erase(0, 1);
        remember_places(i);
        if (trim(text).empty()) return;
        if (is_prose(text)) { // old pages keep poems and stories so
            for (const auto& line : split_lines(text)) {
                if (line.blank()) continue;
                HtmlBlock part;
                part.block = {BlockKind::paragraph,
                              static_cast<int>(tree_[i].line) + line.number - 1,
                              0,
                              std::string(line.text),
                              "",
                              1,
                              0,
                              false};
                part.node = static_cast<std::uint32_t>(i);
                part.characters = static_cast<int>(length_utf8(line.text));
                out_.blocks.push_back(std::move(part));
            }
            return;
        }
        found.block = {BlockKind::code, static_cast<int>(tree_[i].line), 0, std::move(text), "", 1, 0, false};
        found.block.lines =
            1 + static_cast<int>(std::count(found.block.text.begin(), found.block.text.end(), '\n'));
        found.node = static_cast<std::uint32_t>(i);
        found.characters = static_cast<int>(length_utf8(found.block.text));
        out_.blocks.push_back(std::move(found));
    }

    // White space stays.
    std::string preformatted(std::size_t node) {
        std::string out;
        for (std::size_t i = node + 1; i < tree_[node].end; ++i) {
            const auto tag = tree_[i].tag;
            if (tag == Tag::text)
                out += tree_[i].text;
            else if (tag == Tag::br)
                out += '\n';
            else if (const auto reason = skip_reason(tree_, i)) {
                skip(i, *reason);
                i = tree_[i].end - 1;
            } else if (tag == Tag::a)
                link_target(i);
            else if (tag == Tag::img) {
                image_address(i);
                image_text(i);
            }
        }
        return out;
    }

    void image_text(std::size_t i) {
        if (const auto alt = trim(tree_.attribute(i, "alt")); !alt.empty())
            out_.skipped.push_back(
                {static_cast<int>(tree_[i].line), std::string(alt), SkipReason::image_description});
    }

    void remember_places(std::size_t node) {
        for (std::size_t i = node; i < tree_[node].end; ++i) remember_place(i);
    }

    void table(std::size_t i) {
        flush();
        remember_places(i);
        for (std::size_t at = i + 1; at < tree_[i].end; ++at)
            if (tree_[at].tag == Tag::caption) {
                block_of_table(i, BlockKind::caption, cell_text(at), tree_[at].line);
                at = tree_[at].end - 1;
            }
        std::vector<Block> marked; // cells with more than text
        const auto found = read_html_table(
            tree_, i,
            [&](std::size_t cell) {
                auto read = cell_text(cell);
                if (read.inlines.empty() && read.pictures.empty()) return HtmlCell{std::move(read.text)};
                marked.push_back(std::move(read));
                return HtmlCell{marked.back().text, static_cast<std::int32_t>(marked.size() - 1),
                                !marked.back().pictures.empty()};
            },
            [&](std::size_t hidden) {
                skip(hidden, skip_reason(tree_, hidden).value_or(SkipReason::hidden));
            });
        const auto line = tree_[i].line;
        const auto block_of = [&](const HtmlCell& cell) {
            if (cell.marked >= 0) return marked[static_cast<std::size_t>(cell.marked)];
            Block out;
            out.text = cell.text;
            return out;
        };
        const bool named = !out_.blocks.empty() && out_.blocks.back().block.text == found.title.text;
        if (!found.title.text.empty() && named)
            out_.skipped.push_back({static_cast<int>(line), found.title.text, SkipReason::repeated_title});
        else
            block_of_table(i, BlockKind::caption, block_of(found.title), line);
        if (is_numbered_text(found)) {
            for (const auto& row : found.rows) {
                out_.skipped.push_back({static_cast<int>(line), row[0].text, SkipReason::row_number});
                block_of_table(i, BlockKind::paragraph, block_of(row[1]), line);
            }
            return;
        }
        Block rows;
        if (!found.headed && !found.rows.empty())
            rows.text.assign(std::max<std::size_t>(found.rows[0].size(), 2) - 1, '\t');
        for (const auto& row : found.rows) {
            if (!rows.text.empty()) rows.text += '\n';
            for (std::size_t column = 0; column < row.size(); ++column) {
                if (column) rows.text += '\t';
                append_cell(rows, block_of(row[column]));
            }
        }
        block_of_table(i, BlockKind::table, std::move(rows), line);
    }

    static void append_cell(Block& row, const Block& cell) {
        const auto at = row.text.size();
        row.text += cell.text;
        for (const auto& mark : cell.inlines)
            row.inlines.push_back({mark.kind, {mark.span.begin + at, mark.span.end + at}, mark.target});
        for (const auto& picture : cell.pictures)
            row.pictures.push_back({picture.address, picture.alt, false, *picture.at + at});
    }

    void block_of_table(std::size_t table, BlockKind kind, Block block, std::uint32_t line) {
        if (trim(block.text).empty()) return;
        HtmlBlock found;
        found.characters = static_cast<int>(length_utf8(block.text));
        block.kind = kind;
        block.line = static_cast<int>(line);
        found.block = std::move(block);
        found.node = static_cast<std::uint32_t>(table);
        out_.blocks.push_back(std::move(found));
    }

    // A cell in one line, with its marks and pictures; what of it is not text is reported like that of the
    // page.
    Block cell_text(std::size_t node) {
        auto inside = Collector(tree_, node, styles_).collect();
        std::ranges::move(inside.skipped, std::back_inserter(out_.skipped));
        Block out;
        for (const auto& [block, at, characters, links, local, strong, marks] : inside.blocks) {
            if (block.kind == BlockKind::image && !block.text.empty())
                out_.skipped.push_back({block.line, block.text, SkipReason::image_description});
            const auto begin = block.kind == BlockKind::image ? out.text.size() : append_lines(out, block);
            for (const auto& picture : block.pictures) {
                const bool shown = picture.address.empty() || (block.kind == BlockKind::image && picture.at);
                if (shown) continue; // none, or in the text before
                const auto place = picture.at       ? begin + *picture.at
                                   : picture.behind ? out.text.size()
                                                    : begin;
                out.pictures.push_back(
                    {picture.address, picture.alt, false, std::min(place, out.text.size())});
            }
        }
        std::replace(out.text.begin(), out.text.end(), '\t', ' ');
        std::ranges::stable_sort(out.pictures, {}, &Picture::at);
        return out;
    }

    // Where the first of them begins.
    static std::size_t append_lines(Block& out, const Block& block) {
        std::optional<std::size_t> begin;
        for (const auto& line : split_lines(block.text)) {
            append_line(out.text, line.text);
            const auto from = static_cast<std::size_t>(line.text.data() - block.text.data()),
                       to = from + line.text.size(), at = out.text.size() - line.text.size();
            for (const auto& mark : block.inlines)
                if (const Span part{std::max(mark.span.begin, from), std::min(mark.span.end, to)};
                    part.begin < part.end)
                    out.inlines.push_back(
                        {mark.kind, {part.begin - from + at, part.end - from + at}, mark.target});
            if (!begin) begin = at;
        }
        return begin.value_or(out.text.size());
    }

    void skip(std::size_t i, SkipReason reason) {
        if (reason == SkipReason::script) return; // scripts and styles are no text
        const std::string whole = tree_.text_of(i);
        std::string text;
        for (const auto& line : split_lines(whole)) append_line(text, line.text);
        if (!text.empty()) out_.skipped.push_back({static_cast<int>(tree_[i].line), text, reason});
        for (std::size_t at = i; at < tree_[i].end; ++at) image_text(at);
    }

    const HtmlTree& tree_;
    std::size_t root_;
    const HiddenStyles& styles_;
    HtmlBlocks out_;
    std::vector<Open> open_;
    std::vector<std::uint32_t> block_node_;
    std::vector<List> lists_;
    std::vector<HtmlBlock> images_;
    std::vector<LoosePicture> loose_;
    std::vector<PictureInLine> in_line_;
    std::string marker_;
    std::string text_;
    int line_{};
    std::size_t ruby_begin_{}; // in text_: of what the next annotation is about
    bool space_{}, newline_{};
    bool separated_{};
    bool local_links_{true};
    std::vector<InlineMark> link_spans_, inlines_;
    std::vector<NoteMark> marks_;
    int links_{}, strong_{};
    int characters_{}, link_characters_{}, strong_characters_{};
};

} // namespace

HtmlBlocks html_blocks(const HtmlTree& tree, std::size_t root) {
    const HiddenStyles styles{tree};
    auto out = Collector(tree, root, styles).collect();
    if (root == 0)
        for (const auto& comment : tree.comments())
            if (const auto text = trim(comment.text); !text.empty() && !text.starts_with("?xml"))
                out.skipped.push_back({comment.line, std::string(text), SkipReason::html_comment});
    return out;
}

} // namespace langdu::article
