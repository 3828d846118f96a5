#include "normalizer/number.h"

namespace langdu {

// 单位km/h, 单位：mg/L, 温度(°C)
std::optional<TaggedToken> tag_bare_unit(const Site& site) {
    if (is_alnum(site.text.before(site.at)) || site.text.before(site.at) == U'/') return std::nullopt;
    const auto unit = unit_at(site, site.at);
    const bool compound = unit.length >= 4 && unit.key.find('/') != std::string::npos;
    const bool degrees = unit.length > 1 && site.text[site.at] == U'°';
    if (!compound && !degrees) return std::nullopt;
    return TaggedToken{site.at + unit.length, {{Kind::unit, unit.key}}, {}};
}

} // namespace langdu
