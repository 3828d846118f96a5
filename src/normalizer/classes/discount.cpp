#include "normalizer/number.h"

namespace langdu::normalizer {

namespace {

// 满200-30、300-50: does 满 open the list that goes on at `at`?
bool behind_full(const FoldedText& text, std::size_t at) {
    constexpr std::u32string_view listed = U"0123456789-元¥ 、,，/减或和再";
    for (std::size_t back = 1; back <= 32; ++back) {
        const char32_t c = text.before(at, back);
        if (c == U'满') return true;
        if (!c || listed.find(c) == listed.npos) return false;
    }
    return false;
}

} // namespace

// 满300-50, 满¥200-30, 每满100元-20元: the dash takes money off.
std::optional<TaggedToken> tag_discount(const Site& site) {
    const auto& text = site.text;
    const char32_t before = text.before(site.at);
    if (is_digit(text[site.at])) {
        const char32_t sign = behind_digits(text, site.at);
        if (sign != U'-' && sign != U'元') return std::nullopt;
    } else if (text[site.at] != U'¥') {
        return std::nullopt;
    }
    if (is_alnum(before) || before == U'-') return std::nullopt;
    Cursor cursor{text, site.at};
    const bool sign = cursor.eat(U'¥');
    const auto from = cursor.digits(1, 6);
    const bool spelled = cursor.eat(U'元');
    if (from.empty() || !cursor.eat(U'-')) return std::nullopt;
    const bool second_sign = cursor.eat(U'¥');
    const auto off = cursor.digits(1, 6);
    const auto end = cursor.at();
    if (off.empty() || off[0] == '0' || std::stoi(off) >= std::stoi(from) || is_alnum(cursor.peek()) ||
        (cursor.peek() == U'-' && is_digit(cursor.peek(1))))
        return std::nullopt;
    const bool money = cursor.peek() == U'元';
    if (!money && with_unit_after(site, end)) return std::nullopt; // 满60-55岁
    if (!behind_full(text, site.at)) return std::nullopt;
    TaggedToken token{end, {{Kind::number, from}}, {}};
    if (sign || spelled) token.parts.push_back({Kind::text, "元"});
    token.parts.insert(token.parts.end(), {{Kind::text, "减"}, {Kind::number, off}});
    if (!money && (sign || second_sign)) token.parts.push_back({Kind::text, "元"});
    return token;
}

} // namespace langdu::normalizer
