#include "normalizer/cursor.h"

namespace langdu {

// Exactly what the phrasing stage will take for a pause; anything else is ordinary text and its digits are
// read. The mark is kept as it stands: a token whose part is the written text changes nothing.
std::optional<TaggedToken> tag_pause_mark(const Site& site) {
    Cursor cursor{site.text, site.at};
    if (!cursor.eat(U'[')) return std::nullopt;
    cursor.spaces();
    if (!cursor.eat_word(U"停顿") && !cursor.eat_word(U"停頓") && !cursor.eat_word(U"pause"))
        return std::nullopt;
    cursor.spaces();
    const auto number_from = cursor.at();
    if (cursor.digits(1, 6).empty()) return std::nullopt;
    if (cursor.eat(U'.') && cursor.digits(1, 6).empty()) return std::nullopt;
    for (auto at = number_from; at < cursor.at(); ++at)
        if (site.text.written(at) != site.text[at]) return std::nullopt; // full-width digits
    cursor.spaces();
    if (!cursor.eat_word(U"毫秒") && !cursor.eat_word(U"ms") && !cursor.eat(U'秒') && !cursor.eat(U's'))
        return std::nullopt;
    cursor.spaces();
    if (!cursor.eat(U']')) return std::nullopt;
    return TaggedToken{
        cursor.at(), {{Kind::text, std::string(site.text.bytes_of(site.at, cursor.at()))}}, {}};
}

} // namespace langdu
