#include "base/pause_mark.h"
#include "normalizer/cursor.h"

#include <algorithm>

namespace langdu::normalizer {

// The mark is kept as it stands, its digits are not read: a token whose part is the written text changes
// nothing. The phrasing stage makes it a pause.
std::optional<TaggedToken> tag_pause_mark(const Site& site) {
    constexpr std::size_t longest = 40; // characters
    const auto end = std::min(site.text.size(), site.at + longest);
    const auto written = site.text.bytes_of(site.at, end);
    const auto mark = pause_mark_at(written, 0);
    if (!mark) return std::nullopt;
    const auto from = site.text.bytes(site.at, end).begin;
    auto after = site.at;
    while (site.text.bytes(site.at, after).end < from + mark->end) ++after;
    return TaggedToken{after, {{Kind::text, std::string(written.substr(0, mark->end))}}, {}};
}

} // namespace langdu::normalizer
