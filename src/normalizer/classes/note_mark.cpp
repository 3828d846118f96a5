#include "normalizer/number.h"

namespace langdu::normalizer {

// [1] behind a sentence points to a note; nobody wants to hear it. a[1] and [1] at the start of a line are
// read.
std::optional<TaggedToken> tag_note_mark(const Site& site) {
    const char32_t before = site.text.before(site.at);
    constexpr std::u32string_view marks = U"。，；：！？”’》）」』、]";
    if (site.at == 0 || !(is_han_at(site.text, site.at - 1) || (before && marks.find(before) != marks.npos)))
        return std::nullopt;
    Cursor cursor{site.text, site.at};
    if (!cursor.eat(U'[') || cursor.peek() == U'0' || cursor.digits(1, 3).empty())
        return std::nullopt; // [0-9]
    for (int i = 0; i < 4 && cursor.eat_any(U",-，"); ++i)
        if (cursor.digits(1, 3).empty()) return std::nullopt;
    if (!cursor.eat(U']')) return std::nullopt;
    return TaggedToken{cursor.at(), {}, SkipReason::note_mark};
}

} // namespace langdu::normalizer
