#include "normalizer/number.h"

namespace langdu {

std::optional<TaggedToken> tag_symbol(const Site& site) {
    const auto& text = site.text;
    const auto capital = [&](std::size_t at) { return text[at] >= U'A' && text[at] <= U'Z'; };
    if (text[site.at] == U'△' && capital(site.at + 1) && capital(site.at + 2) && capital(site.at + 3))
        return TaggedToken{site.at + 1, {{Kind::text, "三角形"}}, {}}; // △ABC
    const auto* symbol = site.tables.symbol(site.text[site.at]);
    if (!symbol) return std::nullopt;
    if (symbol->spoken.empty()) return TaggedToken{site.at + 1, {}, symbol->reason};
    return TaggedToken{site.at + 1, {{Kind::text, symbol->spoken}}, {}};
}

} // namespace langdu
