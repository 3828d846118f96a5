// Two numbers with a slash: 1/3, 120/80, 第2/3页, 12.3/10万, 2010/11年, 225/45 R17, 6/8拍. What it is,
// evidence.tsv weighs; a fraction where nothing speaks for anything else.
#include "base/one_of.h"
#include "normalizer/decide.h"
#include "normalizer/number.h"
#include "normalizer/shapes/facts.h"
#include "normalizer/shapes/two_years.h"

#include <numeric>

namespace langdu::normalizer {

namespace {

struct Over {
    Shape shape;
    Number first, second;
};

std::optional<Over> read_numbers(const Site& site) {
    const auto& text = site.text;
    const char32_t figures = behind_figures(text, site.at), before = text.before(site.at);
    if ((figures != U'/' && figures != U' ') || is_alnum(before) || is_one_of(before, U"/."))
        return std::nullopt;
    if (before == U'-' && is_latin(text.before(site.at, 2))) return std::nullopt; // ES-10/21
    const auto first = number_at(text, site.at);
    if (!first || first->leading_zero()) return std::nullopt;
    Cursor cursor{text, first->end};
    const bool spaced = cursor.eat(U' ');
    if (!cursor.eat(U'/') || cursor.eat(U' ') != spaced) return std::nullopt;
    const auto second = number_at(text, cursor.at());
    if (!second || second->integer[0] == '0') return std::nullopt;
    if (text[second->end] == U'/' && is_digit(text[second->end + 1])) return std::nullopt; // 12/2/2
    return Over{{site.at, second->end, 0}, *first, *second};
}

// Windows 10/11, RTX 4070/4080: behind a name in Latin letters and a space.
bool behind_name(const Site& site) {
    const auto before = before_spaces(site.text, site.at);
    return before != std::string::npos && before + 1 != site.at && is_latin(site.text[before]);
}

// 225/45 R17: the sizes of a tyre.
bool sizes_tyre(const Site& site, const Over& over) {
    Cursor cursor{site.text, over.second.end};
    cursor.spaces();
    return over.first.integer.size() == 3 && over.second.integer.size() == 2 && cursor.eat(U'R') &&
           !cursor.digits(2, 2).empty();
}

bool is_power_of_ten(const Number& number) {
    return number.whole() && number.integer[0] == '1' &&
           number.integer.find_first_not_of('0', 1) == std::string::npos;
}

Facts facts_of(const Site& site, const Over& over, bool spaced) {
    const auto& text = site.text;
    const auto& [shape, first, second] = over;
    const int top = first.small(), bottom = second.small();
    const bool two_up = top >= 2 && bottom >= 2, proper = top > 0 && bottom > top;
    const char32_t after = text[second.end];
    const auto unit = unit_at(site, second.end);
    const bool counted = with_unit_after(site, second.end) && after != U'+';
    const bool letters = is_alnum(after), whole = first.whole() && second.whole();
    const bool long_figures = first.integer.size() > 4 || second.integer.size() > 4;
    const auto points = site.tables.set("points_unit").at(text, second.end);
    const bool test = points && classifier_at(site, second.end).length == points; // no 分钟
    const bool odd = two_up && (std::gcd(top, bottom) > 1 || top > bottom || bottom >= 20);
    const bool part = proper && std::gcd(top, bottom) == 1 && (bottom <= 16 || top == 1);
    const auto years = two_years(first.integer, second.integer);
    constexpr auto f = [](bool holds, Facts bit) { return when(holds, bit); };
    return f(spaced, fact<over_facts>("spaced")) |
           f(first.grouped || second.grouped, fact<over_facts>("grouped")) |
           f(odd && counted && !test, fact<over_facts>("odd_of_unit")) |
           f(two_up && bottom == top + 1, fact<over_facts>("next")) |
           f(behind_name(site) && whole && top >= 2 && !counted && !letters, fact<over_facts>("named")) |
           f(is_one_of(text.before(shape.from), U"≤≥<>≦≧") && top >= 10 && bottom >= 10,
             fact<over_facts>("threshold")) |
           f(letters && !(unit && part), fact<over_facts>("letters")) |
           f(unit && !is_latin(after) && !part && second.whole(), fact<over_facts>("sign_unit")) |
           f(long_figures || (!second.whole() && top != 1), fact<over_facts>("long")) |
           f(is_power_of_ten(second) && magnitude_at(text, second.end), fact<over_facts>("of_power")) |
           f(sizes_tyre(site, over), fact<over_facts>("tyre")) |
           f(is_one_of(after, U"%‰"), fact<over_facts>("percent")) |
           f(is_one_of(after, U"-"), fact<over_facts>("dash_behind")) |
           f(!proper && top > 0 && top < 20 && bottom < 20, fact<over_facts>("improper")) |
           f(years.rising && whole, fact<over_facts>("years")) |
           f(years.rising && whole && (years.next || years.full), fact<over_facts>("season_years")) |
           f(years.next && years.full && whole, fact<over_facts>("next_years"));
}

std::optional<Over> read(const Site& site) {
    auto over = read_numbers(site);
    if (over) over->shape.facts = facts_of(site, *over, site.text[over->first.end] == U' ');
    return over;
}

// 1/250s, 1/4W: the unit is a part of the token where it is written in letters.
std::optional<TaggedToken> say_fraction(const Site& site, const Over& over, const Meaning&) {
    TaggedToken token{
        over.second.end, {{Kind::fraction, over.first.value() + "/" + over.second.value()}}, {}};
    if (const auto unit = unit_at(site, token.end); unit && is_latin(site.text[token.end])) {
        token.parts.push_back({Kind::unit, unit.key});
        token.end += unit.length;
    }
    return token;
}

std::optional<TaggedToken> say_list(const Site& site, const Over& over, const Meaning& meaning) {
    const auto end = over.second.end;
    const bool ordinal = site.tables.set("ordinal").before(site.text, site.at) != 0;
    const auto kind = ordinal ? Kind::ordinal : kind_before(site, end);
    const auto part = [&](const Number& number) {
        const bool code = behind_name(site) && number.whole() && number.integer.size() > 3;
        return Part{code ? Kind::digits : kind, number.value()};
    };
    return TaggedToken{
        with_spaces(site, end), {part(over.first), {Kind::text, meaning.words[0]}, part(over.second)}, {}};
}

// 12.3/10万人: of so many.
std::optional<TaggedToken> say_rate(const Site& site, const Over& over, const Meaning& meaning) {
    const auto& words = meaning.words;
    const auto& text = site.text;
    const auto end = over.second.end + magnitude_at(text, over.second.end);
    const Part base{Kind::number, over.second.integer}, value{Kind::number, over.first.value()};
    if (const auto people = site.tables.set("people").at(text, end))
        return TaggedToken{end + people, {{Kind::text, words[0]}, base, {Kind::text, words[1]}, value}, {}};
    return TaggedToken{end, {base, {Kind::text, words[2]}, value}, {}};
}

std::optional<TaggedToken> say_years(const Site& site, const Over& over, const Meaning&) {
    Cursor cursor{site.text, over.second.end};
    cursor.spaces();
    const bool word = site.tables.set("year_unit").at(site.text, cursor.at()) ||
                      site.tables.words(Words::season).at(site.text, cursor.at());
    return TaggedToken{
        word ? cursor.at() : over.second.end,
        {{Kind::year, over.first.integer}, {Kind::range, {}}, {Kind::year, over.second.integer}},
        {}};
}

std::optional<TaggedToken> say_tyre(const Site&, const Over& over, const Meaning& meaning) {
    return two_numbers(over.second.end, Kind::digits, over.first.value(), over.second.value(), meaning);
}
std::optional<TaggedToken> say_numbers(const Site&, const Over& over, const Meaning& meaning) {
    return two_numbers(over.second.end, Kind::number, over.first.value(), over.second.value(), meaning);
}

constexpr Saying<Over> sayings[] = {{"fraction", say_fraction}, {"apart", nullptr},   {"list", say_list},
                                    {"rate", say_rate},         {"years", say_years}, {"tyre", say_tyre},
                                    {"", say_numbers}};

} // namespace

std::optional<TaggedToken> tag_over(const Site& site) {
    const auto form = read(site);
    return form ? decide<Over>(ShapeName::over, site, *form, sayings) : std::nullopt;
}

} // namespace langdu::normalizer
