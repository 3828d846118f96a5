#include "normalizer/classes/sets.h"
#include "normalizer/number.h"

namespace langdu {

namespace {

// The first number is the larger one, and a Han character stands before.
bool falls(const FoldedText& text, std::size_t at, const std::string& first, const std::string& second) {
    return at > 0 && is_han_at(text, at - 1) && std::stoi(first) > std::stoi(second);
}

} // namespace

// 3-0, 25-23: only where a match is told, or where the first number is the larger one and no unit
// follows.
std::optional<TaggedToken> tag_score(const Site& site) {
    const auto& text = site.text;
    const char32_t before = text.before(site.at);
    if (is_alnum(before) || is_range_sign(before) || before == U'.' || before == U'第') return std::nullopt;
    Cursor cursor{text, site.at};
    const auto first = cursor.digits(1, 3);
    if (first.empty() || !cursor.eat_any(U"-—")) return std::nullopt;
    const auto second = cursor.digits(1, 3);
    if (second.empty() || (first.size() > 1 && first[0] == '0') || (second.size() > 1 && second[0] == '0'))
        return std::nullopt;
    const char32_t after = cursor.peek();
    if (is_alnum(after) || is_range_sign(after) || after == U'.' || after == U'×') return std::nullopt;
    const bool set = among_sets(site, site.at);
    if (!set && (before == U'/' || after == U'/')) return std::nullopt;
    const bool told = near(text, site.tables.words(Words::score), site.at, cursor.at(), 20);
    if (with_unit_after(site, cursor.at()) && !site.tables.words(Words::score).at(text, cursor.at()))
        return std::nullopt;
    constexpr std::u32string_view dated = U"月日年号时级";
    if (after && dated.find(after) != dated.npos) return std::nullopt;
    const bool falling = falls(text, site.at, first, second);
    const bool aircraft = site.tables.words(Words::aircraft).before(text, site.at) ||
                          site.tables.words(Words::designation).before(text, site.at);
    const bool team = introduced_by(site, Words::team) && first.size() <= 2 && second.size() <= 2;
    const bool period = introduced_by(site, Words::period);
    if ((aircraft && !period) || !(told || falling || team || set || period)) return std::nullopt;
    return TaggedToken{cursor.at(), {{Kind::number, first}, {Kind::text, "比"}, {Kind::number, second}}, {}};
}

} // namespace langdu
