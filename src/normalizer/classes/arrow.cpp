#include "normalizer/number.h"

#include "base/unicode.h"

namespace langdu::normalizer {

namespace {

bool in_formula(char32_t c) {
    constexpr std::u32string_view marks = U"+()·↑↓";
    return is_alnum(c) || (c >= 0x2080 && c <= 0x2089) || (c && marks.find(c) != marks.npos);
}

// 2H2+O2: letters, figures and a plus, nothing else up to the arrow. `step` is 1 or -1.
bool is_formula(const FoldedText& text, std::size_t at, int step) {
    bool plus = false, capital = false;
    for (int i = 0; i < 40; ++i, at += static_cast<std::size_t>(step)) {
        const char32_t c = text[at];
        if (c == U' ' && is_alnum(text[at + static_cast<std::size_t>(step)])) continue;
        if (c == U' ' && text[at + static_cast<std::size_t>(step)] == U'+') continue;
        if (!in_formula(c)) break;
        plus = plus || c == U'+';
        capital = capital || (c >= U'A' && c <= U'Z');
    }
    return plus && capital;
}

// A, P0, GPT4: a name of one or two letters, or one with a number.
bool short_name(const FoldedText& text, std::size_t from) {
    std::size_t length = 0;
    bool digit = false;
    for (; length < 12 && is_alnum(text[from + length]); ++length)
        digit = digit || is_digit(text[from + length]);
    return length > 0 && (length <= 2 || digit);
}

} // namespace

// 5.7%→8%, A→B: 到; in chemistry 生成; between words a pause. At the border of a line it says nothing.
std::optional<TaggedToken> tag_arrow(const Site& site) {
    const auto& text = site.text;
    constexpr std::u32string_view arrows = U"→⇒➔➜➡⟶⇨";
    if (arrows.find(text[site.at]) == arrows.npos) return std::nullopt;
    const auto left = before_spaces(text, site.at);
    Cursor cursor{text, site.at + 1};
    cursor.eat(0xFE0F);
    cursor.spaces();
    const auto right = cursor.at();
    if (left == std::string::npos) return std::nullopt;
    if ((is_alnum(text[right]) || text[right] == U'(') &&
        (is_formula(text, left, -1) || is_formula(text, right, 1)))
        return TaggedToken{right, {{Kind::text, "生成"}}, {}};
    const bool sign = text[right] == U'-' || text[right] == U'+' || site.tables.currencies.at(text, right);
    if (ends_amount(site, left + 1) && (is_digit(text[right]) || (sign && is_digit(text[right + 1]))))
        return TaggedToken{right, {{Kind::range, {}}}, {}};
    auto name = left + 1;
    while (left + 1 - name < 12 && is_alnum(text.before(name))) --name;
    if (short_name(text, name) && short_name(text, right)) return TaggedToken{right, {{Kind::range, {}}}, {}};
    constexpr std::u32string_view closing = U"”\"’」』】》)", opening = U"“\"‘「『【《(";
    const auto word = [](char32_t c, std::u32string_view quotes) {
        const bool circled = c >= 0x2460 && c <= 0x24FF;
        return is_alnum(c) || is_han(c) || circled || (c && quotes.find(c) != quotes.npos);
    };
    if (word(text[left], closing) && word(text[right], opening))
        return TaggedToken{right, {{Kind::text, "，"}}, {}};
    return std::nullopt;
}

} // namespace langdu::normalizer
