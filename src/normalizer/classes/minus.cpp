#include "normalizer/classes/minus.h"

#include "normalizer/number.h"

namespace langdu::normalizer {

namespace {

// The number behind the minus with the other end of its range: 2~8, 12~-3, 3到6, 2/6.
struct Reach {
    Number first;
    std::optional<SignedNumber> second;
    std::string joint; // 到, / or a range sign as "-"
    std::size_t end{};
};

std::string joint_at(Cursor& cursor) {
    Cursor next = cursor;
    next.spaces();
    std::string out;
    if (next.eat_any(U"-~—") && (!is_range_sign(next.peek()) || is_digit(next.peek(1)))) out = "-"; // -12~-3
    if (next.eat(U'到')) out = "到";
    if (next.eat(U'至')) out = "至";
    if (next.eat(U'/')) out = "/";
    if (out.empty()) return out;
    next.spaces();
    cursor = next;
    return out;
}

std::optional<Reach> reach_at(const FoldedText& text, std::size_t at) {
    const auto first = number_at(text, at);
    if (!first) return std::nullopt;
    Reach out{*first, {}, {}, first->end};
    Cursor cursor{text, first->end};
    out.joint = joint_at(cursor);
    if (out.joint.empty()) return out;
    out.second = signed_number_at(text, cursor.at());
    if (out.second) out.end = out.second->number.end;
    return out;
}

// ℃, °F, 摄氏度, and 度 where the weather is told.
struct Degrees {
    bool found{};
    WrittenUnit unit; // absent when the words stay as they stand
    std::size_t end{};
};

Degrees degrees_at(const Site& site, std::size_t from, std::size_t at) {
    Cursor cursor{site.text, at};
    cursor.spaces();
    const auto unit = unit_at(site, cursor.at());
    const bool sign =
        unit && (unit.key.find("℃") == 0 || unit.key.find("°C") == 0 || unit.key == "℉" || unit.key == "°F");
    if (sign) return {true, unit, cursor.at() + unit.length};
    const bool words =
        Cursor{cursor}.eat_word(U"摄氏度") || Cursor{cursor}.eat_word(U"华氏度") ||
        (cursor.peek() == U'度' && near(site.text, site.tables.words(Words::weather), from, at, 8));
    return {words, {}, cursor.at()};
}

} // namespace

bool is_temperature(const Site& site, std::size_t at) {
    const auto reach = reach_at(site.text, at);
    return reach && degrees_at(site, at, reach->end).found;
}

bool is_percentage(const Site& site, std::size_t at) {
    const auto reach = reach_at(site.text, at);
    return reach && (site.text[reach->first.end] == U'%' || (reach->second && site.text[reach->end] == U'%'));
}

bool asks_for_minus(const Site& site, std::size_t left_end, std::size_t at) {
    const auto reach = reach_at(site.text, at);
    if (!reach || is_temperature(site, at)) return true; // -$5
    const bool range = reach->second && reach->joint != "/";
    const auto end = range ? reach->end : reach->first.end;
    const auto written = unit_at(site, end);
    const bool variant = written.length == 1 && site.text[end] >= U'A' && site.text[end] <= U'Z'; // 歼-15T
    const bool unit = (written && !variant) || site.text[end] == U'%';
    const bool touching = left_end + 1 == at;
    if (touching && site.tables.words(Words::designation).before(site.text, left_end) &&
        reach->first.whole() && !unit)
        return false;
    if (site.tables.words(Words::minus_before).before(site.text, left_end)) return true;
    Cursor after{site.text, end};
    after.spaces();
    if (site.tables.words(Words::never_negative).at(site.text, after.at())) return false;
    if (!reach->first.whole() || with_unit_after(site, end)) return true;
    return range && (reach->second->negative || site.text[reach->first.end] != U'-'); // 坐标-5~5
}

TaggedToken minus(const Site& site, std::size_t at) {
    TaggedToken plain{at, {{Kind::text, "负"}}, {}};
    const auto reach = reach_at(site.text, at);
    if (!reach) return plain;
    const auto degrees = degrees_at(site, at, reach->end);
    if (!degrees.found) return plain;
    TaggedToken token{degrees.end, {{Kind::temperature, with_sign(true, reach->first.value())}}, {}};
    if (const auto& second = reach->second) {
        const bool words = reach->joint == "到" || reach->joint == "至";
        token.parts = {{Kind::text, site.options.below_zero},
                       {Kind::number, reach->first.value()},
                       words ? Part{Kind::text, reach->joint} : Part{Kind::range, {}},
                       {second->negative ? Kind::temperature : Kind::number, second->value()}};
    }
    if (degrees.unit) token.parts.push_back({Kind::unit, degrees.unit.key});
    return token;
}

} // namespace langdu::normalizer
