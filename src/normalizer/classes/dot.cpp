#include "normalizer/number.h"

namespace langdu {

// Node.js, weather.com, BA.5 and .22; e.g. and U.S. keep theirs, and a missing space after a full stop is no
// name.
std::optional<TaggedToken> tag_dot(const Site& site) {
    const auto& text = site.text;
    if (text[site.at] != U'.') return std::nullopt;
    const char32_t left = text.before(site.at), right = text[site.at + 1];
    if (is_digit(right) && !is_alnum(left) && left != U'.') {
        Cursor cursor{text, site.at + 1};
        const auto digits = cursor.digits(1, 32);
        if (digits.empty()) return std::nullopt;
        return TaggedToken{cursor.at(), {{Kind::number, "0." + digits}}, {}};
    }
    const TaggedToken said{site.at + 1, {{Kind::text, "点"}}, {}};
    if (is_digit(right) && is_latin(left)) return said;
    if (!is_latin(right) || !is_alnum(left)) return std::nullopt;
    const bool upper = right >= U'A' && right <= U'Z';
    const bool longer = is_latin(text.before(site.at, 2)) && is_latin(text[site.at + 2]);
    return longer && !upper ? std::optional(said) : std::nullopt;
}

} // namespace langdu
