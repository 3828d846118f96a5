#include "normalizer/classes/spelling.h"
#include "normalizer/cursor.h"

namespace langdu::normalizer {

// DOI 10.1000/182
std::optional<TaggedToken> tag_doi(const Site& site) {
    Cursor cursor{site.text, site.at};
    if (!cursor.eat_word(U"DOI") && !cursor.eat_word(U"doi")) return std::nullopt;
    cursor.eat_any(U":： ");
    cursor.spaces();
    const auto from = cursor.at();
    if (!cursor.eat_word(U"10.") || cursor.digits(4, 9).empty() || !cursor.eat(U'/')) return std::nullopt;
    constexpr std::u32string_view marks = U"./-_()";
    auto end = cursor.at();
    const auto inside = [&](char32_t c) { return is_alnum(c) || (c && marks.find(c) != marks.npos); };
    for (int i = 0; i < 100 && inside(site.text[end]); ++i) ++end;
    while (end > cursor.at() && !is_alnum(site.text.before(end))) --end;
    if (end == cursor.at()) return std::nullopt;
    TaggedToken token{end, spell(site, from, end), {}};
    token.parts.insert(token.parts.begin(), {Kind::text, "DOI "});
    return token;
}

} // namespace langdu::normalizer
