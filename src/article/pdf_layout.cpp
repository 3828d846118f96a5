#include "article/pdf_layout.h"

#include "article/fields.h"
#include "article/lines.h"
#include "article/pdf_headings.h"
#include "article/pdf_margins.h"
#include "article/pdf_tables.h"
#include "article/raised_text.h"
#include "base/unicode.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

namespace langdu::article {

namespace {

bool ends_sentence(std::string_view text) {
    auto c = code_point_before(text, text.size());
    while (c.size && std::u32string_view(U"”’」』）)\"】").find(c.value) != std::u32string_view::npos)
        c = code_point_before(text, c.begin);
    return std::u32string_view(U"。！？…!?.：:；;").find(c.value) != std::u32string_view::npos;
}

// What opens an item of a list: a bullet, as it stands in the text.
std::size_t bullet_size(std::string_view text) {
    const auto first = code_point_at(text, 0);
    const bool spaced = text.substr(first.size).starts_with(' ');
    if (std::u32string_view(U"•●▪■◆▶‣◦➢❖✓").find(first.value) != std::u32string_view::npos) return first.size;
    return spaced && std::u32string_view(U"–○□·-*").find(first.value) != std::u32string_view::npos
               ? first.size
               : 0;
}

// A bullet or 1. (1) [1] ①
bool opens_item(std::string_view text) {
    if (bullet_size(text) > 0) return true;
    const auto end = std::min(text.find_first_not_of("(（[0123456789"), text.size());
    if (end == 0)
        return is_note_label(text.substr(0, code_point_at(text, 0).size)) &&
               !is_han(code_point_at(text, 0).value);
    const auto mark = code_point_at(text, end).value;
    return end < 6 && std::u32string_view(U".)）]、．").find(mark) != std::u32string_view::npos;
}

std::size_t note_label_size(std::string_view text) {
    std::size_t size = 0;
    for (auto c = code_point_at(text, 0); c.size && c.end() <= 8; c = code_point_at(text, c.end()))
        if (is_note_label(text.substr(0, c.end())) &&
            !(c.end() < text.size() && is_ascii_digit(c.value) &&
              (is_ascii_digit(static_cast<unsigned char>(text[c.end()])) || text[c.end()] == '.')))
            size = c.end();
    return size;
}

class Layout {
public:
    Layout(const PdfText& text, Article& article) : text_(text), article_(article), lines_(text.lines) {}

    void run() {
        drop_margins(text_, lines_, article_);
        drop_contents(text_, lines_, article_);
        body_size_ = most_common_size();
        drop_ruby();
        join_rows(lines_);
        take_notes();
        headings_ = find_pdf_headings(text_, lines_, body_size_, article_);
        join();
        article_.marked_up = headings_.any;
    }

private:
    struct Note {
        std::size_t before{}; // the line of text that it stands before
        Block block;
    };

    void skip(PdfLine& line, SkipReason reason) {
        article_.skipped.push_back({line.page, std::move(line.text), reason});
        line.text.clear();
    }

    double most_common_size() const {
        std::map<double, std::size_t> sizes;
        for (const auto& line : lines_) sizes[line.size] += length_utf8(line.text);
        if (sizes.empty()) return 10;
        return std::ranges::max_element(sizes, {}, [](const auto& entry) { return entry.second; })->first;
    }

    // Small letters right above a line.
    void drop_ruby() {
        for (std::size_t i = 0; i + 1 < lines_.size(); ++i) {
            auto& line = lines_[i];
            const auto& next = lines_[i + 1];
            const double gap = next.top - line.bottom, em = body_size_;
            if (line.size <= 0.62 * em && std::abs(next.size - em) < 0.2 * em && line.page == next.page &&
                gap > -0.6 * em && gap < 0.4 * em && line.top < next.top && line.left > next.left - em &&
                line.right < next.right + em)
                skip(line, SkipReason::ruby);
        }
        std::erase_if(lines_, [](const PdfLine& line) { return line.text.empty(); });
    }

