#include "normalizer/number.h"

namespace langdu::normalizer {

// 192.168.1.1:8080, 5.4.0: three numbers or more with dots between them.
std::optional<TaggedToken> tag_address(const Site& site) {
    if (behind_digits(site.text, site.at) != U'.') return std::nullopt;
    Cursor cursor{site.text, site.at};
    if (site.text.before(site.at) == U'.') return std::nullopt;
    std::vector<std::string> numbers;
    while (numbers.size() < 8) {
        const auto digits = cursor.digits(1, 5);
        if (digits.empty()) return std::nullopt;
        numbers.push_back(digits);
        if (cursor.peek() != U'.' || !is_digit(cursor.peek(1))) break;
        cursor.skip(1);
    }
    if (numbers.size() < 3) return std::nullopt;
    const bool has_port = cursor.peek() == U':' && is_digit(cursor.peek(1)); // 0.0.0.0:8080
    const bool ip = numbers.size() == 4 && (numbers[0].size() > 1 || numbers[1].size() > 2 || has_port);
    const bool date = numbers.size() == 3 && numbers[0].size() == 4 && numbers[1].size() <= 2;
    if (date) return std::nullopt;
    bool padded = false; // 2.01.39: a zero in front of one makes all of them codes
    for (const auto& number : numbers) padded = padded || (number.size() > 1 && number[0] == '0');
    TaggedToken token{cursor.at(), {}, {}};
    for (const auto& number : numbers) {
        if (!token.parts.empty()) token.parts.push_back({Kind::text, "点"});
        const bool one_by_one = ip || padded || number.size() > 2;
        token.parts.push_back({one_by_one ? Kind::digits : Kind::number, number});
    }
    if (ip && cursor.peek() == U'/') { // 10.0.0.1/24
        cursor.skip(1);
        const auto bits = cursor.digits(1, 2);
        if (!bits.empty()) {
            token.parts.insert(token.parts.end(), {{Kind::text, "斜杠"}, {Kind::number, bits}});
            token.end = cursor.at();
        }
    } else if (ip && cursor.eat(U':')) {
        const auto port = cursor.digits(1, 5);
        if (!port.empty()) {
            token.parts.insert(token.parts.end(), {{Kind::text, "端口"}, {Kind::digits, port}});
            token.end = cursor.at();
        }
    }
    return token;
}

} // namespace langdu::normalizer
