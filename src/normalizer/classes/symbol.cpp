#include "normalizer/number.h"

#include "base/unicode.h"

namespace langdu::normalizer {

namespace {

// $PATH, ^\\d+$: a currency's sign beside no amount, bracket, rate or Han word is none.
bool stands_alone(const FoldedText& text, std::size_t at) {
    constexpr std::u32string_view beside = U"/()-+.~<>=≈";
    const auto spoken = [&](char32_t c) {
        return is_digit(c) || is_han(c) || (c && beside.find(c) != beside.npos);
    };
    const auto left = before_spaces(text, at);
    Cursor cursor{text, at + 1};
    cursor.spaces();
    const bool left_spoken = left != std::string::npos && spoken(text[left]);
    if (is_latin(text[at + 1]) || text[at + 1] == U'{' || text[at + 1] == U'_') return true;
    return !left_spoken && !spoken(cursor.peek());
}

} // namespace

std::optional<TaggedToken> tag_symbol(const Site& site) {
    const auto& text = site.text;
    const auto capital = [&](std::size_t at) { return text[at] >= U'A' && text[at] <= U'Z'; };
    if (text[site.at] == U'△' && capital(site.at + 1) && capital(site.at + 2) && capital(site.at + 3))
        return TaggedToken{site.at + 1, {{Kind::text, "三角形"}}, {}}; // △ABC
    if (text[site.at] == U'○' || text[site.at] == U'◯') {              // 二○二四, 二五○
        constexpr std::u32string_view numerals = U"〇零一二三四五六七八九○◯";
        const char32_t left = text.before(site.at);
        if (left && numerals.find(left) != numerals.npos)
            return TaggedToken{site.at + 1, {{Kind::digits, "0"}}, {}};
    }
    const auto* symbol = site.tables.symbol(site.text[site.at]);
    if (!symbol) return std::nullopt;
    if (text[site.at] == U'$' && stands_alone(text, site.at))
        return TaggedToken{site.at + 1, {}, SkipReason::sign_without_an_amount};
    if (symbol->spoken.empty()) return TaggedToken{site.at + 1, {}, symbol->reason};
    return TaggedToken{site.at + 1, {{Kind::text, symbol->spoken}}, {}};
}

} // namespace langdu::normalizer
