#include "app/suggest.h"

#include <algorithm>
#include <numeric>
#include <utility>

namespace langdu::app {

namespace {

// Letters put in, left out, exchanged for another or swapped with their neighbour.
std::size_t mistakes(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1), last(b.size() + 1), row(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + (a[i - 1] != b[j - 1])});
            if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before = std::exchange(last, row);
    }
    return last[b.size()];
}

} // namespace

std::string nearest(std::string_view word, const std::vector<std::string>& candidates) {
    const std::size_t most = std::max<std::size_t>(1, word.size() / 3);
    std::string best;
    std::size_t least = most + 1;
    for (const auto& candidate : candidates) {
        // The beginning of a name is enough: --sub for --subtitles.
        const auto distance = word.size() >= 3 && candidate.starts_with(word) ? 1 : mistakes(word, candidate);
        if (distance < least) {
            least = distance;
            best = candidate;
        }
    }
    return best;
}

} // namespace langdu::app
