#include "article/pdf_headings.h"

#include "article/fields.h"
#include "article/pdf_margins.h"
#include "base/unicode.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <set>
#include <string>

namespace langdu::article {

namespace {

class HeadingFinder {
public:
    HeadingFinder(const PdfText& text, const std::vector<PdfLine>& lines, double body_size, Article& article)
        : text_(text), lines_(lines), body_size_(body_size), article_(article) {}

    PdfHeadings find() {
        found_.levels.assign(lines_.size(), 0);
        found_.continued.assign(lines_.size(), false);
        by_outline();
        if (!found_.any) by_size();
        title();
        return std::move(found_);
    }

private:
    // The title that the file gives, where it stands on the first page.
    void title() {
        const auto key = title_key(text_.title);
        for (std::size_t i = 0; i < std::min<std::size_t>(lines_.size(), 10) && key.size() > 3; ++i) {
            std::string joined;
            for (auto end = i; end < std::min(i + 3, lines_.size()) && joined.size() < key.size(); ++end) {
                joined += title_key(lines_[end].text);
                if (joined != key || found_.levels[i] > 0) continue;
                found_.levels[i] = 1;
                for (auto at = i + 1; at <= end; ++at) found_.continued[at] = true;
                found_.any = true;
                return;
            }
        }
        if (found_.any && key.empty()) largest();
    }

    // Above the first heading that the outline names.
    void largest() {
        std::size_t end = 0;
        while (end < lines_.size() && lines_[end].page == lines_[0].page && found_.levels[end] == 0) ++end;
        const auto first = lines_.begin(),
                   top = std::ranges::max_element(first, first + static_cast<std::ptrdiff_t>(end), {},
                                                  &PdfLine::size);
        if (end > 0 && top->size >= 1.3 * body_size_ && may_be_heading(*top))
            found_.levels[static_cast<std::size_t>(top - first)] = 1;
    }

    // Titles of the outline in their order, each found behind the one before; over as many as three lines.
    void by_outline() {
        std::vector<std::string> keys;
        for (const auto& line : lines_) keys.push_back(title_key(line.text));
        std::size_t from = 0;
        constexpr std::size_t longest_number = 16; // bytes of 第十二章
        std::size_t looked_at = 0;
        constexpr std::size_t most_looked_at = 20'000'000; // lines for entries that stand nowhere
        for (const auto& entry : text_.outline) {
            const auto key = title_key(entry.title);
            bool found = false;
            for (auto i = from; i < lines_.size() && !key.empty() && !found && looked_at < most_looked_at;
                 ++i, ++looked_at) {
                std::string joined;
                for (auto end = i; end < std::min(i + 3, lines_.size()) && joined.size() < key.size();
                     ++end) {
                    joined += keys[end];
                    // The outline may leave out the number before the title, or have one that the page has
                    // not.
                    const bool number_before = joined.ends_with(key) &&
                                               joined.size() < key.size() + longest_number &&
                                               joined.size() - key.size() < keys[i].size();
                    const bool number_left_out = key.ends_with(joined) &&
                                                 key.size() < joined.size() + longest_number && end == i &&
                                                 lines_[i].size > body_size_;
                    const bool same = joined == key || (number_before && key.size() > 5) ||
                                      (number_left_out && joined.size() > 5);
                    if (!same) continue;
                    found_.levels[i] = std::clamp(entry.level, 1, 6);
                    for (auto at = i + 1; at <= end; ++at) found_.continued[at] = true;
                    from = end + 1;
                    found = found_.any = true;
                    break;
                }
            }
            if (!found)
                article_.skipped.push_back(
                    {0, entry.title, SkipReason::outline_entry_that_stands_on_no_page});
        }
    }

    bool may_be_heading(const PdfLine& line) const {
        constexpr std::size_t longest = 60; // characters
        bool words = false;
        for (auto c = code_point_at(line.text, 0); c.size; c = code_point_at(line.text, c.end()))
            words |= is_letter(c.value);
        const auto last = code_point_before(line.text, line.text.size()).value;
        return words && !line.table && !line.mono && length_utf8(line.text) <= longest &&
               std::u32string_view(U"。，；,;：").find(last) == std::u32string_view::npos;
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
            if (line.size >= 1.12 * body_size_)
                weight[i] = line.size;
            else if (bold_stands_out && line.bold && line.size >= 0.95 * body_size_ && stands_alone(i))
                weight[i] = body_size_;
            if (weight[i] == 0) continue;
            sizes.insert(weight[i]);
            found += length_utf8(line.text);
        }
        drop_names(weight);
        // Where much of the text is large, size says nothing.
        if (found == 0 || found * 2 > all) return;
        for (std::size_t i = 0; i < lines_.size(); ++i) {
            if (weight[i] == 0) continue;
            const auto rank = static_cast<int>(std::distance(sizes.begin(), sizes.find(weight[i]))) + 1;
            found_.levels[i] = std::min(rank, 6);
            // A title of several lines.
            if (i > 0 && found_.levels[i - 1] == found_.levels[i] && weight[i - 1] == weight[i] &&
                lines_[i].page == lines_[i - 1].page &&
                lines_[i].top - lines_[i - 1].bottom < 0.6 * lines_[i].size &&
                lines_[i].top > lines_[i - 1].top && !opens_heading(lines_[i].text))
                found_.continued[i] = true;
            found_.any = true;
        }
    }

    // Below a title stand names, an institute, a date, in a look that no heading has.
    void drop_names(std::vector<double>& weight) const {
        std::size_t end = 0;
        while (end < lines_.size() && lines_[end].page == lines_.front().page && weight[end] > 0) ++end;
        const auto look = [&](std::size_t i) { return std::pair(weight[i], lines_[i].bold); };
        double largest = 0;
        for (std::size_t i = 0; i < end; ++i) largest = std::max(largest, weight[i]);
        std::vector<std::size_t> names;
        bool dated = false;
        for (std::size_t i = 1; i < end; ++i) {
            if (weight[i] >= largest) continue;
            bool again = false;
            for (auto at = end; at < lines_.size() && !again; ++at)
                again = weight[at] > 0 && look(at) == look(i);
            if (!again) names.push_back(i);
            dated |= find_date(lines_[i].text).has_value();
        }
        if (names.size() > 1 || dated)
            for (const auto i : names) weight[i] = 0;
    }

    // 第二章, 2.1, 三、: a heading of its own below another one.
    static bool opens_heading(std::string_view text) {
        const auto first = code_point_at(text, 0).value;
        return first == U'第' || is_decimal_digit(first) ||
               (std::u32string_view(U"一二三四五六七八九十").find(first) != std::u32string_view::npos);
    }

    // No line of text before or behind it in its row of lines is as close as lines of a paragraph.
    bool stands_alone(std::size_t i) const {
        const auto& line = lines_[i];
        const auto like = [&](const PdfLine& other) {
            return other.page == line.page && other.bold &&
                   std::abs(other.size - line.size) < 0.05 * line.size;
        };
        return (i == 0 || !like(lines_[i - 1])) && (i + 1 >= lines_.size() || !like(lines_[i + 1]));
    }

    const PdfText& text_;
    const std::vector<PdfLine>& lines_;
    double body_size_;
    Article& article_;
    PdfHeadings found_;
};

} // namespace

PdfHeadings find_pdf_headings(const PdfText& text, const std::vector<PdfLine>& lines, double body_size,
                              Article& article) {
    return HeadingFinder(text, lines, body_size, article).find();
}

} // namespace langdu::article
