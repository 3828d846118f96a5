#include "normalizer/number.h"

namespace langdu::normalizer {

// 600519.SH, 00700.HK
std::optional<TaggedToken> tag_stock(const Site& site) {
    Cursor cursor{site.text, site.at};
    const auto digits = cursor.digits(4, 6);
    if (digits.empty() || !cursor.eat(U'.')) return std::nullopt;
    const char32_t a = cursor.peek(), b = cursor.peek(1);
    if (a < U'A' || a > U'Z' || b < U'A' || b > U'Z' || is_alnum(cursor.peek(2))) return std::nullopt;
    return TaggedToken{cursor.at(), {{Kind::code, digits}, {Kind::text, "点"}}, {}};
}

} // namespace langdu::normalizer