    // Not all of those of a page that has more than a page can hold.
    std::span<const PdfLine> lines_on(int page) const {
        constexpr std::ptrdiff_t most = 2000;
        // Not the ranges' one: Clang 14 does not compile its result.
        const auto begin = std::ranges::lower_bound(lines_, page, {}, &PdfLine::page);
        const auto end = std::ranges::upper_bound(lines_, page, {}, &PdfLine::page);
        return {begin, begin + std::min(most, end - begin)};
    }

    // --- footnotes -------------------------------------------------------------------------------
    // Where the last line of text stands that is above or below it.
    double end_of_text(const PdfLine& line) const {
        double end = 0;
        for (const auto& at : lines_on(line.page))
            if (at.size > 0.93 * body_size_ && at.left < line.right && at.right > line.left)
                end = std::max(end, at.top);
        return end;
    }

    bool is_marked(const PdfLine& note, const std::string& label) const {
        for (const auto& at : lines_on(note.page))
            if (at.top < note.top && std::ranges::find(at.notes, label) != at.notes.end()) return true;
        return false;
    }

    // The label of a note: smaller than the text and below all of it, or raised as the mark on the same page
    // is.
    std::size_t note_label(const PdfLine& line) const {
        if (line.label > 0 && line.label < line.text.size() &&
            is_marked(line, line.text.substr(0, line.label)))
            return line.label;
        const bool below = line.size <= 0.9 * body_size_ && !line.table && line.top >= end_of_text(line);
        return below ? note_label_size(line.text) : 0;
    }

    // The text goes on behind them.
    void take_notes() {
        std::vector<PdfLine> text;
        const PdfLine* last = nullptr; // of a note
        for (const auto& line : lines_) {
            if (const auto label = note_label(line); label > 0) {
                Block note;
                note.kind = BlockKind::footnote;
                note.line = line.page;
                note.marker = note_name(line.page, line.text.substr(0, label));
                note.text = trim(std::string_view(line.text).substr(label));
                article_.skipped.push_back(
                    {line.page, line.text.substr(0, label), SkipReason::footnote_mark});
                notes_.push_back({text.size(), std::move(note)});
                last = &line;
            } else if (last && below(*last, line) && !line.table) {
                append(notes_.back().block, line);
                last = &line;
            } else {
                text.push_back(line);
                last = nullptr;
            }
        }
        lines_ = std::move(text);
    }

    static std::string note_name(int page, std::string_view label) {
        return "p" + std::to_string(page) + "-" + bare_label(label);
    }

    // --- paragraphs ------------------------------------------------------------------------------
    // Lines below each other in one column.
    static bool below(const PdfLine& upper, const PdfLine& lower) {
        return upper.page == lower.page && lower.top > upper.top &&
               std::min(upper.right, lower.right) > std::max(upper.left, lower.left) &&
               std::abs(upper.size - lower.size) < 0.12 * std::max(upper.size, lower.size);
    }

    struct Column {
        double left{}, right{}, leading{};
        bool indented{}; // paragraphs open with white space
    };

    // What most lines share; a line of code may run into the margin.
    double right_edge(std::size_t begin, std::size_t end) const {
        std::map<long, std::size_t> ends;
        double right = 0;
        for (auto i = begin; i < end; ++i) {
            if (lines_[i].mono) continue;
            ++ends[std::lround(lines_[i].right)];
            right = std::max(right, lines_[i].right);
        }
        if (ends.empty()) return lines_[begin].right;
        const auto most = std::ranges::max_element(ends, {}, [](const auto& at) { return at.second; });
        return most->second >= 4 && most->second * 4 >= end - begin ? static_cast<double>(most->first)
                                                                    : right;
    }

