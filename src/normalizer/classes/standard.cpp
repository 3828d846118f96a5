#include "normalizer/number.h"

namespace langdu {

// GB/T 7714-2015, ISO 9001:2015: the year behind a standard's number; the sign between them says nothing.
std::optional<TaggedToken> tag_standard(const Site& site) {
    const auto before = before_spaces(site.text, site.at);
    if (before == std::string::npos || !is_latin(site.text[before])) return std::nullopt;
    Cursor cursor{site.text, site.at};
    const auto number = cursor.digits(3, 6);
    if (number.empty() || !cursor.eat_any(U"-:—")) return std::nullopt;
    const auto year = cursor.digits(4, 4);
    if (year < "1950" || year > "2099" || is_alnum(cursor.peek())) return std::nullopt;
    return TaggedToken{cursor.at(), {{Kind::digits, number}, {Kind::text, " "}, {Kind::year, year}}, {}};
}

} // namespace langdu
