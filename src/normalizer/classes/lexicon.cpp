#include "normalizer/number.h"
#include "normalizer/user_lexicon.h"

namespace langdu::normalizer {

std::optional<TaggedToken> tag_lexicon(const Site& site) {
    if (!site.lexicon) return std::nullopt;
    const auto* hit = site.lexicon->at(site.text.bytes(site.at, site.at).begin);
    if (!hit) return std::nullopt;
    auto end = site.at;
    while (end < site.text.size() && site.text.bytes(end, end).begin < hit->end) ++end;
    return TaggedToken{end,
                       {{Kind::text, hit->spoken}},
                       hit->spoken.empty() ? std::optional(SkipReason::user_lexicon) : std::nullopt,
                       hit->pinyin};
}

} // namespace langdu::normalizer
