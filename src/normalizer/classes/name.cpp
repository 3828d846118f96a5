#include "normalizer/classes/sets.h"
#include "normalizer/number.h"

namespace langdu::normalizer {

std::optional<TaggedToken> tag_name(const Site& site) {
    const auto hit = site.tables.names.at(site.text, site.at);
    if (!hit) return std::nullopt;
    const auto end = site.at + hit.length;
    const char32_t after = site.text[end], before = site.text.before(site.at);
    if (is_alnum(before) || is_alnum(after) || before == U'-' || before == U'.' ||
        (is_range_sign(after) && is_digit(site.text[end + 1])))
        return std::nullopt;
    if (is_digit(site.text.before(end)) &&
        (after == U'.' || after == U',' || after == U'%' || after == U':')) {
        if (after == U'%' || is_digit(site.text[end + 1])) return std::nullopt;
    }
    if (among_sets(site, site.at)) return std::nullopt; // 11-8，7-11
    bool slash = false;                                 // 24/7服务, 985、211院校
    for (auto at = site.at; at < end; ++at) slash = slash || site.text[at] == U'/' || site.text[at] == U'、';
    if (is_digit(site.text.before(end)) && !slash && with_unit_after(site, end)) return std::nullopt;
    return TaggedToken{end, {{Kind::text, *hit.value}}, {}};
}

} // namespace langdu::normalizer
