#include "normalizer/number.h"

namespace langdu {

// 单位km/h, 单位：mg/L
std::optional<TaggedToken> tag_bare_unit(const Site& site) {
    if (is_alnum(site.text.before(site.at)) || site.text.before(site.at) == U'/') return std::nullopt;
    const auto unit = unit_at(site, site.at);
    if (!unit || unit.key.find('/') == std::string::npos || unit.length < 4) return std::nullopt;
    if (unit.length < 3) return std::nullopt;
    return TaggedToken{site.at + unit.length, {{Kind::unit, unit.key}}, {}};
}

} // namespace langdu