    Column column_of(std::size_t begin, std::size_t end) const {
        Column column{lines_[begin].left, lines_[begin].right, 0, false};
        std::vector<double> leadings;
        for (auto i = begin; i < end; ++i) {
            column.left = std::min(column.left, lines_[i].left);
            if (i > begin) leadings.push_back(lines_[i].top - lines_[i - 1].top);
        }
        column.right = right_edge(begin, end);
        // Inside paragraphs; where most are one line, the middle one is between them.
        if (!leadings.empty()) {
            const auto near = leadings.begin() + static_cast<std::ptrdiff_t>(leadings.size() / 5);
            std::ranges::nth_element(leadings, near);
            column.leading = std::max(*near, 1.05 * lines_[begin].size);
        }
        if (const auto usual = usual_rights_.find(std::lround(column.left));
            end - begin <= 4 && usual != usual_rights_.end())
            column.right = std::max(column.right, usual->second);
        int indents = 0;
        for (auto i = begin; i < end; ++i) indents += is_indented(lines_[i], column);
        column.indented = indents > 0 && indents * 10 < static_cast<int>(end - begin) * 9;
        return column;
    }

    // Where the lines that begin here mostly end: what a few short lines do not show.
    void find_usual_rights() {
        std::map<long, std::map<long, int>> ends;
        for (const auto& line : lines_)
            if (std::abs(line.size - body_size_) < 0.1 * body_size_)
                ++ends[std::lround(line.left)][std::lround(line.right)];
        for (const auto& [left, rights] : ends) {
            const auto most =
                std::ranges::max_element(rights, {}, [](const auto& right) { return right.second; });
            if (most->second >= 4) usual_rights_[left] = static_cast<double>(most->first);
        }
    }

    static bool is_indented(const PdfLine& line, const Column& column) {
        const double indent = line.left - column.left;
        return indent > 0.8 * line.size && indent < 4.5 * line.size;
    }

    // Of what may not be broken: a Han character or letters, the marks around it, and a bracket behind it.
    static double first_word_width(const PdfLine& line) {
        static constexpr std::u32string_view closing = U"，。、；：？！）》」』”’】〉,.;:?!)",
                                             opening = U"（《「『“‘【〈(";
        double width = 0;
        auto c = code_point_at(line.text, 0);
        const auto take = [&] {
            width += c.value < 0x80 ? 0.5 : 1;
            c = code_point_at(line.text, c.end());
        };
        for (int parts = 0; parts < 2 && c.size; ++parts) {
            while (c.size && is_punctuation(c.value)) take();
            if (c.value >= 0x80) take();
            while (c.size && c.value < 0x80 && c.value != ' ' && width < 40) take();
            while (c.size && closing.find(c.value) != closing.npos) take();
            if (opening.find(c.value) == opening.npos) break;
        }
        return width * line.size;
    }

    // Would the next line's first word have fitted behind this one?
    static bool is_full(const PdfLine& line, const PdfLine& next, const Column& column, double right) {
        return line.right + std::min(first_word_width(next), 0.5 * (column.right - column.left)) +
                   0.35 * line.size >
               right;
    }

    // Where lines set to the left like this one end: those of a box or a quotation are shorter than the
    // column. Verses are shorter still.
    void find_right_edges(std::size_t begin, std::size_t end, const Column& column) {
        if (column.right - column.left < least_width_)
            return std::fill(rights_.begin() + static_cast<std::ptrdiff_t>(begin),
                             rights_.begin() + static_cast<std::ptrdiff_t>(end), 1e9);
        for (auto i = begin; i < end;) {
            auto stop = i + 1;
            while (stop < end && std::abs(lines_[stop].left - lines_[i].left) < 0.3 * lines_[i].size) ++stop;
            const double right = right_edge(i, stop);
            const bool wide = right - lines_[i].left > 0.6 * (column.right - column.left);
            // A quotation is set in from both sides.
            const double inner = column.right - (lines_[i].left - column.left);
            const bool both = lines_[i].left > column.left + lines_[i].size &&
                              right < inner + 0.3 * lines_[i].size && stop - i > 1;
            for (auto at = i; at < stop; ++at)
                rights_[at] = stop - i >= 3 && wide ? right : both ? inner : column.right;
            i = stop;
        }
    }

