#include "article/pdf_layout.h"

#include "article/lines.h"
#include "article/raised_text.h"
#include "base/unicode.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace langdu {

namespace {

// Letters and digits alone, in NFKC: what a title in the outline and the same on the page share.
std::string key_of(std::string_view text, bool digits = true) {
    const auto folded = lower_case(nfkc(text));
    std::string out;
    for (auto c = code_point_at(folded, 0); c.size; c = code_point_at(folded, c.end()))
        if (is_letter(c.value) || (digits && is_decimal_digit(c.value))) append_utf8(out, c.value);
    return out;
}

bool ends_sentence(std::string_view text) {
    auto c = code_point_before(text, text.size());
    while (c.size && std::u32string_view(U"”’」』）)\"】").find(c.value) != std::u32string_view::npos) c = code_point_before(text, c.begin);
    return std::u32string_view(U"。！？…!?.：:；;").find(c.value) != std::u32string_view::npos;
}

// 12, - 12 -, xii, 第 12 页 / 共 30 页, Page 3 of 9
bool is_page_number(std::string_view text) {
    const auto key = lower_case(nfkc(text));
    std::string words;
    bool digits = false;
    for (auto c = code_point_at(key, 0); c.size; c = code_point_at(key, c.end())) {
        digits |= is_decimal_digit(c.value);
        if (is_letter(c.value)) append_utf8(words, c.value);
    }
    if (key.size() > 40) return false;
    for (const std::string_view known : {"", "第页", "第页共页", "共页第页", "页", "page", "pageof", "p", "of"})
        if (words == known) return digits;
    return !digits && words.find_first_not_of("ivxlc") == std::string::npos && !words.empty() && words.size() < 8;
}

// 第一章 ........ 3
bool is_leader_line(std::string_view text) {
    const auto end = text.find_last_not_of("0123456789 ivx");
    if (end == std::string_view::npos || end + 1 == text.size()) return false;
    const auto before = text.substr(0, end + 1);
    for (const std::string_view leader : {".....", "……", "·····", ". . . .", "．．．", "···", "‥‥"})
        if (before.ends_with(leader)) return true;
    return false;
}

class Layout {
public:
    Layout(const PdfText& text, Article& article) : text_(text), article_(article), lines_(text.lines) {}

    void run() {
        drop_running_heads();
        drop_contents();
        std::erase_if(lines_, [](const PdfLine& line) { return line.text.empty(); });
        body_size_ = most_common_size();
        drop_ruby();
        find_headings();
        join();
        article_.marked_up = headed_;
    }

private:
    void skip(PdfLine& line, const char* reason) {
        article_.skipped.push_back({line.page, std::move(line.text), reason});
        line.text.clear();
    }

    // --- what stands on every page ----------------------------------------------------------------------------
    bool in_margin(const PdfLine& line) const {
        const auto height = text_.pages[static_cast<std::size_t>(line.page) - 1].height;
        return line.top < 0.12 * height || line.bottom > 0.88 * height;
    }

    void drop_running_heads() {
        // The same words, numbers aside, at the same height of several pages; and page numbers.
        std::map<std::pair<std::string, long>, std::set<int>> pages_with;
        std::set<int> numbered;
        const auto place = [](const PdfLine& line, int shift) { return std::lround(line.top / 6) + shift; };
        for (const auto& line : lines_) {
            if (!in_margin(line)) continue;
            if (is_page_number(line.text)) numbered.insert(line.page);
            pages_with[{key_of(line.text, false), place(line, 0)}].insert(line.page);
        }
        const auto pages = text_.pages.size();
        for (auto& line : lines_) {
            if (!in_margin(line)) continue;
            if (is_page_number(line.text)) {
                const bool own = key_of(line.text).find(std::to_string(line.page)) != std::string::npos;
                if (numbered.size() * 2 >= pages || own) skip(line, "page number");
                continue;
            }
            const auto key = key_of(line.text, false);
            std::set<int> seen;
            for (const int shift : {-1, 0, 1})
                if (const auto found = pages_with.find({key, place(line, shift)}); found != pages_with.end()) seen.insert(found->second.begin(), found->second.end());
            if (!key.empty() && seen.size() >= (pages > 6 ? 3u : 2u)) skip(line, "running head");
        }
    }

