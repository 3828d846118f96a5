#include "normalizer/number.h"

namespace langdu {

// 3:2, 2∶1, 1:2.5, 1:100000, 3:2:1. What can be a time was asked before.
std::optional<TaggedToken> tag_ratio(const Site& site) {
    if (!any_behind_digits(site.text, site.at, U":∶.,， ") || is_latin(site.text.before(site.at)))
        return std::nullopt;
    TaggedToken token;
    auto at = site.at;
    for (int i = 0; i < 6; ++i) {
        const auto number = number_at(site.text, at);
        if (!number) break;
        if (i > 0) token.parts.push_back({Kind::text, "比"});
        token.parts.push_back({Kind::number, number->value()});
        token.end = number->end;
        Cursor cursor{site.text, number->end};
        if (!is_colon(cursor.peek()) || !is_digit(cursor.peek(1))) break;
        at = number->end + 1;
    }
    if (token.parts.size() < 3 || is_latin(site.text[token.end])) return std::nullopt;
    return token;
}

} // namespace langdu
