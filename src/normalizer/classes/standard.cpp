#include "normalizer/number.h"

namespace langdu {

// GB/T 7714-2015, ISO 9001:2015: the year behind a standard's number; the sign between them says nothing.
std::optional<TaggedToken> tag_standard(const Site& site) {
    const auto before = before_spaces(site.text, site.at);
    if (before == std::string::npos || !is_latin(site.text[before])) return std::nullopt;
    Cursor cursor{site.text, site.at};
    const auto number = cursor.digits(1, 6);
    const char32_t letter = site.text[before];
    const bool short_number = number.size() < 3; // JGJ 79-2012
    if (short_number && !(letter >= U'A' && letter <= U'Z' && site.text.before(site.at) == U' ' &&
                          is_latin(site.text.before(before)) && is_latin(site.text.before(before, 2))))
        return std::nullopt;
    if (number.empty() || !cursor.eat_any(U"-:—")) return std::nullopt;
    const auto year = cursor.digits(4, 4);
    if (year < "1950" || year > "2099" || is_alnum(cursor.peek())) return std::nullopt;
    return TaggedToken{
        cursor.at(),
        {{short_number ? Kind::number : Kind::digits, number}, {Kind::text, " "}, {Kind::year, year}},
        {}};
}

} // namespace langdu
