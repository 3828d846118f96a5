#include "normalizer/cursor.h"

namespace langdu {

// The mark is kept as it stands: a token whose part is the written text changes nothing.
std::optional<TaggedToken> tag_pause_mark(const Site& site) {
    Cursor cursor{site.text, site.at};
    if (!cursor.eat(U'[')) return std::nullopt;
    if (!cursor.eat_word(U"停顿") && !cursor.eat_word(U"pause")) return std::nullopt;
    for (int i = 0; i < 16; ++i) {
        if (cursor.eat(U']'))
            return TaggedToken{
                cursor.at(), {{Kind::text, std::string(site.text.bytes_of(site.at, cursor.at()))}}, {}};
        cursor.skip(1);
    }
    return std::nullopt;
}

} // namespace langdu
