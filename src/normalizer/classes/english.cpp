// Numbers in English: 3rd is third wherever it stands; in a line of English words 3 hours is three hours and
// 2019 is twenty nineteen.
#include "normalizer/number.h"

#include <array>

namespace langdu::normalizer {

namespace {

constexpr std::array<std::string_view, 20> small = {
    "zero",     "one",     "two",     "three",     "four",     "five",    "six",
    "seven",    "eight",   "nine",    "ten",       "eleven",   "twelve",  "thirteen",
    "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"};
constexpr std::array<std::string_view, 10> tens = {"",      "",      "twenty",  "thirty", "forty",
                                                   "fifty", "sixty", "seventy", "eighty", "ninety"};

std::string cardinal_words(int number) {
    const auto joined = [](std::string words, int rest) {
        return rest == 0 ? words : words + " " + cardinal_words(rest);
    };
    if (number < 20) return std::string(small[static_cast<std::size_t>(number)]);
    if (number < 100) return joined(std::string(tens[static_cast<std::size_t>(number / 10)]), number % 10);
    if (number < 1000) return joined(cardinal_words(number / 100) + " hundred", number % 100);
    return joined(cardinal_words(number / 1000) + " thousand", number % 1000);
}

// 2019 twenty nineteen, 1905 nineteen oh five, 2004 two thousand four, 1900 nineteen hundred
std::string year_words(int year) {
    const int century = year / 100, rest = year % 100;
    if (century % 10 == 0 && rest < 10) return cardinal_words(year);
    if (rest == 0) return cardinal_words(century) + " hundred";
    return cardinal_words(century) + (rest < 10 ? " oh " : " ") + cardinal_words(rest);
}

std::string ordinal_words(int number) {
    auto words = cardinal_words(number);
    const auto last = words.find_last_of(' ') + 1;
    const auto word = words.substr(last);
    constexpr std::pair<std::string_view, std::string_view> irregular[] = {
        {"one", "first"},    {"two", "second"}, {"three", "third"},   {"five", "fifth"},
        {"eight", "eighth"}, {"nine", "ninth"}, {"twelve", "twelfth"}};
    for (const auto& [cardinal, ordinal] : irregular)
        if (word == cardinal) return words.replace(last, word.size(), ordinal);
    if (words.ends_with('y')) return words.substr(0, words.size() - 1) + "ieth";
    return words + "th";
}

std::string_view ordinal_ending(int number) {
    if (number % 100 / 10 == 1) return "th";
    return number % 10 == 1 ? "st" : number % 10 == 2 ? "nd" : number % 10 == 3 ? "rd" : "th";
}

bool is_small_letter(char32_t c) { return c >= U'a' && c <= U'z'; }

// Does a word of at least three small letters begin here? Units, names and codes are no sentence.
bool is_english_word(const FoldedText& text, std::size_t at) {
    if (is_latin(text.before(at)) || is_digit(text.before(at))) return false;
    std::size_t end = at;
    while (is_small_letter(text[end])) ++end;
    return end - at >= 3 && !is_alnum(text[end]) && text[end] != U'/';
}

// Three English words around, the number between words or at the line's begin, and no Han near.
bool in_english(const FoldedText& text, std::size_t begin, std::size_t end) {
    constexpr std::size_t reach = 40;
    const auto ends_line = [](char32_t c) { return c == U'\0' || c == U'\n'; };
    int words = 0;
    for (std::size_t i = 1; i <= reach && i <= begin && !ends_line(text[begin - i]); ++i) {
        if (is_han_at(text, begin - i)) return false;
        words += is_english_word(text, begin - i);
    }
    for (std::size_t at = end; at < end + reach && !ends_line(text[at]); ++at) {
        if (is_han_at(text, at)) return false;
        words += is_english_word(text, at);
    }
    const auto before = before_spaces(text, begin);
    return words >= 3 &&
           (before == std::string::npos || (is_latin(text[before]) && text[before + 1] == U' '));
}

} // namespace

std::optional<TaggedToken> tag_english(const Site& site) {
    const auto& text = site.text;
    if (is_digit(text.before(site.at)) || text.before(site.at) == U'.' || text.before(site.at) == U'-')
        return std::nullopt;
    Cursor cursor{text, site.at};
    const auto digits = cursor.digits(1, 4);
    if (digits.empty() || (digits[0] == '0' && digits.size() > 1)) return std::nullopt;
    const int number = std::stoi(digits);
    const auto ending = ordinal_ending(number);
    const auto lower = [](char32_t c) { return c >= U'A' && c <= U'Z' ? c + 32 : c; };
    if (digits.size() <= 3 && number > 0 && lower(cursor.peek()) == static_cast<char32_t>(ending[0]) &&
        lower(cursor.peek(1)) == static_cast<char32_t>(ending[1]) && !is_alnum(cursor.peek(2)) &&
        !is_latin(text.before(site.at)))
        return TaggedToken{cursor.at() + 2, {{Kind::text, ordinal_words(number)}}, {}, {}};
    constexpr std::u32string_view behind = U" ,.;!?)\n";
    const char32_t next = cursor.peek();
    if (next && behind.find(next) == behind.npos) return std::nullopt;
    if ((next == U'.' || next == U',') && is_digit(cursor.peek(1))) return std::nullopt;
    if (text.before(site.at) && text.before(site.at) != U' ' && text.before(site.at) != U'(')
        return std::nullopt;
    if (!in_english(text, site.at, cursor.at())) return std::nullopt;
    const bool year = digits.size() == 4 && number >= 1100 && number < 2100;
    return TaggedToken{
        cursor.at(), {{Kind::text, year ? year_words(number) : cardinal_words(number)}}, {}, {}};
}

} // namespace langdu::normalizer