    bool continues(std::size_t i, const Column& before, const Column& own) const {
        const auto &last = lines_[i - 1], &line = lines_[i];
        if (headings_.levels[i] || headings_.levels[i - 1] || headings_.continued[i - 1] || last.table ||
            line.table)
            return false;
        if (std::abs(last.size - line.size) >= 0.12 * std::max(last.size, line.size)) return false;
        const bool same_column = below(last, line);
        // A quotation is indented line by line.
        const bool aligned =
            same_column && std::abs(line.left - last.left) < 0.3 * line.size && !ends_sentence(last.text);
        if (bullet_size(line.text) > 0 ||
            (item_left_ > 0 && opens_item(line.text) && line.left < item_left_ + 0.5 * line.size))
            return false;
        const bool hangs = item_left_ > 0 && line.left > item_left_ + 0.5 * line.size &&
                           line.left < item_left_ + 5 * line.size;
        if (own.indented && is_indented(line, own) && !aligned && !(hangs && same_column)) return false;
        if (same_column && own.leading > 0 && line.top - last.top > 1.45 * own.leading) return false;
        if (!is_full(last, line, before, rights_[i - 1])) return false;
        return same_column || own.indented || !ends_sentence(last.text);
    }

    // Narrower columns are verses, whose lines are never joined.
    double least_column() const {
        constexpr double verse = 12; // characters
        std::vector<double> widths;
        for (const auto& line : lines_)
            if (std::abs(line.size - body_size_) < 0.1 * body_size_) widths.push_back(line.right - line.left);
        if (widths.empty()) return verse * body_size_;
        const auto middle = widths.begin() + static_cast<std::ptrdiff_t>(widths.size() / 2);
        std::ranges::nth_element(widths, middle);
        return std::max(0.5 * *middle, verse * body_size_);
    }

    static bool is_caption(const std::string& text) {
        if (text.size() > 240) return false;
        for (const std::string_view name : {"图", "圖", "表", "Figure", "Fig.", "Table"}) {
            if (!text.starts_with(name)) continue;
            const auto rest = trim(std::string_view(text).substr(name.size()));
            return !rest.empty() && is_ascii_digit(static_cast<unsigned char>(rest[0]));
        }
        return false;
    }

    static void append(Block& block, const PdfLine& line) {
        auto& text = block.text;
        const auto first = code_point_at(line.text, 0).value;
        const auto before =
            text.ends_with('-') && text.size() > 1 ? static_cast<unsigned char>(text[text.size() - 2]) : 0;
        const bool soft = text.ends_with("\u00AD"), small = first >= 'a' && first <= 'z';
        if (soft || (is_ascii_letter(before) && small)) {
            text.erase(text.size() - (soft ? 2 : 1));
            text += line.text;
        } else if (is_ascii_digit(before) && (small || is_ascii_digit(first))) // 4-bit, 150-200
            text += line.text;
        else
            append_line(text, line.text);
        ++block.lines;
    }

    // Those of notes on the same page or the next lead to them.
    void note_marks(const PdfLine& line, Block& block) {
        for (const auto& mark : line.notes) {
            article_.skipped.push_back({line.page, mark, SkipReason::footnote_mark});
            const auto name = note_name(line.page, mark);
            if (std::ranges::any_of(notes_, [&](const Note& note) { return note.block.marker == name; }))
                block.notes.push_back(name);
        }
    }

