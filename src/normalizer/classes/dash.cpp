// A dash or tilde beside a number is 到, a minus, 减 or part of a name. Everything else is punctuation and
// stays.
#include "normalizer/classes/minus.h"
#include "normalizer/number.h"

#include "base/unicode.h"

namespace langdu::normalizer {

namespace {

// What stands on both sides, spaces aside.
struct Sides {
    char32_t sign{};
    char32_t left{};        // 0: the start of the text
    std::size_t left_end{}; // one behind it
    bool spaced_left{};
    std::size_t right_at{};
    char32_t right{};
    bool spaced_right{};
};

Sides sides_of(const FoldedText& text, std::size_t at) {
    Sides out;
    out.sign = text[at];
    const auto left = before_spaces(text, at);
    if (left != std::string::npos) {
        out.left = text[left];
        out.left_end = left + 1;
        out.spaced_left = left + 1 != at;
    }
    Cursor cursor{text, at + 1};
    cursor.spaces();
    out.right_at = cursor.at();
    out.right = cursor.peek();
    out.spaced_right = cursor.at() != at + 1;
    return out;
}

// The word that ends before `end` has letters: i7 in i7-12700K.
bool ends_name(const FoldedText& text, std::size_t end) {
    for (auto at = end;
         end - at < 40 && (is_alnum(text.before(at)) || text.before(at) == U'-' || text.before(at) == U'.');
         --at)
        if (is_latin(text.before(at))) return true;
    return false;
}

// LPR-20BP: letters less a number of basis points.
bool subtracts(const FoldedText& text, std::size_t at) {
    const auto number = number_at(text, at);
    if (!number) return false;
    const Cursor after{text, number->end};
    return Cursor{after}.eat_word(U"BP") || Cursor{after}.eat_word(U"bp") ||
           Cursor{after}.eat_word(U"个基点") || Cursor{after}.eat_word(U"基点");
}

std::optional<TaggedToken> before_number(const Site& site, const Sides& sides) {
    const TaggedToken in_name{site.at + 1, {}, SkipReason::dash_in_a_name};
    const TaggedToken range{sides.right_at, {{Kind::range, {}}}, {}};
    const auto number = number_at(site.text, sides.right_at);
    const bool percent = is_percentage(site, sides.right_at);
    const bool below_zero = sides.sign == U'-' && (is_han(sides.left) || sides.left == U')') &&
                            sides.left != U'度' && is_temperature(site, sides.right_at); // 5日-2~8℃
    if (below_zero) return minus(site, sides.right_at);
    // 近1年涨幅-3.27%: percentages are no other end of what is counted in words.
    if (percent && sides.sign == U'-' && is_han(sides.left) && sides.left != U'成')
        return minus(site, sides.right_at);
    if (sides.left_end && ends_amount(site, sides.left_end)) {
        const bool name = sides.sign == U'-' && is_digit(sides.left) && !sides.spaced_left &&
                          ends_name(site.text, sides.left_end);
        if (name && percent) return minus(site, sides.right_at);                 // M1-4.2%
        return name ? TaggedToken{site.at + 1, {{Kind::text, " "}}, {}} : range; // Qwen2.5-72B
    }
    if (sides.sign == U'~' && !sides.spaced_left && !sides.spaced_right && is_latin(sides.left) &&
        is_latin(site.text.before(site.at, 2))) // HEAD~3
        return TaggedToken{site.at + 1, {{Kind::text, "波浪号"}}, {}};
    if (sides.sign == U'~' && is_digit(sides.right) && !is_alnum(sides.left))
        return sides.left == U'约' ? TaggedToken{sides.right_at, {}, SkipReason::decoration}
                                   : TaggedToken{sides.right_at, {{Kind::text, "约"}}, {}};
    if (sides.sign != U'-') return std::nullopt;
    if (is_latin(sides.left) && !sides.spaced_left && percent) return minus(site, sides.right_at); // PPI-2.5%
    const bool greek = sides.left >= 0x370 && sides.left < 0x400;                                  // ω-3
    if ((is_latin(sides.left) || greek) && !sides.spaced_left)
        return subtracts(site.text, sides.right_at) ? TaggedToken{sides.right_at, {{Kind::text, "减"}}, {}}
                                                    : in_name;
    const bool line_start = !sides.left || sides.left == U'\n';
    if (line_start && sides.spaced_right) return TaggedToken{sides.right_at, {}, SkipReason::list_mark};
    if (sides.left == U')' && !sides.spaced_left) return in_name;
    if (is_han(sides.left) && !asks_for_minus(site, sides.left_end, sides.right_at)) return in_name;
    return minus(site, sides.right_at);
}

// 周一-周五, 10月1日—次日
bool joins_days(const Site& site, const Sides& sides) {
    if (!is_han(sides.right) || !is_han(sides.left) || sides.spaced_left || sides.spaced_right) return false;
    Cursor cursor{site.text, sides.right_at};
    const bool day = cursor.eat(U'周') || cursor.eat_word(U"星期") || cursor.eat_word(U"次日") ||
                     cursor.eat_word(U"翌日") || cursor.eat_word(U"公元") ||
                     (cursor.eat(U'前') && is_digit(cursor.peek())); // 前475年-前221年
    const char32_t before = site.text.before(site.at, 2);
    return day && (before == U'周' || before == U'期' || ends_amount(site, site.at));
}

// 2019年-今, 2021.8—至今
std::optional<TaggedToken> until_now(const Site& site, const Sides& sides) {
    Cursor cursor{site.text, sides.right_at};
    const bool said = cursor.eat_word(U"至今");
    constexpr std::u32string_view other = U"天日年晚后夜晨早"; // 今天
    if (!said && (!cursor.eat(U'今') || (cursor.peek() && other.find(cursor.peek()) != other.npos)))
        return std::nullopt;
    if (!sides.left_end || !ends_amount(site, sides.left_end)) return std::nullopt;
    if (said) return TaggedToken{sides.right_at, {}, SkipReason::dash_before_until_now};
    return TaggedToken{sides.right_at, {{Kind::range, {}}}, {}};
}

// --verbose, -v: an option of a program, behind a space or a Han character. A lone letter for one dash, words
// for two.
std::optional<TaggedToken> option(const FoldedText& text, std::size_t at) {
    const char32_t before = text.before(at);
    if (text[at] != U'-' || is_alnum(before) ||
        (before && std::u32string_view(U"-./)]}=’”'\"").find(before) != std::u32string_view::npos))
        return std::nullopt;
    const std::size_t dashes = text[at + 1] == U'-' ? 2 : 1;
    const auto from = at + dashes;
    auto end = from;
    while (end - from < 32 && (is_alnum(text[end]) || (text[end] == U'-' && is_alnum(text[end + 1])))) ++end;
    const bool small = text[from] >= U'a' && text[from] <= U'z';
    const bool letters = end - from <= 3 && before == U' ' && is_latin(text.before(at, 2)); // rm -rf
    const bool word =
        dashes == 2 ? end - from >= 2 && small
                    : (end - from == 1 && is_latin(text[from]) && (before == U' ' || (before && small))) ||
                          (letters && small);
    if (!word || text[end] == U'-') return std::nullopt;
    return TaggedToken{from, {{Kind::text, dashes == 2 ? "杠杠" : "杠"}}, {}};
}

// 220V~50Hz: the sign of alternating current between a voltage and a frequency.
bool alternates(const Site& site, const Sides& sides) {
    if (sides.sign != U'~' || sides.left != U'V') return false;
    auto at = sides.right_at;
    constexpr std::u32string_view listed = U"./-~ ";
    while (at - sides.right_at < 12 &&
           (is_digit(site.text[at]) || (site.text[at] && listed.find(site.text[at]) != listed.npos)))
        ++at;
    return at > sides.right_at && (site.text[at] | 0x20) == U'h' && (site.text[at + 1] | 0x20) == U'z';
}

} // namespace

std::optional<TaggedToken> tag_dash(const Site& site) {
    const auto& text = site.text;
    if (!is_range_sign(text[site.at])) return std::nullopt;
    const auto sides = sides_of(text, site.at);
    if (auto token = option(text, site.at)) return token;
    if (alternates(site, sides)) return TaggedToken{sides.right_at, {{Kind::text, "、"}}, {}};
    if (text.before(site.at) == sides.sign || text[site.at + 1] == sides.sign) { // —— and ~~~
        if (sides.sign != U'~') return std::nullopt;
        auto end = site.at;
        while (text[end] == U'~') ++end;
        return TaggedToken{end, {}, SkipReason::decoration};
    }
    const bool signed_number = (sides.right == U'-' || sides.right == U'+' || sides.right == U'±') &&
                               is_digit(text[sides.right_at + 1]);
    const bool money = site.tables.currencies.at(text, sides.right_at) && !is_latin(sides.right);
    if (is_digit(sides.right) || signed_number || money) return before_number(site, sides);
    if (Cursor{text, sides.right_at}.eat_word(U"百分之") && !is_han(sides.left))
        return TaggedToken{sides.right_at, {{Kind::text, "负"}}, {}};
    if (auto token = until_now(site, sides)) return token;
    if (joins_days(site, sides)) return TaggedToken{sides.right_at, {{Kind::range, {}}}, {}};
    if (sides.sign == U'~') return TaggedToken{site.at + 1, {}, SkipReason::decoration};
    return std::nullopt;
}

} // namespace langdu::normalizer
