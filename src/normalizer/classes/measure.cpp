#include "normalizer/number.h"

#include "base/unicode.h"

namespace langdu {

namespace {

// A single letter is a unit only where nothing else is likely: iPhone 5s, 5g网络 and 1080p are names.
bool trusted(const Site& site, const Number& number, const WrittenUnit& unit, std::size_t unit_at) {
    const auto& text = site.text;
    const char32_t letter = text[unit_at];
    if (unit.length > 1 || !is_latin(letter)) return true;
    const auto before = before_spaces(text, site.at);
    if (before != std::string::npos && is_latin(text[before])) return false;
    if (text.before(site.at) == U'-' && is_alnum(text.before(site.at, 2))) return false; // i5-13400F
    if (letter == U'g' && number.small() >= 2 && number.small() <= 6 &&
        site.tables.words(Words::generation).at(text, unit_at + 1))
        return false;
    if (letter == U'F' || (letter == U'A' && number.whole()))
        return near(text, site.tables.words(Words::electric), site.at, unit_at + 1, 8);
    if (unit_at != number.end) { // 5 m, 10 L; not 3 A级
        constexpr std::u32string_view spaced = U"mgLWVsh℃°";
        return spaced.find(letter) != spaced.npos;
    }
    return true;
}

} // namespace

// 120km/h, 25 ℃, 1500-1700ml, 35μg/m³
std::optional<TaggedToken> tag_measure(const Site& site) {
    const auto& text = site.text;
    if (is_latin(text.before(site.at))) return std::nullopt;
    const auto first = number_at(text, site.at);
    if (!first || (first->leading_zero() && first->whole())) return std::nullopt; // 跑道09L
    Number last = *first;
    std::vector<Part> parts{{Kind::count, first->value()}};
    Cursor cursor{text, first->end};
    if (cursor.range_sign()) {
        const auto second = number_at(text, cursor.at());
        if (!second) return std::nullopt;
        parts = {{Kind::count, first->value()}, {Kind::range, {}}, {Kind::count, second->value()}};
        last = *second;
    }
    cursor = Cursor{text, last.end};
    cursor.spaces();
    const auto magnitude = magnitude_at(text, cursor.at());
    if (magnitude) {
        parts.push_back({Kind::text, std::string(text.bytes_of(cursor.at(), cursor.at() + magnitude))});
        cursor.skip(magnitude);
        cursor.spaces();
    }
    const auto unit = unit_at(site, cursor.at());
    if (!unit || !trusted(site, last, unit, cursor.at())) return std::nullopt;
    parts.push_back({Kind::unit, unit.key});
    auto end = cursor.at() + unit.length;
    for (int i = 0; i < 2 && is_digit(text[end]); ++i) { // 13h25min
        const auto more = number_at(text, end);
        const auto more_unit = more ? unit_at(site, more->end) : WrittenUnit{};
        if (!more_unit) return i == 0 ? std::nullopt : std::optional(TaggedToken{end, parts, {}});
        parts.insert(parts.end(), {{Kind::count, more->value()}, {Kind::unit, more_unit.key}});
        end = more->end + more_unit.length;
    }
    return TaggedToken{end, parts, {}};
}

} // namespace langdu
