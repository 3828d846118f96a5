#include "normalizer/number.h"

namespace langdu::normalizer {

namespace {

// A.1 B.2 C.3: answers to choose from.
bool is_choice(const FoldedText& text, std::size_t dot) {
    const char32_t letter = text.before(dot);
    if (letter < U'A' || letter > U'H' || is_alnum(text.before(dot, 2))) return false;
    for (std::size_t i = 2; i <= 16; ++i) {
        if (text[dot + i] == U'.' && text[dot + i - 1] == letter + 1 && !is_alnum(text[dot + i - 2]))
            return true;
        if (text.before(dot, i) == U'.' && text.before(dot, i + 1) == letter - 1 &&
            !is_alnum(text.before(dot, i + 2)))
            return true;
    }
    return false;
}

} // namespace

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
    if (is_digit(right) && is_latin(left)) {
        if (is_choice(text, site.at)) return TaggedToken{site.at + 1, {{Kind::text, "、"}}, {}};
        return said;
    }
    if (!is_latin(right) || !is_alnum(left)) return std::nullopt;
    if (const auto length = site.tables.set("extension").at(text, site.at + 1)) // a.mp4, 1.pdf
        if (!is_alnum(text[site.at + 1 + length])) return said;
    const bool upper = right >= U'A' && right <= U'Z';
    const bool longer = is_latin(text.before(site.at, 2)) && is_latin(text[site.at + 2]);
    return longer && !upper ? std::optional(said) : std::nullopt;
}

} // namespace langdu::normalizer
