#include "normalizer/number.h"

namespace langdu {

std::optional<TaggedToken> tag_symbol(const Site& site) {
    const auto* symbol = site.tables.symbol(site.text[site.at]);
    if (!symbol) return std::nullopt;
    if (symbol->spoken.empty()) return TaggedToken{site.at + 1, {}, symbol->reason};
    return TaggedToken{site.at + 1, {{Kind::text, symbol->spoken}}, {}};
}

} // namespace langdu
