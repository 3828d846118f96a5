#include "normalizer/number.h"

#include "base/unicode.h"

namespace langdu::normalizer {

namespace {

struct Sides {
    std::size_t left_end{}; // one behind what stands on the left, spaces aside; 0: nothing
    char32_t left{};
    std::size_t right_at{};
    char32_t right{};
};

Sides sides_of(const FoldedText& text, std::size_t at) {
    const auto left = before_spaces(text, at);
    Cursor cursor{text, at + 1};
    cursor.spaces();
    return {left == std::string::npos ? 0 : left + 1, left == std::string::npos ? U'\0' : text[left],
            cursor.at(), cursor.peek()};
}

// Does a number, 万 and spaces aside, end before `end`?
bool number_before(const FoldedText& text, std::size_t end) {
    if (text.before(end) == U' ') --end;
    for (int i = 0; i < 2 && magnitude_at(text, end - 1); ++i) --end;
    return is_digit(text.before(end));
}

enum class Left { other, money, unit };

// 元/㎡ before /月
bool ends_price(const Site& site, std::size_t end) {
    for (std::size_t back = 2; back <= 5 && back <= end; ++back)
        if (site.text.before(end, back) == U'/')
            return site.text.before(end, back + 1) == U'元' &&
                   unit_at(site, end - back + 1).length >= back - 1;
    return false;
}

// 420元 and 元 alone are money; 5kg, 3.2万t, 30GB, 3k, 5'30", 10⁹ and 80次 are amounts.
Left left_of(const Site& site, const Sides& sides) {
    const auto& text = site.text;
    const auto end = sides.left_end;
    if (end == 0) return Left::other;
    if (sides.left == U'元') return Left::money;
    constexpr std::u32string_view marks = U"℃%′'″\"³²";
    if (marks.find(sides.left) != marks.npos && is_digit(text.before(end, 2))) return Left::unit;
    if (sides.left == U'%' || sides.left == U'‰' || sides.left == U'℃' ||
        (sides.left >= 0x2074 && sides.left <= 0x2079))
        return Left::unit;
    if (site.tables.classifiers.before(text, end)) {
        for (std::size_t back = 1; back <= 8; ++back)
            if (is_digit(text.before(end, back))) return Left::unit;
        return Left::other;
    }
    if (ends_price(site, end)) return Left::unit;
    constexpr std::u32string_view inside = U"μ²³·/";
    auto from = end;
    while (end - from < 12 && text.before(from) &&
           (is_latin(text.before(from)) || inside.find(text.before(from)) != inside.npos))
        --from;
    if (from == end || !number_before(text, from)) return Left::other;
    const auto unit = unit_at(site, from).length >= end - from; // mg of mg/kg·d
    const bool letters = site.tables.words(Words::letter_unit).before(text, end) == end - from;
    const bool thousands =
        end - from == 1 && (sides.left == U'k' || sides.left == U'K' || sides.left == U'w');
    return unit || letters || thousands ? Left::unit : Left::other;
}

// 0.5h, 2件, 30GB behind a price: an amount that is no money again and no model (8GB+256GB).
bool priced_amount(const Site& site, std::size_t at) {
    const auto number = number_at(site.text, at);
    if (!number) return false;
    Cursor cursor{site.text, number->end};
    cursor.spaces();
    if (magnitude_at(site.text, cursor.at()) || site.tables.words(Words::money).at(site.text, cursor.at()))
        return false;
    const auto letters = site.tables.words(Words::letter_unit).at(site.text, cursor.at());
    const auto latin = std::max(letters, unit_at(site, cursor.at()).length);
    if (latin) return site.text[cursor.at() + latin] != U'+' && !is_alnum(site.text[cursor.at() + latin]);
    return site.tables.classifiers.at(site.text, cursor.at()).length != 0;
}

// Behind an amount the slash is 每, when what stands right of it can be counted or measured.
std::optional<TaggedToken> per(const Site& site, const Sides& sides) {
    const auto& text = site.text;
    const auto left = left_of(site, sides);
    const TaggedToken each{sides.right_at, {{Kind::text, "每"}}, {}};
    const auto with_unit = [&](const WrittenUnit& unit) {
        return TaggedToken{sides.right_at + unit.length, {{Kind::text, "每"}, {Kind::unit, unit.key}}, {}};
    };
    const auto unit = unit_at(site, sides.right_at);
    if (is_digit(sides.left)) { // 200/μL
        const auto volume = unit ? site.tables.units.at(text, sides.right_at) : WordTable::Hit{};
        const bool cells = volume && (volume.value->ends_with("升") || volume.value->starts_with("立方"));
        return cells ? std::optional(with_unit(unit)) : std::nullopt;
    }
    if (left == Left::other) return std::nullopt;
    if (unit) return with_unit(unit);
    if (is_digit(sides.right)) {
        const bool measured = site.tables.words(Words::per_amount).at(text, sides.right_at) ||
                              (left == Left::money && priced_amount(site, sides.right_at));
        return measured ? std::optional(each) : std::nullopt;
    }
    const auto classifier = site.tables.classifiers.at(text, sides.right_at);
    auto run = sides.right_at;
    while (run - sides.right_at < 8 && is_han_at(text, run)) ++run;
    const bool priced_below = site.tables.words(Words::per).at(text, sides.right_at) != 0;
    const bool counted = (classifier && !is_digit(text[run])) || priced_below; // no 女200米, 下火150℃
    const auto currency = site.tables.words(Words::money).before(text, sides.left_end);
    const bool priced = left == Left::money && is_latin(sides.right) && currency &&
                        number_before(text, sides.left_end - currency);
    return counted || priced ? std::optional(each) : std::nullopt;
}

// 50L/人·天, 10mg/kg·d: the dot behind one unit stands for a second slash.
std::optional<TaggedToken> per_again(const Site& site) {
    const auto& text = site.text;
    std::size_t slash = 1;
    while (slash <= 4 && text.before(site.at, slash) && text.before(site.at, slash) != U'/') ++slash;
    if (text.before(site.at, slash) != U'/' || slash == 1) return std::nullopt;
    const auto from = site.at - slash + 1;
    const bool unit_before = site.tables.words(Words::per).at(text, from) == slash - 1 ||
                             site.tables.units.at(text, from).length == slash - 1;
    if (!unit_before || left_of(site, sides_of(text, site.at - slash)) == Left::other) return std::nullopt;
    if (const auto unit = unit_at(site, site.at + 1))
        return TaggedToken{site.at + 1 + unit.length, {{Kind::text, "每"}, {Kind::unit, unit.key}}, {}};
    if (site.tables.words(Words::per).at(text, site.at + 1))
        return TaggedToken{site.at + 1, {{Kind::text, "每"}}, {}};
    return std::nullopt;
}

// 美元/日元: one currency for another, where no amount stands before.
bool exchanges(const Site& site, const Sides& sides) {
    const auto& money = site.tables.words(Words::currency);
    const auto left = money.before(site.text, sides.left_end);
    return left && money.at(site.text, sides.right_at) && !number_before(site.text, sides.left_end - left);
}

} // namespace

// 元/吨, 次/分, 5kg/袋, 元/kg: per. Between words a small pause, in Latin text a space; alone it is named.
std::optional<TaggedToken> tag_slash(const Site& site) {
    if (site.text[site.at] == U'·') return per_again(site);
    if (site.text[site.at] != U'/') return std::nullopt;
    const auto sides = sides_of(site.text, site.at);
    if (exchanges(site, sides)) return TaggedToken{site.at + 1, {{Kind::text, "兑"}}, {}};
    if (sides.left == U'/' || sides.right == U'/') return TaggedToken{site.at + 1, {}, SkipReason::mark_up};
    if (auto token = per(site, sides)) return token;
    const auto is_word = [](char32_t c) { return is_alnum(c) || is_han(c) || c == U'%' || c == U'℃'; };
    if (!is_word(sides.left) && !is_word(sides.right))
        return TaggedToken{site.at + 1, {{Kind::text, "斜杠"}}, {}};
    const bool numbers = is_digit(sides.left) && is_digit(sides.right); // 血压120/80
    const bool latin = !numbers && is_alnum(sides.left) && is_alnum(sides.right);
    return TaggedToken{site.at + 1, {{Kind::text, latin ? " " : "、"}}, {}};
}

} // namespace langdu::normalizer
