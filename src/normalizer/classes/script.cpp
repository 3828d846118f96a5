#include "normalizer/number.h"

#include "base/unicode.h"

namespace langdu::normalizer {

namespace {

char raised(char32_t c) {
    switch (c) {
    case U'⁰':
        return '0';
    case U'¹':
        return '1';
    case U'²':
        return '2';
    case U'³':
        return '3';
    case U'⁻':
        return '-';
    case U'⁺':
        return '+';
    case U'ⁿ':
        return 'n';
    default:
        return c >= 0x2074 && c <= 0x2079 ? static_cast<char>('4' + (c - 0x2074)) : '\0';
    }
}

bool is_exponent(std::string_view raised) {
    if (raised.starts_with('-')) raised.remove_prefix(1);
    return raised == "n" || (!raised.empty() && raised.find_first_not_of("0123456789") == raised.npos);
}

std::vector<Part> power(const std::string& exponent, bool of_ten) {
    if (of_ten) return {{Kind::text, "的"}, {Kind::number, exponent}, {Kind::text, "次方"}};
    if (exponent == "2") return {{Kind::text, "的平方"}};
    if (exponent == "3") return {{Kind::text, "的立方"}};
    if (exponent == "n") return {{Kind::text, "的n次方"}};
    return {{Kind::text, "的"}, {Kind::number, exponent}, {Kind::text, "次方"}};
}

// Fe³⁺ 三加, Cl⁻ 减
TaggedToken charge(const std::string& raised, std::size_t end) {
    const auto digits = raised.substr(0, raised.size() - 1);
    const bool plain = digits.find_first_not_of("0123456789") == digits.npos;
    if (!plain || (raised.back() != '+' && raised.back() != '-')) return {end, {}, SkipReason::raised_sign};
    TaggedToken token{end, {}, {}};
    if (!digits.empty()) token.parts.push_back({Kind::number, digits});
    token.parts.push_back({Kind::text, raised.back() == '+' ? "加" : "减"});
    return token;
}

// 10²⁴kg, 3×10⁸m/s
TaggedToken with_unit(const Site& site, TaggedToken token) {
    Cursor cursor{site.text, token.end};
    cursor.spaces();
    const auto unit = is_digit(site.text.before(site.at)) ? unit_at(site, cursor.at()) : WrittenUnit{};
    if (!unit || !is_latin(cursor.peek())) return token;
    if (cursor.at() != token.end && unit.length == 1 && is_han(cursor.peek(1))) return token;
    token.parts.push_back({Kind::unit, unit.key});
    token.end = cursor.at() + unit.length;
    return token;
}

// 3.6×10³
bool is_power_of_ten(const FoldedText& text, std::size_t at) {
    return text.before(at) == U'0' && text.before(at, 2) == U'1' && text.before(at, 3) == U'×';
}

} // namespace

// 10⁸, x², 10^5, CO₂, x₁; a raised number behind a Han character is a note mark.
std::optional<TaggedToken> tag_script(const Site& site) {
    const auto& text = site.text;
    const char32_t left = text.before(site.at);
    std::string digits;
    auto end = site.at;
    if (text[end] == U'^') {
        Cursor cursor{text, end + 1};
        const bool braces = cursor.eat(U'{') || cursor.eat(U'(');
        const bool negative = cursor.eat(U'-');
        auto number = cursor.digits(1, 6);
        if (number.empty() && cursor.peek() == U'n' && !is_latin(cursor.peek(1)))
            cursor.skip(1), number.push_back('n');
        else if (number.empty() && is_latin(cursor.peek()) && !is_alnum(cursor.peek(1)) && !braces &&
                 is_alnum(left) && !is_latin(text.before(site.at, 2))) { // e^x
            const std::string name{text.bytes_of(cursor.at(), cursor.at() + 1)};
            return TaggedToken{cursor.at() + 1,
                               {{Kind::text, negative ? "的负" + name + "次方" : "的" + name + "次方"}},
                               {}};
        } else if (number.empty())
            return std::nullopt;
        if (braces && !cursor.eat_any(U"})")) return std::nullopt;
        if (!is_alnum(left) && left != U')' && left != U']') return std::nullopt;
        return with_unit(
            site, {cursor.at(), power(with_sign(negative, number), is_power_of_ten(text, site.at)), {}});
    }
    while (end - site.at < 8 && raised(text[end])) digits += raised(text[end++]);
    if (!digits.empty()) {
        const bool below = left >= 0x2080 && left <= 0x2089; // SO₄²⁻
        if (is_alnum(left) || left == U')' || left == U']' || (below && !is_exponent(digits))) {
            if (!is_exponent(digits)) return charge(digits, end);
            return with_unit(site, {end, power(digits, is_power_of_ten(text, site.at)), {}});
        }
        constexpr std::u32string_view behind = U"(=×÷/";
        const bool squared = (digits == "2" || digits == "3") && is_han(left) && text[end] &&
                             behind.find(text[end]) != behind.npos;
        if (squared) return TaggedToken{end, power(digits, false), {}}; // 体重/身高²(m²)
        return TaggedToken{end, {}, SkipReason::note_mark};
    }
    const auto lowered = [&](std::size_t at) { return text[at] >= 0x2080 && text[at] <= 0x2089; };
    while (end - site.at < 8 &&
           (lowered(end) || (text[end] == U'.' && !digits.empty() && lowered(end + 1)))) {
        digits += lowered(end) ? static_cast<char>('0' + (text[end] - 0x2080)) : '.'; // PM₂.₅
        ++end;
    }
    if (digits.empty()) return std::nullopt;
    if (digits.find('.') != digits.npos) return TaggedToken{end, {{Kind::number, digits}}, {}};
    return TaggedToken{end, {{digits.size() > 2 ? Kind::digits : Kind::number, digits}}, {}};
}

} // namespace langdu::normalizer
