// 100/120元, 5/6月份, 第2/3页: two values with a slash are no fraction. 3/4杯 is one.
#include "normalizer/number.h"

#include <numeric>

namespace langdu {

namespace {

struct Pair {
    Number first, second;
};

std::optional<Pair> pair_at(const FoldedText& text, std::size_t at) {
    if (behind_figures(text, at) != U'/') return std::nullopt;
    const char32_t before = text.before(at);
    if (is_alnum(before) || before == U'/' || before == U'.') return std::nullopt;
    const auto first = number_at(text, at);
    if (!first || first->leading_zero() || text[first->end] != U'/') return std::nullopt;
    const auto second = number_at(text, first->end + 1);
    if (!second || second->integer[0] == '0') return std::nullopt;
    const char32_t after = text[second->end];
    if (is_alnum(after) || after == U'/' || after == U'-' || after == U'%') return std::nullopt;
    return Pair{*first, *second};
}

// 5/6月, 3/4线城市; but 1/3月薪
bool numbered(const Site& site, std::size_t at) {
    constexpr std::u32string_view pay = U"薪租供嫂饼";
    const auto length = site.tables.words(Words::numbered_unit).at(site.text, at);
    return length && pay.find(site.text[at + length]) == pay.npos;
}

// No fraction of this unit: one that could be reduced, one above 1, one with a large denominator.
bool improbable_fraction(const Site& site, const Pair& pair) {
    const int top = pair.first.small(), bottom = pair.second.small();
    if (top < 2 || bottom < 2) return false;
    const auto after = pair.second.end;
    const bool next = bottom == top + 1 && site.tables.words(Words::stay).at(site.text, after); // 2/3天
    const bool points = site.text[after] == U'分' && site.text[after + 1] != U'钟';             // 8/10分
    const bool odd = std::gcd(top, bottom) > 1 || top > bottom || bottom >= 20;
    return next || (odd && !points && with_unit_after(site, after) && site.text[after] != U'+');
}

// Windows 10/11, RTX 4070/4080: behind a name in Latin letters and a space.
std::optional<TaggedToken> models(const Site& site, const Pair& pair) {
    const auto before = before_spaces(site.text, site.at);
    if (before == std::string::npos || before + 1 == site.at || !is_latin(site.text[before]))
        return std::nullopt;
    const auto& [first, second] = pair;
    if (!first.whole() || !second.whole() || first.small() < 2 || with_unit_after(site, second.end) ||
        near(site.text, site.tables.words(Words::pair), site.at, site.at, 8))
        return std::nullopt;
    const auto part = [](const Number& number) {
        return Part{number.integer.size() > 3 ? Kind::digits : Kind::number, number.integer};
    };
    return TaggedToken{second.end, {part(first), {Kind::text, "、"}, part(second)}, {}};
}

// 12.3/10万: of so many, in statistics of health.
std::optional<TaggedToken> rate(const Site& site, const Pair& pair) {
    const auto& text = site.text;
    Cursor cursor{text, pair.second.end};
    const auto& base = pair.second.integer;
    const bool power = pair.second.whole() && base[0] == '1' && base.find_first_not_of('0', 1) == base.npos;
    if (!power || !cursor.eat(U'万') || cursor.peek() == U'元') return std::nullopt;
    if (!near(text, site.tables.words(Words::rate), site.at, site.at, 12)) return std::nullopt;
    if (cursor.eat(U'人'))
        return TaggedToken{cursor.at(),
                           {{Kind::text, "每"},
                            {Kind::number, base},
                            {Kind::text, "万人"},
                            {Kind::number, pair.first.value()}},
                           {}};
    return TaggedToken{
        cursor.at(), {{Kind::number, base}, {Kind::text, "万分之"}, {Kind::number, pair.first.value()}}, {}};
}

} // namespace

std::optional<TaggedToken> tag_choices(const Site& site) {
    if (!any_behind_digits(site.text, site.at, U"/., ，")) return std::nullopt;
    const auto pair = pair_at(site.text, site.at);
    if (!pair) return std::nullopt;
    if (auto token = rate(site, *pair)) return token;
    if (auto token = models(site, *pair)) return token;
    const bool ordinal = site.text.before(site.at) == U'第';
    const bool grouped = pair->first.grouped || pair->second.grouped;
    if (!ordinal && !grouped && !numbered(site, pair->second.end) && !improbable_fraction(site, *pair))
        return std::nullopt;
    const auto kind = ordinal ? Kind::ordinal : kind_before(site, pair->second.end);
    return TaggedToken{with_spaces(site, pair->second.end),
                       {{kind, pair->first.value()}, {Kind::text, "、"}, {kind, pair->second.value()}},
                       {}};
}

} // namespace langdu