    Block open(std::size_t i) {
        const auto& line = lines_[i];
        Block block;
        block.line = line.page;
        block.text = line.text;
        if (headings_.levels[i] > 0) {
            block.kind = BlockKind::heading;
            block.level = headings_.levels[i];
        } else if (line.table)
            block.kind = BlockKind::table;
        else if (line.mono)
            block.kind = BlockKind::code;
        else if (const auto bullet = bullet_size(line.text); bullet > 0 && bullet < line.text.size()) {
            block.kind = BlockKind::list_item;
            while (!items_.empty() && items_.back() > line.left + 0.5 * line.size) items_.pop_back();
            if (items_.empty() || items_.back() < line.left - 0.5 * line.size) items_.push_back(line.left);
            block.level = static_cast<int>(std::min<std::size_t>(items_.size(), 6));
            block.marker = line.text.substr(0, bullet);
            block.text = trim(line.text.substr(bullet));
        } else if (is_author(i) || (i > 0 && i < 6 && length_utf8(line.text) < 20 && find_date(line.text)))
            block.kind = BlockKind::byline;
        if (block.kind != BlockKind::list_item) items_.clear();
        item_left_ = opens_item(line.text) ? line.left : 0;
        return block;
    }

    // A name that the file gives, by itself above the text.
    bool is_author(std::size_t i) const {
        constexpr std::size_t top = 12; // lines
        const auto key = title_key(lines_[i].text);
        return i < top && key.size() > 3 && title_key(text_.author).find(key) != std::string::npos;
    }

    void flush_notes(std::size_t before) {
        for (; next_note_ < notes_.size() && notes_[next_note_].before <= before; ++next_note_)
            article_.blocks.push_back(notes_[next_note_].block);
    }

    void join() {
        Column before{}, column{};
        std::size_t end = 0;
        rights_.assign(lines_.size(), 0);
        least_width_ = least_column();
        find_usual_rights();
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const auto& line = lines_[i];
            if (i == end) {
                before = column;
                for (end = i + 1; end < lines_.size() && below(lines_[end - 1], lines_[end]); ++end) {
                }
                column = column_of(i, end);
                find_right_edges(i, end, column);
                // Where one paragraph fills a column, the columns around it say whether paragraphs are
                // indented.
                if (i > 0 && !column.indented && before.indented && std::abs(column.left - before.left) < 1)
                    column.indented = true;
            } else
                before = column;
            auto* last = text_open_ ? &article_.blocks.back() : nullptr;
            if (last && last->kind == BlockKind::code && line.mono && headings_.levels[i] == 0) {
                last->text += '\n' + line.text;
                ++last->lines;
                continue;
            }
            if (last && (headings_.continued[i] || continues(i, before, column))) {
                if (last->kind == BlockKind::code)
                    last->kind = BlockKind::paragraph; // an address by itself in a line
                append(*last, line);
                note_marks(line, *last);
                continue;
            }
            flush_notes(i);
            auto block = open(i);
            block.gap_before =
                i == 0 || !below(lines_[i - 1], line) || line.top - lines_[i - 1].top > 1.45 * column.leading;
            note_marks(line, block);
            article_.blocks.push_back(std::move(block));
            text_open_ = true;
        }
        flush_notes(lines_.size());
        for (auto& block : article_.blocks)
            if (block.kind == BlockKind::paragraph && headings_.any && is_caption(block.text))
                block.kind = BlockKind::caption;
    }

    const PdfText& text_;
    Article& article_;
    std::vector<PdfLine> lines_;
    std::vector<Note> notes_;
    std::size_t next_note_{};
    std::vector<double> rights_;          // where a full line would end
    std::map<long, double> usual_rights_; // by where lines begin
    PdfHeadings headings_;
    std::vector<double> items_; // where items of lists begin, of each level
    double body_size_{}, least_width_{};
    double item_left_{}; // of the open block, where it is an item
    bool text_open_{};
};

} // namespace

void lay_out_pdf(const PdfText& text, Article& article) { Layout(text, article).run(); }

} // namespace langdu::article
