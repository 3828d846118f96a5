#include "article/pdf_order.h"

#include "base/unicode.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <optional>

namespace langdu::article {

namespace {

using Words = std::vector<PdfWord>;

double middle_of(const PdfWord& word) { return (word.top + word.bottom) / 2; }

double usual_size(const Words& words) {
    std::vector<double> sizes;
    for (const auto& word : words) sizes.push_back(word.size);
    const auto middle = sizes.begin() + static_cast<std::ptrdiff_t>(sizes.size() / 2);
    std::ranges::nth_element(sizes, middle);
    return *middle;
}

// --- lines ---------------------------------------------------------------------------------------
// An initial over several lines stands in the first of them.
PdfWord band_of(const PdfWord& word, double usual) {
    auto band = word;
    if (word.size > 1.8 * usual && length_utf8(word.text) <= 2)
        band.bottom = std::min(band.bottom, band.top + 1.2 * usual);
    return band;
}

bool share_line(const PdfWord& a, const PdfWord& b) {
    const double overlap = std::min(a.bottom, b.bottom) - std::max(a.top, b.top);
    return overlap > 0.5 * std::min(a.bottom - a.top, b.bottom - b.top);
}

void add_lines(Words words, std::vector<Words>& lines) {
    if (words.empty()) return;
    const double usual = usual_size(words);
    std::ranges::stable_sort(words, {}, middle_of);
    std::vector<std::pair<PdfWord, Words>> found; // with the largest word's band
    for (auto& word : words) {
        const auto band = band_of(word, usual);
        auto line = found.rbegin();
        constexpr int near = 3; // a raised mark comes before the line that it is in
        const auto stop = found.rend() - line > near ? line + near : found.rend();
        while (line != stop && !share_line(line->first, band)) ++line;
        if (line == stop) {
            found.push_back({band, {}});
            line = found.rbegin();
        } else if (band.size > line->first.size)
            line->first = band;
        line->second.push_back(std::move(word));
    }
    std::ranges::stable_sort(found, {}, [](const auto& line) { return middle_of(line.first); });
    for (auto& [band, line] : found) {
        std::ranges::stable_sort(line, {}, &PdfWord::left);
        lines.push_back(std::move(line));
    }
}

// --- columns -------------------------------------------------------------------------------------
struct Gutter {
    double left{}, right{}, top{}, bottom{};
    int lines{}; // of the column that has fewer
};

// Full ones. A column of text has many; the cells of a table are short.
int lines_of_text(const Words& column, double size) {
    constexpr double narrowest = 8, full = 0.8; // characters, a share
    double left = 1e9, right = 0;
    for (const auto& word : column) {
        left = std::min(left, word.left);
        right = std::max(right, word.right);
    }
    if (right - left < narrowest * size) return 0;
    std::vector<Words> lines;
    add_lines(column, lines);
    const auto count = std::ranges::count_if(lines, [&](const Words& line) {
        double width = 0;
        for (const auto& word : line) width += word.right - word.left;
        return width > full * (right - left);
    });
    return count * 6 >= static_cast<long>(lines.size()) ? static_cast<int>(count) : 0;
}

// White space left of where many words begin, which no word crosses.
std::optional<Gutter> find_gutter(const Words& words) {
    constexpr int fewest = 4; // lines
    constexpr std::size_t most_tried = 12;
    const double size = usual_size(words), width = 0.75 * size;
    std::map<long, int> begins;
    for (const auto& word : words) ++begins[std::lround(word.left)];
    std::vector<std::pair<int, long>> edges;
    for (const auto& [place, count] : begins) {
        const auto next = begins.find(place + 1);
        const int both = count + (next == begins.end() ? 0 : next->second);
        if (both >= fewest) edges.emplace_back(both, place);
    }
    std::ranges::sort(edges, std::greater<>());
    if (edges.size() > most_tried) edges.resize(most_tried);
    std::optional<Gutter> best;
    for (const auto& [count, place] : edges) {
        const double right = static_cast<double>(place) - 0.5, left = right - width;
        std::vector<std::pair<double, double>> crossing{{-1e9, -1e9}, {1e9, 1e9}};
        for (const auto& word : words)
            if (word.left < right && word.right > left + 0.2 * size)
                crossing.emplace_back(word.top, word.bottom);
        std::ranges::sort(crossing);
        double from = -1e9;
        for (const auto& [top, bottom] : crossing) {
            if (top > from) {
                Words before, behind;
                for (const auto& word : words)
                    if (middle_of(word) > from && middle_of(word) < top)
                        (word.left < right ? before : behind).push_back(word);
                if (static_cast<int>(std::min(before.size(), behind.size())) >= fewest) {
                    const int lines = std::min(lines_of_text(before, size), lines_of_text(behind, size));
                    if (lines >= fewest && (!best || lines > best->lines))
                        best = Gutter{left, right, from, top, lines};
                }
            }
            from = std::max(from, bottom);
        }
    }
    return best;
}

void add_region(Words words, int depth, std::vector<Words>& lines) {
    constexpr std::size_t fewest = 8, most = 20'000; // words
    constexpr int deepest = 8;
    const auto gutter =
        words.size() >= fewest && words.size() <= most && depth < deepest ? find_gutter(words) : std::nullopt;
    if (!gutter) return add_lines(std::move(words), lines);
    Words parts[4]; // above, before, behind, below
    for (auto& word : words) {
        const auto middle = middle_of(word);
        parts[middle < gutter->top        ? 0
              : middle > gutter->bottom   ? 3
              : word.left < gutter->right ? 1
                                          : 2]
            .push_back(std::move(word));
    }
    for (auto& part : parts) add_region(std::move(part), depth + 1, lines);
}

} // namespace

std::vector<Words> reading_order(Words words) {
    std::vector<Words> lines;
    add_region(std::move(words), 0, lines);
    return lines;
}

bool is_set_vertically(const Words& words) {
    std::size_t below = 0, pairs = 0;
    for (std::size_t i = 1; i < words.size(); ++i) {
        const auto &last = words[i - 1], &word = words[i];
        if (!is_han(code_point_at(word.text, 0).value)) continue;
        ++pairs;
        const double step = middle_of(word) - middle_of(last);
        below += length_utf8(word.text) == 1 &&
                 std::abs(word.left + word.right - last.left - last.right) < 0.6 * word.size &&
                 step > 0.5 * word.size && step < 2 * word.size;
    }
    return pairs > 10 && below * 3 > pairs * 2;
}

void turn_back(Words& words, int degrees, double width, double height) {
    for (auto& word : words) {
        const auto old = word;
        word.left = degrees == 90 ? old.top : height - old.bottom;
        word.right = degrees == 90 ? old.bottom : height - old.top;
        word.top = degrees == 90 ? width - old.right : old.left;
        word.bottom = degrees == 90 ? width - old.left : old.right;
    }
}

} // namespace langdu::article
