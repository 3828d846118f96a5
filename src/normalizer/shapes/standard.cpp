#include "normalizer/shapes/standard.h"

#include "normalizer/cursor.h"

namespace langdu::normalizer {

namespace {

bool is_short(const std::string& number) { return number.size() < 3; } // JGJ 79-2012

} // namespace

bool names_standard(const Site& site, const std::string& number, const std::string& year) {
    const auto& text = site.text;
    const auto before = before_spaces(text, site.at);
    if (before == std::string::npos || !is_latin(text[before])) return false;
    if (year.size() != 4 || year < "1950" || year > "2099") return false;
    const bool initials = text[before] >= U'A' && text[before] <= U'Z' && is_latin(text.before(before)) &&
                          is_latin(text.before(before, 2));
    return !is_short(number) || (initials && text.before(site.at) == U' ');
}

TaggedToken standard_token(std::size_t end, const std::string& number, const std::string& sign,
                           const std::string& year) {
    const auto kind = is_short(number) ? Kind::number : Kind::digits;
    return {end, {{kind, number}, {Kind::text, sign}, {Kind::year, year}}, {}};
}

} // namespace langdu::normalizer
