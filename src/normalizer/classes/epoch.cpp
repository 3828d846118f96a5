#include "normalizer/number.h"

namespace langdu::normalizer {

namespace {

// What stands before the other end of the range: 前, 公元前, 公元 or nothing.
struct Epoch {
    std::string words;
    bool before{}; // before our era
};

Epoch eat_epoch(const FoldedText& text, Cursor& cursor) {
    const auto from = cursor.at();
    const bool named = cursor.eat_word(U"公元");
    const bool before = cursor.eat(U'前');
    if (!named && !before) return {};
    return {std::string(text.bytes_of(from, cursor.at())), before};
}

// 公元十四年, 公元二二零年
Part year_part(const std::string& digits) { return {digits.size() < 3 ? Kind::number : Kind::year, digits}; }

} // namespace

// 前221—前206, 公元前138-公元前126年, 前8-前6世纪, （前202—220）: years before our era on both sides of the
// dash, or on one.
std::optional<TaggedToken> tag_epoch(const Site& site) {
    const auto& text = site.text;
    const auto before = before_spaces(text, site.at);
    if (before == std::string::npos || text[before] != U'前') return std::nullopt;
    Cursor cursor{text, site.at};
    const auto first = cursor.digits(1, 4);
    if (first.empty()) return std::nullopt;
    const bool year = cursor.eat(U'年');
    if (!cursor.range_sign()) return std::nullopt;
    const auto epoch = eat_epoch(text, cursor);
    cursor.spaces();
    const auto second = cursor.digits(1, 4);
    if (second.empty() || first[0] == '0' || second[0] == '0') return std::nullopt;
    const auto end = cursor.at();
    cursor.spaces();
    const bool century = !year && epoch.before && Cursor{cursor}.eat_word(U"世纪");
    const char32_t after = cursor.peek();
    if (!century && after != U'年' && (is_alnum(after) || after == U'.' || with_unit_after(site, end)))
        return std::nullopt;
    const bool falling = std::stoi(first) > std::stoi(second);
    const bool closed = text.before(before) == U'(' && (after == U')' || after == U'年');
    if (first.size() < 3 && !century && !year && after != U'年') return std::nullopt; // 前50-前20名
    if (epoch.words.empty() ? first.size() < 3 || !closed : epoch.before && !falling) return std::nullopt;
    TaggedToken token{end, {year_part(first)}, {}};
    if (year) token.parts.push_back({Kind::text, "年"});
    token.parts.insert(token.parts.end(), {{Kind::range, {}}, {Kind::text, epoch.words}, year_part(second)});
    return token;
}

} // namespace langdu::normalizer
