#include "normalizer/number.h"

#include "base/unicode.h"

#include <algorithm>

namespace langdu::normalizer {

namespace {

struct Pair {
    const char32_t* written;
    const char* spoken;
};
constexpr Pair pairs[] = {
    {U"<=", "小于等于"}, {U">=", "大于等于"}, {U"!=", "不等于"}, {U"==", "等于"}, {U"<>", "不等于"}};

// <b>, </p>, <br/>: left over from a web page.
std::optional<TaggedToken> web_tag(const Site& site) {
    Cursor cursor{site.text, site.at};
    if (!cursor.eat(U'<')) return std::nullopt;
    cursor.eat(U'/');
    std::string name;
    while (name.size() < 8 && is_alnum(cursor.peek())) {
        name += static_cast<char>(cursor.peek() | 0x20);
        cursor.skip(1);
    }
    constexpr std::string_view known[] = {"a",    "b",     "i",    "u",     "p",   "br",    "em",  "strong",
                                          "span", "div",   "img",  "code",  "pre", "sup",   "sub", "li",
                                          "ul",   "ol",    "h1",   "h2",    "h3",  "h4",    "tr",  "td",
                                          "th",   "table", "font", "small", "hr",  "center"};
    if (std::find(std::begin(known), std::end(known), name) == std::end(known)) return std::nullopt;
    for (int i = 0; i < 120; ++i, cursor.skip(1)) {
        if (cursor.eat(U'>')) return TaggedToken{cursor.at(), {}, SkipReason::mark_up};
        if (cursor.peek() == U'<' || cursor.peek() == U'\n' || cursor.peek() == U'\0') return std::nullopt;
    }
    return std::nullopt;
}

} // namespace

// <=, >=, ==, < and >. Rows of signs, arrows and tags are no comparisons.
std::optional<TaggedToken> tag_comparison(const Site& site) {
    const auto& text = site.text;
    const char32_t c = text[site.at];
    if (c == U'!' && text[site.at + 1] == U'=') return TaggedToken{site.at + 2, {{Kind::text, "不等于"}}, {}};
    if (auto tag = web_tag(site)) return tag;
    if (c != U'<' && c != U'>' && c != U'=') return std::nullopt;
    auto end = site.at;
    while (text[end] == c) ++end;
    if (end - site.at > 2 || (c != U'=' && end - site.at == 2))
        return TaggedToken{end, {}, SkipReason::decoration};
    const char32_t left = text.before(site.at);
    if (c == U'=' && text[end] == U'>') return TaggedToken{end + 1, {{Kind::text, " "}}, {}};
    if (c == U'>' && (left == U'-' || left == U'=')) return TaggedToken{end, {}, SkipReason::arrow};
    for (const auto& pair : pairs)
        if (Cursor cursor{text, site.at}; cursor.eat_word(pair.written))
            return TaggedToken{cursor.at(), {{Kind::text, pair.spoken}}, {}};
    if (c == U'=') return std::nullopt;
    Cursor cursor{text, end};
    cursor.spaces();
    const auto before = before_spaces(text, site.at);
    const bool operand_left =
        before != std::string::npos &&
        (is_alnum(text[before]) || text[before] == U')' || is_han_at(text, before) || text[before] == U'%');
    const bool operand_right = is_digit(cursor.peek()) || cursor.peek() == U'-' || cursor.peek() == U'.' ||
                               (is_latin(cursor.peek()) && operand_left);
    bool closes = false; // <b>, <stdio.h>
    for (auto i = end; c == U'<' && i < end + 80 && text[i] && text[i] != U'\n'; ++i)
        closes = closes || text[i] == U'>';
    bool opened = false;
    for (std::size_t back = 1;
         c == U'>' && back <= 80 && text.before(site.at, back) && text.before(site.at, back) != U'\n'; ++back)
        opened = opened || text.before(site.at, back) == U'<';
    const bool menu = c == U'>' && !opened && before != std::string::npos && is_han_at(text, before) &&
                      (is_latin(cursor.peek()) || is_han(cursor.peek())); // 文件>导出>PDF
    if (menu) return TaggedToken{cursor.at(), {{Kind::text, "，"}}, {}};
    if (closes || opened || !operand_right) return TaggedToken{end, {}, SkipReason::angle_bracket};
    return TaggedToken{end, {{Kind::text, c == U'<' ? "小于" : "大于"}}, {}};
}

} // namespace langdu::normalizer
