#include "normalizer/number.h"

namespace langdu::normalizer {

namespace {

// 体重(kg): a measure in brackets behind what is measured; (in) and (pm) are words.
bool explains(const Site& site, const WrittenUnit& unit) {
    constexpr std::string_view measures[] = {"克", "米", "升", "赫兹", "瓦", "伏", "顷", "吨"};
    const auto hit = site.tables.units.at(site.text, site.at);
    if (!is_han_at(site.text, site.at - 2) || unit.key == "pm" || unit.key == "in") return false;
    for (const auto measure : measures)
        if (hit && hit.value->ends_with(measure)) return true;
    return false;
}

// (12.3±1.5)g
bool behind_tolerance(const FoldedText& text, std::size_t at) {
    if (text.before(at) != U')') return false;
    bool sign = false;
    for (std::size_t back = 2; back <= 24; ++back) {
        const char32_t c = text.before(at, back);
        if (c == U'(') return sign;
        sign = sign || c == U'±';
        if (!is_digit(c) && c != U'.' && c != U' ' && c != U'±') return false;
    }
    return false;
}

} // namespace

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
    const bool told = unit && ((bracketed && site.at > 1 && explains(site, unit)) ||
                               (behind_tolerance(site.text, site.at) && !is_alnum(site.text[end])));
    // 3.2个bp
    const bool counted = unit && site.text.before(site.at) == U'个' &&
                         is_digit(site.text.before(site.at, 2)) && unit.key.size() >= 2 &&
                         (unit.key[0] | 0x20) == 'b' && (unit.key[1] | 0x20) == 'p';
    if (counted) return TaggedToken{end, {{Kind::text, "基点"}}, {}};
    if (!compound && !degrees && !power && !told) return std::nullopt;
    return TaggedToken{site.at + unit.length, {{Kind::unit, unit.key}}, {}};
}

} // namespace langdu::normalizer
