#include "normalizer/cursor.h"

#include "base/unicode.h"

namespace langdu::normalizer {

bool is_han_at(const FoldedText& text, std::size_t at) { return is_han(text[at]); }

bool Cursor::eat(char32_t c) {
    if (peek() != c || c == U'\0') return false;
    ++at_;
    return true;
}

bool Cursor::eat_any(std::u32string_view set) {
    if (set.find(peek()) == set.npos || peek() == U'\0') return false;
    ++at_;
    return true;
}

bool Cursor::eat_word(std::u32string_view word) {
    for (std::size_t i = 0; i < word.size(); ++i)
        if (peek(i) != word[i]) return false;
    at_ += word.size();
    return true;
}

void Cursor::spaces() {
    for (int i = 0; i < 3 && peek() == U' '; ++i) ++at_;
}

std::string Cursor::digits(std::size_t min, std::size_t max) {
    std::size_t length = 0;
    while (length <= max && is_digit(peek(length))) ++length;
    if (length < min || length > max) return {};
    std::string out(length, '0');
    for (std::size_t i = 0; i < length; ++i) out[i] = static_cast<char>(peek(i));
    at_ += length;
    return out;
}

bool Cursor::range_sign() {
    Cursor next = *this;
    next.spaces();
    const char32_t sign = next.peek();
    if (!is_range_sign(sign)) return false;
    next.skip(1);
    if (is_range_sign(next.peek())) return false;
    next.spaces();
    *this = next;
    return true;
}

char32_t behind_digits(const FoldedText& text, std::size_t at) {
    for (int i = 0; i < 32 && is_digit(text[at]); ++i) ++at;
    return text[at];
}

char32_t behind_figures(const FoldedText& text, std::size_t at) {
    constexpr std::size_t reach = 80;
    auto end = at;
    while (end - at < reach && (is_digit(text[end]) || text[end] == U'.' || text[end] == U',')) ++end;
    return text[end];
}

std::size_t before_spaces(const FoldedText& text, std::size_t at) {
    for (int i = 0; i < 3 && text.before(at) == U' '; ++i) --at;
    return at == 0 ? std::string::npos : at - 1;
}

bool introduced_by(const Site& site, Words list) { return introduced_by(site, site.tables.words(list)); }

bool introduced_by(const Site& site, const WordSet& words) {
    constexpr std::u32string_view glue = U" :为是号(=“\"『「【,";
    auto end = site.at;
    for (int i = 0; i < 5; ++i) {
        if (words.before(site.text, end)) return true;
        if (end == 0 || glue.find(site.text.before(end)) == glue.npos) return false;
        --end;
    }
    return words.before(site.text, end) != 0;
}

bool near(const FoldedText& text, const WordSet& words, std::size_t from, std::size_t to, std::size_t reach) {
    auto first = from;
    while (first > 0 && from - first < reach && text[first - 1] != U'\n') --first;
    auto last = to;
    while (last < text.size() && last - to < reach && text[last] != U'\n') ++last;
    return words.within(text, first, from) || words.within(text, to, last);
}

bool alone(const FoldedText& text, std::size_t from, std::size_t to) {
    const auto before = before_spaces(text, from);
    if (before != std::string::npos && text[before] != U'\n') return false;
    Cursor after{text, to};
    after.spaces();
    after.eat_any(U"。.!！?？;；");
    after.spaces();
    return after.peek() == U'\0' || after.peek() == U'\n' || after.peek() == U'\r';
}

} // namespace langdu::normalizer