    void drop_contents() {
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (!is_leader_line(lines_[i].text)) continue;
            const auto above = i > 0 ? key_of(lines_[i - 1].text) : std::string();
            if (above == "目录" || above == "目次" || above == "目錄" || above == "contents" || above == "tableofcontents") skip(lines_[i - 1], "table of contents");
            skip(lines_[i], "table of contents");
        }
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
            if (line.size <= 0.62 * em && std::abs(next.size - em) < 0.2 * em && line.page == next.page && gap > -0.6 * em && gap < 0.4 * em &&
                line.top < next.top && line.left > next.left - em && line.right < next.right + em)
                skip(line, "ruby");
        }
        std::erase_if(lines_, [](const PdfLine& line) { return line.text.empty(); });
    }

    // --- headings ---------------------------------------------------------------------------------------------
    void find_headings() {
        levels_.assign(lines_.size(), 0);
        continued_.assign(lines_.size(), false);
        by_outline();
        if (!headed_) by_size();
    }

    // Titles of the outline in their order, each found behind the one before; over as many as three lines.
    void by_outline() {
        std::vector<std::string> keys;
        for (const auto& line : lines_) keys.push_back(key_of(line.text));
        std::size_t from = 0;
        constexpr std::size_t longest_number = 16; // bytes of 第十二章
        for (const auto& entry : text_.outline) {
            const auto key = key_of(entry.title);
            bool found = false;
            for (auto i = from; i < lines_.size() && !key.empty() && !found; ++i) {
                std::string joined;
                for (auto end = i; end < std::min(i + 3, lines_.size()) && joined.size() < key.size(); ++end) {
                    joined += keys[end];
                    // The outline may leave out the number before the title, or have one that the page has not.
                    const bool number_before = joined.ends_with(key) && joined.size() < key.size() + longest_number && joined.size() - key.size() < keys[i].size();
                    const bool number_left_out = key.ends_with(joined) && key.size() < joined.size() + longest_number && end == i && lines_[i].size > body_size_;
                    const bool same = joined == key || (number_before && key.size() > 5) || (number_left_out && joined.size() > 5);
                    if (!same) continue;
                    levels_[i] = std::clamp(entry.level, 1, 6);
                    for (auto at = i + 1; at <= end; ++at) continued_[at] = true;
                    from = end + 1;
                    found = headed_ = true;
                    break;
                }
            }
            if (!found) article_.skipped.push_back({0, entry.title, "outline entry that stands on no page"});
        }
    }

    bool may_be_heading(const PdfLine& line) const {
        constexpr std::size_t longest = 60; // characters
        bool words = false;
        for (auto c = code_point_at(line.text, 0); c.size; c = code_point_at(line.text, c.end())) words |= is_letter(c.value);
        const auto last = code_point_before(line.text, line.text.size()).value;
        return words && length_utf8(line.text) <= longest && std::u32string_view(U"。，；,;：").find(last) == std::u32string_view::npos;
    }

    // Larger than the text, or as large and bold where the text is not.
    void by_size() {
        std::size_t bold = 0, all = 0;
        for (const auto& line : lines_) {
            const auto count = length_utf8(line.text);
            all += count;
            if (line.bold) bold += count;
        }
        const bool bold_stands_out = bold * 5 < all;
        std::set<double, std::greater<>> sizes;
        std::vector<double> weight(lines_.size());
        std::size_t found = 0; // letters
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const auto& line = lines_[i];
            if (!may_be_heading(line)) continue;
            if (line.size >= 1.15 * body_size_)
                weight[i] = line.size;
            else if (bold_stands_out && line.bold && line.size >= 0.95 * body_size_ && stands_alone(i))
                weight[i] = body_size_;
            if (weight[i] == 0) continue;
            sizes.insert(weight[i]);
            found += length_utf8(line.text);
        }
        // Where much of the text is large, size says nothing.
        if (found == 0 || found * 2 > all) return;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (weight[i] == 0) continue;
            const auto rank = static_cast<int>(std::distance(sizes.begin(), sizes.find(weight[i]))) + 1;
            levels_[i] = std::min(rank, 6);
            // A title of several lines.
            if (i > 0 && levels_[i - 1] == levels_[i] && weight[i - 1] == weight[i] && lines_[i].page == lines_[i - 1].page &&
                lines_[i].top - lines_[i - 1].bottom < 0.6 * lines_[i].size && lines_[i].top > lines_[i - 1].top && !opens_heading(lines_[i].text))
                continued_[i] = true;
            headed_ = true;
        }
    }

    // 第二章, 2.1, 三、: a heading of its own below another one.
    static bool opens_heading(std::string_view text) {
        const auto first = code_point_at(text, 0).value;
        return first == U'第' || is_decimal_digit(first) || (std::u32string_view(U"一二三四五六七八九十").find(first) != std::u32string_view::npos);
    }

    // No line of text before or behind it in its row of lines is as close as lines of a paragraph.
    bool stands_alone(std::size_t i) const {
        const auto& line = lines_[i];
        const bool first = i == 0 || lines_[i - 1].page != line.page || !lines_[i - 1].bold;
        const bool last = i + 1 >= lines_.size() || lines_[i + 1].page != line.page || !lines_[i + 1].bold;
        return first && last;
    }

    // --- paragraphs -------------------------------------------------------------------------------------------
    // Lines below each other in one column.
    static bool below(const PdfLine& upper, const PdfLine& lower) {
        return upper.page == lower.page && lower.top > upper.top && std::min(upper.right, lower.right) > std::max(upper.left, lower.left) &&
               std::abs(upper.size - lower.size) < 0.12 * std::max(upper.size, lower.size);
    }

    struct Column {
        double left{}, right{}, leading{};
        bool indented{}; // paragraphs open with white space
    };

    Column column_of(std::size_t begin, std::size_t end) const {
        Column column{lines_[begin].left, lines_[begin].right, 0, false};
        std::vector<double> leadings;
        for (auto i = begin; i < end; ++i) {
            column.left = std::min(column.left, lines_[i].left);
            column.right = std::max(column.right, lines_[i].right);
            if (i > begin) leadings.push_back(lines_[i].top - lines_[i - 1].top);
        }
        if (!leadings.empty()) {
            std::ranges::nth_element(leadings, leadings.begin() + static_cast<std::ptrdiff_t>(leadings.size() / 2));
            column.leading = leadings[leadings.size() / 2];
        }
        int indents = 0;
        for (auto i = begin; i < end; ++i) indents += is_indented(lines_[i], column);
        column.indented = indents > 0 && indents * 10 < static_cast<int>(end - begin) * 9;
        return column;
    }

    static bool is_indented(const PdfLine& line, const Column& column) {
        const double indent = line.left - column.left;
        return indent > 0.8 * line.size && indent < 4.5 * line.size;
    }

    // Of a word that may not be broken: a Han character, or letters, with the marks around it.
    static double first_word_width(const PdfLine& line) {
        static constexpr std::u32string_view closing = U"，。、；：？！）》」』”’】〉,.;:?!)";
        auto c = code_point_at(line.text, 0);
        double width = 0;
        for (; c.size && is_punctuation(c.value); c = code_point_at(line.text, c.end())) width += c.value < 0x80 ? 0.5 : 1;
        if (c.value >= 0x80) {
            width += 1;
            c = code_point_at(line.text, c.end());
        }
        for (; c.size && c.value < 0x80 && c.value != ' ' && width < 40; c = code_point_at(line.text, c.end())) width += 0.5;
        for (; c.size && closing.find(c.value) != closing.npos; c = code_point_at(line.text, c.end())) width += c.value < 0x80 ? 0.5 : 1;
        return width * line.size;
    }

    // Would the next line's first word have fitted behind this one?
    static bool is_full(const PdfLine& line, const PdfLine& next, const Column& column, double right) {
        return line.right + std::min(first_word_width(next), 0.5 * (column.right - column.left)) + 0.35 * line.size > right;
    }

    // Where lines set to the left like this one end: those of a box or a quotation are shorter than the column. Verses
    // are shorter still.
    void find_right_edges(std::size_t begin, std::size_t end, const Column& column) {
        if (column.right - column.left < least_width_) return std::fill(rights_.begin() + static_cast<std::ptrdiff_t>(begin), rights_.begin() + static_cast<std::ptrdiff_t>(end), 1e9);
        for (auto i = begin; i < end;) {
            auto stop = i + 1;
            double right = lines_[i].right;
            for (; stop < end && std::abs(lines_[stop].left - lines_[i].left) < 0.3 * lines_[i].size; ++stop) right = std::max(right, lines_[stop].right);
            const bool wide = right - lines_[i].left > 0.6 * (column.right - column.left);
            for (auto at = i; at < stop; ++at) rights_[at] = stop - i >= 3 && wide ? right : column.right;
            i = stop;
        }
    }

    bool continues(std::size_t i, const Column& before, const Column& own) const {
        const auto &last = lines_[i - 1], &line = lines_[i];
        if (levels_[i] || levels_[i - 1] || continued_[i - 1]) return false;
        if (std::abs(last.size - line.size) >= 0.12 * std::max(last.size, line.size)) return false;
        const bool same_column = below(last, line);
        // A quotation is indented line by line.
        const bool aligned = same_column && std::abs(line.left - last.left) < 0.3 * line.size && !ends_sentence(last.text);
        if (own.indented && is_indented(line, own) && !aligned) return false;
        if (same_column && own.leading > 0 && line.top - last.top > 1.45 * own.leading) return false;
        if (!is_full(last, line, before, rights_[i - 1])) return false;
        return same_column || own.indented || !ends_sentence(last.text);
    }

    // On each page, where its last line of text stands.
    void find_ends_of_text() {
        text_ends_.assign(text_.pages.size(), 0);
        for (const auto& line : lines_)
            if (auto& end = text_ends_[static_cast<std::size_t>(line.page) - 1]; line.size > 0.93 * body_size_) end = std::max(end, line.top);
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

    // Smaller than the text, below all of it, opening with a mark.
    bool is_footnote(const PdfLine& line) const {
        const auto page = static_cast<std::size_t>(line.page) - 1;
        if (line.size > 0.9 * body_size_ || line.top < text_ends_[page]) return false;
        for (std::size_t end = 1; end <= std::min<std::size_t>(line.text.size(), 8); ++end)
            if (is_note_label(line.text.substr(0, end)) && !is_ascii_digit(static_cast<unsigned char>(line.text[std::min(end, line.text.size() - 1)]))) return true;
        return false;
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

    void append(Block& block, const PdfLine& line) {
        auto& text = block.text;
        const auto first = code_point_at(line.text, 0).value;
        const bool soft = text.ends_with("\u00AD");
        const bool hyphen = text.ends_with('-') && text.size() > 1 && is_ascii_letter(static_cast<unsigned char>(text[text.size() - 2])) && first >= 'a' && first <= 'z';
        if (soft || hyphen) {
            text.erase(text.size() - (soft ? 2 : 1));
            text += line.text;
        } else
            append_line(text, line.text);
        ++block.lines;
    }

    void note_marks(const PdfLine& line) {
        for (const auto& mark : line.notes) article_.skipped.push_back({line.page, mark, "footnote mark"});
    }

    void join() {
        Column before{}, column{};
        std::size_t end = 0;
        bool footnote = false;
        rights_.assign(lines_.size(), 0);
        find_ends_of_text();
        least_width_ = least_column();
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            const auto& line = lines_[i];
            note_marks(line);
            if (i == end) {
                before = column;
                for (end = i + 1; end < lines_.size() && below(lines_[end - 1], lines_[end]); ++end) {}
                column = column_of(i, end);
                find_right_edges(i, end, column);
                // Where one paragraph fills a column, the columns around it say whether paragraphs are indented.
                if (i > 0 && !column.indented && before.indented && std::abs(column.left - before.left) < 1) column.indented = true;
            } else
                before = column;
            const bool goes_on = i > 0 && !article_.blocks.empty() && (continued_[i] || continues(i, before, column));
            if (goes_on && !(is_footnote(line) && !footnote)) {
                append(article_.blocks.back(), line);
                continue;
            }
            Block block;
            block.line = line.page;
            block.text = line.text;
            if (levels_[i] > 0) {
                block.kind = BlockKind::heading;
                block.level = levels_[i];
            }
            footnote = levels_[i] == 0 && is_footnote(line);
            if (footnote) block.kind = BlockKind::footnote;
            block.gap_before = i == 0 || !below(lines_[i - 1], line) || line.top - lines_[i - 1].top > 1.45 * column.leading;
            article_.blocks.push_back(std::move(block));
        }
        for (auto& block : article_.blocks)
            if (block.kind == BlockKind::paragraph && headed_ && is_caption(block.text)) block.kind = BlockKind::caption;
    }

    const PdfText& text_;
    Article& article_;
    std::vector<PdfLine> lines_;
    std::vector<double> text_ends_; // by page
    std::vector<double> rights_;    // where a full line would end
    std::vector<int> levels_;      // of headings, by line
    std::vector<bool> continued_;  // the line goes on with the heading above
    double body_size_{}, least_width_{};
    bool headed_{};
};

} // namespace

void lay_out_pdf(const PdfText& text, Article& article) { Layout(text, article).run(); }

} // namespace langdu
