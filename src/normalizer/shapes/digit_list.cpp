#include "normalizer/shapes/digit_list.h"

#include "normalizer/cursor.h"

namespace langdu::normalizer {

namespace {

constexpr int reach = 6;
constexpr bool is_member(std::size_t digits) { return digits >= 3 && digits <= 6; }

} // namespace

std::size_t digits_at(const FoldedText& text, std::size_t at) {
    std::size_t count = 0;
    while (count < 7 && is_digit(text[at + count])) ++count;
    return count;
}

DigitList digit_list(const Site& site, std::size_t from, std::size_t end) {
    const auto& text = site.text;
    const auto& joints = site.tables.set("digit_joint");
    DigitList list{from, end};
    if (!is_member(end - from)) return list;
    for (int i = 0; i < reach; ++i) {
        const auto joint = joints.before(text, list.from);
        auto begin = list.from - joint;
        std::size_t digits = 0;
        for (; joint && digits < 7 && is_digit(text.before(begin)); ++digits) --begin;
        if (!is_member(digits) || is_latin(text.before(begin))) break;
        list.from = begin;
    }
    for (int i = 0; i < reach; ++i) {
        const auto joint = joints.at(text, list.end);
        const auto digits = joint ? digits_at(text, list.end + joint) : 0;
        if (!is_member(digits) || is_latin(text[list.end + joint + digits])) break;
        list.end += joint + digits;
    }
    return list;
}

} // namespace langdu::normalizer
