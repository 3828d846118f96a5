#include "normalizer/number.h"

#include "base/one_of.h"
#include "base/unicode.h"

namespace langdu::normalizer {

namespace {

// 4x100m
bool product_before(const FoldedText& text, std::size_t at) {
    return is_one_of(text.before(at), U"xX") && is_digit(text.before(at, 2)) && text.before(at, 2) != U'0';
}

// 2.6x is 倍; 2x+1 and 5800X are none.
bool means_times(const FoldedText& text, std::size_t from, const Number& number, std::size_t letter_at) {
    if (text[letter_at] == U'X' && number.integer.size() > 3) return false;
    if (text[letter_at + 1] == U'-' && is_digit(text[letter_at + 2]))
        return behind_digits(text, letter_at + 2) == text[letter_at]; // 5x-10x
    return !is_one_of(text[letter_at + 1], U"+-=^*/²³⁴") && !is_one_of(text.before(from), U"=+*/^");
}

// Behind a word in Latin letters: TDP 65W, 维生素C 2g; iPhone 5s and GPT 4o are names.
bool trusted_behind_word(const Site& site, std::size_t last_letter, const Number& number, char32_t letter,
                         bool touching) {
    const auto& text = site.text;
    if (!touching) return false;
    if (letter == U's' && site.tables.words(Words::lab).before(text, last_letter + 1)) return true; // TT 18s
    if (!is_latin(text.before(last_letter)) && last_letter > 0 && is_han_at(text, last_letter - 1))
        return is_one_of(letter, U"gLm");
    const bool large = !number.whole() || number.integer.size() >= 2;
    return is_one_of(letter, U"WV") ? large : !number.whole() && is_one_of(letter, U"gLs");
}

// A single letter is a unit only where nothing else is likely: iPhone 5s, 5g网络 and 1080p are names.
bool trusted(const Site& site, const Number& number, const WrittenUnit& unit, std::size_t unit_at) {
    const auto& text = site.text;
    const auto near_words = [&](Words list) {
        return near(text, site.tables.words(list), site.at, unit_at + 1, 12);
    };
    const char32_t letter = text[unit_at];
    if (unit.key.ends_with("W") && unit.length == 2 && letter != U'k' && letter != U'K' && letter != U'm' &&
        text.before(site.at) == U'-' && is_latin(text.before(site.at, 2)))
        return false; // KFR-35GW
    if (unit.length > 1 || !is_latin(letter)) return true;
    if (unit.key == "x" || unit.key == "X") {
        if (!means_times(text, site.at, number, unit_at)) return false;
    } else if (letter == U'T') { // 1.5T is an engine, 15T a number of tokens
        return near_words(Words::magnetic);
    } else if (letter == U'N' && number.whole() && number.integer.size() < 2) { // N+1, 2N
        return near_words(Words::force);
    }
    const auto before = before_spaces(text, site.at);
    if (before != std::string::npos && is_latin(text[before]) && !product_before(text, site.at))
        return trusted_behind_word(site, before, number, letter, unit_at == number.end);
    const bool range = text.before(site.at, 2) == letter && is_digit(text.before(site.at, 3)); // 1m-2m
    if (text.before(site.at) == U'-' && is_alnum(text.before(site.at, 2)) && !range)
        return false; // i5-13400F
    if (letter == U'g' && number.small() >= 2 && number.small() <= 6 &&
        site.tables.words(Words::generation).at(text, unit_at + 1))
        return false;
    if (letter == U'F' || (letter == U'A' && number.whole()))
        return near(text, site.tables.words(Words::electric), site.at, unit_at + 1, 8);
    if (unit_at != number.end && !magnitude_at(text, unit_at - 1)) { // 5 m, 10 L; not 3 A级
        constexpr std::u32string_view spaced = U"mgLWVsh℃°";
        return spaced.find(letter) != spaced.npos;
    }
    return true;
}

} // namespace

namespace {

// bp and bps are basis points where nothing else is told: 115200bps, a fragment of 500bp.
Part unit_part(const Site& site, const Number& number, const WrittenUnit& unit, std::size_t unit_at) {
    if (unit.key == "bps" && number.whole() && number.integer.size() > 3) return {Kind::text, "比特每秒"};
    const bool bits = unit.key == "bit" || unit.key == "bits"; // 64bit, but 10bit
    if (bits && number.small() >= 8 && number.small() % 8 == 0) return {Kind::text, "位"};
    if (unit.key == "bp" && near(site.text, site.tables.words(Words::gene), site.at, unit_at, 12))
        return {Kind::text, "碱基对"};
    return {Kind::unit, unit.key};
}

} // namespace

// 120km/h, 25 ℃, 1500-1700ml, 35μg/m³
std::optional<TaggedToken> tag_measure(const Site& site) {
    const auto& text = site.text;
    if (is_latin(text.before(site.at)) && !product_before(text, site.at)) return std::nullopt;
    const auto first = number_at(text, site.at);
    if (!first || (first->leading_zero() && first->whole())) return std::nullopt; // 跑道09L
    Number last = *first;
    constexpr std::u32string_view products = U"×x*"; // 5×2cm
    const auto kind = is_one_of(text.before(site.at), products) ? Kind::number : Kind::count;
    std::vector<Part> parts{{kind, first->value()}};
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
    parts.push_back(unit_part(site, last, unit, cursor.at()));
    auto end = cursor.at() + unit.length;
    for (int i = 0; i < 2 && is_digit(text[end]); ++i) { // 13h25min
        const auto more = number_at(text, end);
        const auto more_unit = more ? unit_at(site, more->end) : WrittenUnit{};
        if (!more_unit)
            return i == 0 && unit.length == 1 && is_latin(text.before(end))
                       ? std::nullopt
                       : std::optional(TaggedToken{end, parts, {}});
        parts.insert(parts.end(), {{Kind::count, more->value()}, {Kind::unit, more_unit.key}});
        end = more->end + more_unit.length;
    }
    return TaggedToken{end, parts, {}};
}

} // namespace langdu::normalizer
