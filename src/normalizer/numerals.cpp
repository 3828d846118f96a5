// Chinese counts in 万. Inside a group a gap is one 零: 10050 => 一万零五十; a group that lacks its thousands
// has one before it: 100000100000 => 一千亿零十万. 2 is 两 before 千, 万 and 亿 and 二 before 百 and 十.
#include "normalizer/numerals.h"

#include <array>

namespace langdu::normalizer {

namespace {

constexpr std::array<std::string_view, 10> words{"零", "一", "二", "三", "四", "五", "六", "七", "八", "九"};

std::string_view word(char digit) { return words[static_cast<std::size_t>(digit - '0')]; }

std::string_view without_leading_zeros(std::string_view digits) {
    const auto first = digits.find_first_not_of('0');
    return first == digits.npos ? std::string_view{} : digits.substr(first);
}

struct Style {
    bool liang;     // 两千 rather than 二千
    bool short_ten; // 十二 rather than 一十二
};

// One to four digits without a leading zero.
std::string group_words(std::string_view group, Style style) {
    constexpr std::array<std::string_view, 4> places{"", "十", "百", "千"};
    std::string out;
    bool gap = false;
    for (std::size_t i = 0; i < group.size(); ++i) {
        const char digit = group[i];
        const auto place = group.size() - 1 - i;
        if (digit == '0') {
            gap = true;
            continue;
        }
        if (gap && !out.empty()) out += "零";
        gap = false;
        if (place == 1 && digit == '1' && i == 0 && style.short_ten)
            out += "十";
        else
            out += place == 3 && digit == '2' && style.liang ? std::string_view("两") : word(digit),
                out += places[place];
    }
    return out;
}

std::string words_of(std::string_view digits, Style style) {
    digits = without_leading_zeros(digits);
    const auto high_part = [&](std::size_t low, std::string_view unit) {
        const auto high = digits.substr(0, digits.size() - low);
        auto out = high == "2" && style.liang ? std::string("两") : words_of(high, {style.liang, true});
        out += unit;
        const auto rest = digits.substr(digits.size() - low);
        const auto tail = without_leading_zeros(rest);
        if (tail.empty()) return out;
        if (tail.size() < rest.size()) out += "零";
        return out + words_of(tail, {style.liang, false});
    };
    if (digits.size() > 8) return high_part(8, "亿");
    if (digits.size() > 4) return high_part(4, "万");
    return group_words(digits, style);
}

std::string whole_words(std::string_view digits, bool liang) {
    const auto significant = without_leading_zeros(digits);
    if (significant.empty()) return "零";
    if (significant.size() > 16) return digit_words(digits);
    return words_of(significant, {liang, true});
}

} // namespace

std::string cardinal_words(std::string_view digits, Two two) {
    if (two == Two::liang && without_leading_zeros(digits) == "2") return "两";
    return whole_words(digits, true);
}

std::string ordinal_words(std::string_view digits) { return whole_words(digits, false); }

std::string number_words(std::string_view number, Two two) {
    std::string out;
    if (number.starts_with('-')) {
        out = "负";
        number.remove_prefix(1);
    }
    const auto point = number.find('.');
    if (point == number.npos) return out + cardinal_words(number, two);
    return out + cardinal_words(number.substr(0, point)) + "点" + digit_words(number.substr(point + 1));
}

std::string digit_words(std::string_view digits, std::string_view one) {
    std::string out;
    for (const char c : digits)
        if (c >= '0' && c <= '9') out += c == '1' ? one : word(c);
    return out;
}

} // namespace langdu::normalizer
