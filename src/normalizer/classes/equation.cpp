// A minus in arithmetic: 10-3=7, y=2x-1, 5×(3-1). Every other dash between numbers is for other rules.
#include "normalizer/number.h"

#include "base/one_of.h"

namespace langdu::normalizer {

namespace {

constexpr std::size_t reach = 40;

bool is_raised(char32_t c) { return is_one_of(c, U"²³⁴⁵ⁿ"); }
bool is_lowered(char32_t c) { return c >= 0x2080 && c <= 0x209C; }
bool is_operator(char32_t c) { return is_one_of(c, U"+×÷*^√") || is_raised(c); }

// x, but not the letters of a word.
bool is_variable(const FoldedText& text, std::size_t at) {
    return is_latin(text[at]) && !is_latin(text.before(at)) && !is_latin(text[at + 1]);
}

bool is_equals(const FoldedText& text, std::size_t at) {
    return text[at] == U'=' && text.before(at) != U'=' && !is_one_of(text[at + 1], U"=>");
}

bool in_formula(const FoldedText& text, std::size_t at) {
    const char32_t c = text[at];
    return is_digit(c) || is_one_of(c, U" .-/()=≈%") || is_operator(c) || is_lowered(c) ||
           is_variable(text, at);
}

// Something that can stand behind = and be a result.
bool opens_operand(const FoldedText& text, std::size_t at) {
    Cursor cursor{text, at};
    cursor.spaces();
    return is_digit(cursor.peek()) || is_one_of(cursor.peek(), U"-(√?？") || is_variable(text, cursor.at());
}

// Something that can stand before =: x, 3, DX, (a+b)², but not the name of an option (CFLAGS=-g -O2).
bool closes_operand(const FoldedText& text, std::size_t end) {
    const auto last = before_spaces(text, end);
    if (last == std::string::npos) return false;
    const char32_t c = text[last];
    std::size_t letters = 0;
    while (letters < 4 && is_latin(text.before(last + 1, letters + 1))) ++letters;
    return is_digit(c) || c == U')' || c == U'%' || is_raised(c) || is_lowered(c) ||
           (letters > 0 && letters < 4);
}

// 5×(3-1), (7-2)×3
bool in_bracket_of_product(const FoldedText& text, std::size_t at) {
    auto open = at, close = at + 1;
    const auto inside = [&](std::size_t i) { return is_digit(text[i]) || is_one_of(text[i], U" ."); };
    while (open > 0 && at - open < 12 && inside(open - 1)) --open;
    while (close - at < 12 && inside(close)) ++close;
    if (open == 0 || text[open - 1] != U'(' || text[close] != U')') return false;
    return is_one_of(text.before(open, 2), U"×÷*") || is_one_of(text[close + 1], U"×÷*");
}

bool in_equation(const FoldedText& text, std::size_t at) {
    bool calculated = false; // an operator or a variable on the same side of =
    int dashes = 0;          // a long row of them is no formula
    for (auto i = at + 1; i < at + reach && in_formula(text, i); ++i) {
        if (text[i] == U'-' && ++dashes > 3) return false;
        if (is_equals(text, i)) return opens_operand(text, i + 1);
        calculated = calculated || is_operator(text[i]) || is_variable(text, i);
    }
    for (auto i = at; i > 0 && at - i < reach && in_formula(text, i - 1); --i) {
        if (text[i - 1] == U'-' && ++dashes > 3) return false;
        if (is_equals(text, i - 1)) return calculated && closes_operand(text, i - 1);
        calculated = calculated || is_operator(text[i - 1]) || is_variable(text, i - 1);
    }
    return in_bracket_of_product(text, at);
}

} // namespace

std::optional<TaggedToken> tag_equation(const Site& site) {
    const auto& text = site.text;
    if (is_digit(text[site.at])) { // the number before the minus, so that nothing takes both for a range
        if (is_alnum(text.before(site.at)) || text.before(site.at) == U'.' ||
            !is_one_of(behind_digits(text, site.at), U"-. ,"))
            return std::nullopt;
        const auto number = number_at(text, site.at);
        if (!number || number->leading_zero()) return std::nullopt;
        Cursor cursor{text, number->end};
        cursor.spaces();
        if (cursor.peek() != U'-' || !in_equation(text, cursor.at())) return std::nullopt;
        return TaggedToken{number->end, {{Kind::number, number->value()}}, {}};
    }
    if (text[site.at] != U'-' || text.before(site.at) == U'-') return std::nullopt;
    if (!opens_operand(text, site.at + 1) || !in_equation(text, site.at)) return std::nullopt;
    const auto left = before_spaces(text, site.at);
    const char32_t before = left == std::string::npos ? U'\0' : text[left];
    const bool between =
        is_alnum(before) || before == U')' || before == U'%' || is_raised(before) || is_lowered(before);
    Cursor cursor{text, site.at + 1};
    cursor.spaces();
    return TaggedToken{cursor.at(), {{Kind::text, between ? "减" : "负"}}, {}};
}

} // namespace langdu::normalizer
