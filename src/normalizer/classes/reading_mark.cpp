// A mark in the article for one place: [行长|hang2 zhang3] gives pinyin, [读 120|幺二零] and [say SQL|sequel]
// other words. Brackets with anything else are ordinary text: without 读 or say the right side must be
// pinyin, a syllable a Han character.
#include "normalizer/number.h"
#include "normalizer/user_lexicon.h"

namespace langdu::normalizer {

namespace {

constexpr std::size_t longest = 80;

// Where the first `wanted` stands before the next bracket or line end; 0: nowhere near.
std::size_t find(const FoldedText& text, std::size_t from, char32_t wanted) {
    for (auto at = from; at < from + longest; ++at) {
        if (text[at] == wanted) return at;
        if (text[at] == U'[' || text[at] == U']' || text[at] == U'\n' || text[at] == U'\0') return 0;
    }
    return 0;
}

} // namespace

std::optional<TaggedToken> tag_reading_mark(const Site& site) {
    const auto& text = site.text;
    Cursor cursor{text, site.at};
    if (!cursor.eat(U'[')) return std::nullopt;
    const bool named = cursor.eat_word(U"读 ") || cursor.eat_word(U"say ");
    const auto bar = find(text, cursor.at(), U'|');
    const auto close = bar ? find(text, bar + 1, U']') : 0;
    if (!close || bar == cursor.at() || close == bar + 1) return std::nullopt;
    const std::string written{text.bytes_of(cursor.at(), bar)}, value{text.bytes_of(bar + 1, close)};
    if (const auto pinyin = pinyin_for(written, value))
        return TaggedToken{close + 1, {{Kind::text, written}}, {}, *pinyin};
    if (!named) return std::nullopt;
    return TaggedToken{close + 1, {{Kind::text, value}}, {}, {}};
}

} // namespace langdu::normalizer
