#include "normalizer/number.h"

namespace langdu {

// 单位km/h, 单位：mg/L, 温度(°C), 面积(m²)
std::optional<TaggedToken> tag_bare_unit(const Site& site) {
    if (is_alnum(site.text.before(site.at)) || site.text.before(site.at) == U'/') return std::nullopt;
    const auto unit = unit_at(site, site.at);
    const auto end = site.at + unit.length;
    const bool bracketed = site.text.before(site.at) == U'(' && site.text[end] == U')';
    const bool compound = (unit.length >= 4 || bracketed) && unit.key.find('/') != std::string::npos;
    const bool power = unit.length > 1 && (site.text.before(end) == U'²' || site.text.before(end) == U'³') &&
                       (bracketed || is_han_at(site.text, site.at - 1));
    const bool degrees = unit.length > 1 && site.text[site.at] == U'°';
    if (!compound && !degrees && !power) return std::nullopt;
    return TaggedToken{site.at + unit.length, {{Kind::unit, unit.key}}, {}};
}

} // namespace langdu
