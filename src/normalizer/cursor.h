// Small matchers that rules are built of. A Cursor walks forwards over a folded text; every step is bounded,
// so that rules stay linear on any input.
#pragma once

#include "normalizer/folded_text.h"
#include "normalizer/token.h"

#include <optional>
#include <string>
#include <string_view>

namespace langdu::normalizer {

constexpr bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }
constexpr bool is_latin(char32_t c) {
    return (c >= U'a' && c <= U'z') || (c >= U'A' && c <= U'Z') ||
           (c >= 0xC0 && c <= 0x24F && c != 0xD7 && c != 0xF7);
}
constexpr bool is_alnum(char32_t c) { return is_digit(c) || is_latin(c); }
// A dash or tilde that may stand for 到 between two numbers.
constexpr bool is_range_sign(char32_t c) { return c == U'-' || c == U'~' || c == U'—'; }
constexpr bool is_colon(char32_t c) { return c == U':' || c == U'∶'; }
bool is_han_at(const FoldedText& text, std::size_t at);

class Cursor {
public:
    Cursor(const FoldedText& text, std::size_t at) : text_(&text), at_(at) {}

    std::size_t at() const { return at_; }
    char32_t peek(std::size_t ahead = 0) const { return (*text_)[at_ + ahead]; }
    bool eat(char32_t c);
    bool eat_any(std::u32string_view set);
    bool eat_word(std::u32string_view word);
    // At most three spaces.
    void spaces();
    // A whole run of digits whose length is within the bounds; else nothing is eaten and the result is empty.
    std::string digits(std::size_t min, std::size_t max);
    // One - ~ or —, spaces around it allowed; not a doubled dash.
    bool range_sign();
    void skip(std::size_t count) { at_ += count; }

private:
    const FoldedText* text_;
    std::size_t at_;
};

// What stands behind the run of digits that begins at `at`, so that a rule can pass on at once.
char32_t behind_digits(const FoldedText& text, std::size_t at);
// The same behind digits, points and commas.
char32_t behind_figures(const FoldedText& text, std::size_t at);
inline bool any_behind_digits(const FoldedText& text, std::size_t at, std::u32string_view set) {
    const char32_t c = behind_digits(text, at);
    return c && set.find(c) != set.npos;
}
// Position of the last character before `at` that is no space, at most three spaces back; npos at the start.
std::size_t before_spaces(const FoldedText& text, std::size_t at);
// Does one of the words end right before `at`, spaces, colons and 为/是 between them aside?
bool introduced_by(const Site& site, Words list);
bool introduced_by(const Site& site, const WordSet& words);
// Is one of the words within `reach` characters of the stretch, in the same line?
bool near(const FoldedText& text, const WordSet& words, std::size_t from, std::size_t to, std::size_t reach);
// Does the stretch [from, to) stand alone in its line, spaces and final punctuation aside?
bool alone(const FoldedText& text, std::size_t from, std::size_t to);

} // namespace langdu::normalizer
