// A number that belongs to a name in Latin letters: GPT-4o, iPhone 16, RTX 5090, H1N1, i7-12700K. Only the
// digits change.
#include "normalizer/number.h"

namespace langdu::normalizer {

namespace {

// Digits in a name: up to two and round hundreds as a number (三十二, H一百), else one by one (五零九零).
Kind name_kind(const std::string& digits) {
    if (digits[0] == '0' && digits.size() > 1) return Kind::digits;
    if (digits.size() <= 2) return Kind::number;
    if (digits.size() == 3) return digits.ends_with("00") ? Kind::number : Kind::digits;
    return digits.size() == 4 && digits.ends_with("000") ? Kind::number : Kind::digits;
}

// A hash or a serial number: in the word around `at` letters and digits change often, or it is long and
// mostly digits (LSVAA49J132047371).
bool in_serial(const FoldedText& text, std::size_t at) {
    constexpr std::size_t reach = 48;
    auto from = at;
    while (at - from < reach && is_alnum(text.before(from))) --from;
    int changes = 0, digits = is_digit(text[from]), length = 1;
    for (auto i = from + 1; i < at + reach && is_alnum(text[i]); ++i, ++length) {
        changes += is_digit(text[i]) != is_digit(text[i - 1]);
        digits += is_digit(text[i]);
    }
    return changes >= 5 || (length >= 12 && changes >= 3 && digits >= 8);
}

// C17H19N3O3S: a compound of carbon and hydrogen; its numbers are amounts.
bool in_compound(const FoldedText& text, std::size_t at) {
    constexpr std::size_t reach = 32;
    auto from = at;
    while (at - from < reach && is_alnum(text.before(from))) --from;
    if (text[from] != U'C' || !is_digit(text[from + 1])) return false;
    constexpr std::u32string_view elements = U"CHNOSPFIKB";
    bool hydrogen = false;
    for (auto i = from; i < from + reach && is_alnum(text[i]); ++i) {
        const bool two = (text[i] == U'l' && text.before(i) == U'C') ||
                         (text[i] == U'r' && text.before(i) == U'B') ||
                         (text[i] == U'a' && text.before(i) == U'N');
        if (!is_digit(text[i]) && elements.find(text[i]) == elements.npos && !two) return false;
        hydrogen = hydrogen || (text[i] == U'H' && is_digit(text.before(i)));
    }
    return hydrogen;
}

// What the number stands behind: the letters themselves (A18), a dash (QwQ-32B) or a space (iPhone 16).
enum class Place { none, touching, dashed, spaced };

Place place_of(const FoldedText& text, std::size_t at) {
    const char32_t last = text.before(at), second_last = text.before(at, 2);
    const bool product = (last == U'x' || last == U'X') && is_digit(second_last); // 3x4
    if (is_latin(last)) return product ? Place::none : Place::touching;
    if (last == U'.' && is_latin(second_last)) return Place::dashed; // H.264
    if (last == U'-' || last == U'_' || last == U'·')
        return is_alnum(second_last) || second_last == U')' ? Place::dashed : Place::none;
    const auto before = before_spaces(text, at);
    if (before == std::string::npos) return Place::none;
    const char32_t word = text[before];
    const bool plus = word == U'+' && (text.before(before) == U'+' || is_latin(text.before(before))); // C++17
    return plus || (is_latin(word) && last == U' ') ? Place::spaced : Place::none;
}

// 787 behind a name of aircraft.
std::optional<TaggedToken> aircraft(const Site& site) {
    Cursor cursor{site.text, site.at};
    const auto digits = cursor.digits(3, 3);
    auto from = site.at;
    if (site.text.before(from) == U' ') --from;
    if (digits.empty() || !site.tables.words(Words::aircraft).before(site.text, from) ||
        with_unit_after(site, cursor.at()))
        return std::nullopt;
    return TaggedToken{cursor.at(), {{Kind::digits, digits}}, {}};
}

} // namespace

std::optional<TaggedToken> tag_model(const Site& site) {
    const auto& text = site.text;
    if (auto token = aircraft(site)) return token;
    const auto number = number_at(text, site.at);
    if (!number) return std::nullopt;
    const auto place = place_of(text, site.at);
    Cursor run{text, site.at};
    const auto digits = run.digits(1, longest_number);
    const bool word_goes_on = is_latin(run.peek());
    const bool inside_word = place == Place::touching || word_goes_on;
    const TaggedToken one_by_one{run.at(), {{Kind::digits, digits}}, {}};
    if (inside_word && in_compound(text, site.at)) return TaggedToken{run.at(), {{Kind::number, digits}}, {}};
    if (inside_word && in_serial(text, site.at)) return one_by_one;
    if (word_goes_on && digits.size() > 1 && digits[0] == '0') return one_by_one; // 0thb3325
    const bool picture = digits == "720" || digits == "1080" || digits == "1440" || digits == "2160";
    if (run.peek() == U'P' && picture && !is_alnum(run.peek(1))) return one_by_one;            // 1080P
    if (run.peek() == U'p' && !is_alnum(run.peek(1)) && digits.size() >= 3) return one_by_one; // 1080p
    if (place == Place::none) return std::nullopt;
    const bool compared = digits.size() >= 3 && text[number->end] == U'比'; // RTX 4090比3090快
    const bool amount = (!compared && with_unit_after(site, number->end)) || number->grouped ||
                        site.tables.words(Words::letter_unit).at(text, number->end);
    const bool pair = text[number->end] == U'/' && is_digit(text[number->end + 1]); // BP 160/95mmHg
    const auto word_end = place == Place::spaced ? site.at - 1 : site.at;           // AQI 156, IQ145
    const auto index = site.tables.words(Words::index).before(text, word_end);
    const bool value = index && !is_alnum(text.before(word_end, index + 1));
    if (place == Place::touching && value) return std::nullopt;
    Cursor row{text, run.at()}; // N-P-K 15-15-15
    if (place == Place::spaced && row.eat(U'-') && !row.digits(1, 3).empty() && row.eat(U'-') &&
        is_digit(row.peek()))
        return std::nullopt;
    if (place == Place::spaced && (amount || pair || value)) return std::nullopt;
    if (place == Place::touching && digits.size() == 2 && number->fraction.size() <= 2 &&
        near(text, site.tables.words(Words::icd), site.at, site.at, 24)) { // ICD K29.5
        TaggedToken token{run.at(), {{Kind::digits, digits}}, {}};
        if (number->whole()) return token;
        token.end = number->end;
        token.parts.insert(token.parts.end(), {{Kind::text, "点"}, {Kind::digits, number->fraction}});
        return token;
    }
    if (number->whole() || number->grouped) return TaggedToken{run.at(), {{name_kind(digits), digits}}, {}};
    return TaggedToken{
        number->end,
        {{name_kind(number->integer), number->integer}, {Kind::text, "点"}, {Kind::digits, number->fraction}},
        {}};
}

} // namespace langdu::normalizer
