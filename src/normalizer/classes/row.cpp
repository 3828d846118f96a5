#include "normalizer/number.h"

namespace langdu::normalizer {

namespace {

constexpr std::size_t fewest = 17, most = 64; // the rest of a longer row is another one

bool is_padded(const std::string& digits) {
    return digits.size() > 1 && digits[0] == '0' && digits[1] != '.';
}

// What is said for the sign between the numbers of a row.
std::string_view said(char32_t sign) {
    switch (sign) {
    case U'.':
        return "点";
    case U',':
        return ",";
    case U' ':
        return " ";
    default:
        return "、";
    }
}

} // namespace

// 1 2 3 4 ... 20, 0/1/0/...: so many numbers with one sign between them are no range, no date and no address.
// With commas three are enough where they cannot be one number in groups: 5,8,13,21,34.
std::optional<TaggedToken> tag_row(const Site& site) {
    const char32_t sign = behind_digits(site.text, site.at);
    constexpr std::u32string_view signs = U"-/., ";
    if (signs.find(sign) == signs.npos || is_alnum(site.text.before(site.at))) return std::nullopt;
    Cursor cursor{site.text, site.at};
    TaggedToken token;
    std::size_t count = 0;
    bool groups = true;
    for (; count < most; ++count) {
        auto digits = cursor.digits(1, longest_number);
        groups = groups && (count == 0 ? digits.size() <= 3 : digits.size() == 3);
        if (sign != U'.' && cursor.peek() == U'.' && is_digit(cursor.peek(1))) {
            cursor.skip(1);
            digits += "." + cursor.digits(1, longest_number);
        }
        if (digits.empty() || is_latin(cursor.peek())) break;
        if (count > 0) token.parts.push_back({Kind::text, std::string(said(sign))});
        token.parts.push_back({is_padded(digits) ? Kind::code : Kind::number, digits});
        token.end = cursor.at();
        if (!cursor.eat(sign)) break;
    }
    if (count + 1 < (sign == U',' && !groups ? 3 : fewest)) return std::nullopt;
    Cursor next{site.text, token.end};
    if (next.eat(sign) && is_digit(next.peek())) { // the row goes on
        token.parts.push_back({Kind::text, std::string(said(sign))});
        token.end = next.at();
    }
    return token;
}

} // namespace langdu::normalizer
