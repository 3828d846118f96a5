#include "normalizer/number.h"

namespace langdu {

namespace {

// The first number is the larger one, and a Han character stands before.
bool falls(const FoldedText& text, std::size_t at, const std::string& first, const std::string& second) {
    return at > 0 && is_han_at(text, at - 1) && std::stoi(first) > std::stoi(second);
}

// The sets of a match: 25-17、22-25、15-13. What the first of such a list is, the others are.
bool follows_score(const FoldedText& text, std::size_t at) {
    std::size_t begin = at;
    const auto digits_before = [&] {
        std::string out;
        for (; begin > 0 && is_digit(text[begin - 1]) && out.size() < 3; --begin)
            out.insert(out.begin(), static_cast<char>(text[begin - 1]));
        return out;
    };
    std::string first, second;
    while (begin > 0 && text[begin - 1] == U'、') {
        --begin;
        second = digits_before();
        if (second.empty() || begin == 0 || text[begin - 1] != U'-') return false;
        --begin;
        first = digits_before();
        if (first.empty()) return false;
    }
    return begin != at && falls(text, begin, first, second);
}

} // namespace

// 3-0, 25-23: only where a match is told, or where the first number is the larger one and no unit
// follows.
std::optional<TaggedToken> tag_score(const Site& site) {
    const auto& text = site.text;
    const char32_t before = text.before(site.at);
    if (is_alnum(before) || is_range_sign(before) || before == U'.' || before == U'/' || before == U'第')
        return std::nullopt;
    Cursor cursor{text, site.at};
    const auto first = cursor.digits(1, 3);
    if (first.empty() || !cursor.eat_any(U"-—")) return std::nullopt;
    const auto second = cursor.digits(1, 3);
    if (second.empty() || (first.size() > 1 && first[0] == '0') || (second.size() > 1 && second[0] == '0'))
        return std::nullopt;
    const char32_t after = cursor.peek();
    if (is_alnum(after) || is_range_sign(after) || after == U'.' || after == U'/' || after == U'×')
        return std::nullopt;
    const bool told = near(text, site.tables.words(Words::score), site.at, cursor.at(), 20);
    if (with_unit_after(site, cursor.at()) && !site.tables.words(Words::score).at(text, cursor.at()))
        return std::nullopt;
    constexpr std::u32string_view dated = U"月日年号时级";
    if (after && dated.find(after) != dated.npos) return std::nullopt;
    const bool falling = falls(text, site.at, first, second) || follows_score(text, site.at);
    const bool aircraft = site.tables.words(Words::aircraft).before(text, site.at) ||
                          site.tables.words(Words::designation).before(text, site.at);
    const bool team = introduced_by(site, Words::team) && first.size() <= 2 && second.size() <= 2;
    if (aircraft || !(told || falling || team)) return std::nullopt;
    return TaggedToken{cursor.at(), {{Kind::number, first}, {Kind::text, "比"}, {Kind::number, second}}, {}};
}

} // namespace langdu
