#include "chapter/likeness.h"

#include "base/unicode.h"

#include <algorithm>
#include <cmath>

namespace langdu::chapter {

namespace {

bool among(char32_t c, std::u32string_view set) { return set.find(c) != std::u32string_view::npos; }

int opening_kind(char32_t first) {
    if (first == U'《') return 1;
    if (among(first, U"（(【[〔")) return 2;
    if (among(first, U"▲△▼▽↑↓←→■◆●○★☆※#＃|｜>")) return 3;
    return is_emoji(first) ? 4 : 0;
}
int ending_kind(char32_t last) {
    if (among(last, U"？?")) return 1;
    if (among(last, U"：:")) return 2;
    if (among(last, U"。.．；;")) return 3;
    return among(last, U"”’」』\"") ? 4 : 0;
}

double apart(double a, double b, double unit) { return std::abs(a - b) / unit; }
double neighbour(int length) { return std::min(length, 120); }
double outdent(const LineView& line) { return std::clamp(line.around.outdent, -8, 8); }

} // namespace

double likeness(const LineView& a, const LineView& b) {
    const auto& s = a.shape;
    const auto& t = b.shape;
    const double distance =
        apart(s.length, t.length, 2 + std::min(s.length, t.length) / 3.0) +
        2 * (s.numbering.style != t.numbering.style) + 1.5 * (ending_kind(s.last) != ending_kind(t.last)) +
        1.5 * (opening_kind(s.first) != opening_kind(t.first)) + apart(s.latin, t.latin, 0.67) +
        apart(neighbour(a.around.next_length), neighbour(b.around.next_length), 50) +
        apart(neighbour(a.around.previous_length), neighbour(b.around.previous_length), 80) +
        1.5 * (a.around.next_bare != b.around.next_bare) +
        (a.around.previous_bare != b.around.previous_bare) +
        1.5 * (a.document->gaps_matter && a.around.gap_before != b.around.gap_before) +
        (a.document->gaps_matter && a.around.gap_after != b.around.gap_after) +
        apart(outdent(a), outdent(b), 2);
    const double close = 1 / (1 + distance);
    return close * close * close;
}

} // namespace langdu::chapter
