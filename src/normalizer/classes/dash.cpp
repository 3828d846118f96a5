// A dash or tilde beside a number is 到, a minus, 减 or part of a name. Everything else is punctuation and
// stays.
#include "normalizer/number.h"

#include "base/unicode.h"

namespace langdu {

namespace {

TaggedToken silent(std::size_t end, const char* reason) { return {end, {}, reason}; }

// Does something end before `at` that a range may begin with: 5亿, 10日, 9:30, 15%, -8℃?
bool ends_amount(const Site& site, std::size_t at) {
    const auto& text = site.text;
    const char32_t last = text.before(at);
    if (is_digit(last) || last == U'%' || last == U'‰' || last == U'℃' || last == U'°' || last == U'\'' ||
        last == U'′' || last == U'″' || last == U'"')
        return true;
    auto from = at;
    if (is_latin(last)) { // 5kg
        while (from > 0 && at - from < 6 && is_latin(text[from - 1])) --from;
        return is_digit(text.before(from));
    }
    // 3日, 5亿元, 100元/吨: Han units with a digit close before them
    while (from > 0 && at - from < 5 && (is_han_at(text, from - 1) || text[from - 1] == U'/')) --from;
    if (text.before(from) == U' ') --from;
    if (!is_digit(text.before(from))) return false;
    constexpr std::u32string_view dated = U"年月日号时点分秒初旬底期";
    return dated.find(last) != dated.npos || magnitude_at(text, at - 1) ||
           site.tables.classifiers.before(text, at);
}

// What a minus can stand before: a number, its unit says whether it is a temperature.
std::optional<TaggedToken> minus(const Site& site, std::size_t number_at_position) {
    const auto number = number_at(site.text, number_at_position);
    if (!number) return TaggedToken{number_at_position, {{Kind::text, "负"}}, {}};
    Cursor cursor{site.text, number->end};
    std::optional<Number> second;
    if (cursor.range_sign()) second = number_at(site.text, cursor.at());
    if (!second)
        cursor = Cursor{site.text, number->end};
    else
        cursor = Cursor{site.text, second->end};
    cursor.spaces();
    const auto unit = unit_at(site, cursor.at());
    const bool degrees = unit && (unit.key == "℃" || unit.key == "°C" || unit.key == "℉" ||
                                  unit.key == "°F" || unit.key == "°c");
    const bool written_out = site.text[cursor.at()] == U'摄' || site.text[cursor.at()] == U'华';
    if (!degrees && !written_out) return TaggedToken{number_at_position, {{Kind::text, "负"}}, {}};
    TaggedToken token{cursor.at() + unit.length, {{Kind::temperature, with_sign(true, number->value())}}, {}};
    if (second) token.parts.insert(token.parts.end(), {{Kind::range, {}}, {Kind::number, second->value()}});
    if (unit) token.parts.push_back({Kind::unit, unit.key});
    return token;
}

// The bare number behind a dash that follows Han characters: a minus only when something says so.
bool minus_after_han(const Site& site, const Number& number) {
    if (site.tables.words(Words::minus_before).before(site.text, before_spaces(site.text, site.at) + 1))
        return true;
    return !number.whole() || with_unit_after(site, number.end);
}

} // namespace

std::optional<TaggedToken> tag_dash(const Site& site) {
    const auto& text = site.text;
    const char32_t sign = text[site.at];
    if (!is_range_sign(sign)) return std::nullopt;
    if (is_range_sign(text.before(site.at)) && text.before(site.at) == sign) return std::nullopt; // ——
    Cursor cursor{text, site.at + 1};
    if (cursor.peek() == sign) return std::nullopt;
    cursor.spaces();
    const char32_t right = cursor.peek();
    const bool number_right = is_digit(right);
    const bool money_right = site.tables.currencies.at(text, cursor.at()) && !is_latin(right);
    const bool signed_right = (right == U'-' || right == U'+' || right == U'±') && is_digit(cursor.peek(1));
    const auto left = before_spaces(text, site.at);
    const char32_t left_char = left == std::string::npos ? U'\0' : text[left];
    const bool spaced_left = left != std::string::npos && left + 1 != site.at;
    const bool touching_right = cursor.at() == site.at + 1;

    if (number_right || money_right || signed_right) {
        if (left != std::string::npos && ends_amount(site, left + 1)) {
            // a list after a heading number keeps its dash: 3.1 - 5 is still a range
            auto from = left + 1;
            while (from > 0 && left - from < 40 && (is_alnum(text[from - 1]) || text[from - 1] == U'-'))
                --from;
            bool letters = false;
            if (sign == U'-' && is_digit(left_char))
                for (auto i = from; i <= left; ++i) letters = letters || is_latin(text[i]);
            if (letters) return silent(site.at + 1, "dash in a name");
            return TaggedToken{cursor.at(), {{Kind::range, {}}}, {}};
        }
        if (sign == U'-' && is_latin(left_char) && !spaced_left) {
            if (const auto number = number_at(text, cursor.at())) {
                Cursor after{text, number->end};
                if (after.eat_word(U"BP") || after.eat_word(U"bp") || after.peek() == U'%' ||
                    after.eat_word(U"个基点") || after.eat_word(U"基点"))
                    return TaggedToken{cursor.at(), {{Kind::text, "减"}}, {}};
            }
            const bool quarters = (text.before(left + 1) && false);
            (void)quarters;
            return silent(site.at + 1, "dash in a name");
        }
        if (sign == U'~') {
            if (number_right && !is_alnum(left_char)) return TaggedToken{cursor.at(), {{Kind::text, "约"}}, {}};
            return std::nullopt;
        }
        if (sign != U'-') return std::nullopt;
        const bool line_start = left == std::string::npos || left_char == U'\n';
        if (line_start && !touching_right) return silent(cursor.at(), "list mark");
        if (!is_han(left_char)) {
            if (is_alnum(left_char) && spaced_left && touching_right && is_latin(left_char))
                return minus(site, cursor.at());
            if (left_char == U')' && !spaced_left) return silent(site.at + 1, "dash in a name");
            return minus(site, cursor.at());
        }
        if (signed_right) return std::nullopt;
        if (site.tables.words(Words::designation).before(text, left + 1) && !spaced_left) {
            const auto number = number_at(text, cursor.at());
            if (number && number->whole() && !(text[number->end] == U'%') && !unit_at(site, number->end))
                return silent(site.at + 1, "dash in a name");
        }
        if (money_right) return minus(site, cursor.at());
        const auto number = number_at(text, cursor.at());
        if (!number) return std::nullopt;
        if (minus_after_han(site, *number)) return minus(site, cursor.at());
        return silent(site.at + 1, "dash in a name");
    }
    if (right == U'百' && Cursor{text, cursor.at()}.eat_word(U"百分之") && !is_han(left_char))
        return TaggedToken{cursor.at(), {{Kind::text, "负"}}, {}};
    // 周一-周五, 10月1日—次日
    if (is_han(right) && is_han(left_char) && !spaced_left && touching_right) {
        Cursor next = cursor;
        const bool day = next.eat(U'周') || next.eat_word(U"星期") || next.eat_word(U"次日") ||
                         next.eat_word(U"翌日") || next.eat_word(U"今") || next.eat_word(U"至今");
        const auto before = text.before(site.at, 2);
        if (day && (before == U'周' || before == U'期' || ends_amount(site, site.at)))
            return TaggedToken{cursor.at(), {{Kind::range, {}}}, {}};
    }
    if (sign == U'~') {
        auto end = site.at;
        while (text[end] == U'~') ++end;
        return silent(end, "decoration");
    }
    return std::nullopt;
}

} // namespace langdu
