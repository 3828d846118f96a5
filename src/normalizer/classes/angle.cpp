#include "normalizer/number.h"

#include "base/unicode.h"

namespace langdu::normalizer {

namespace {

constexpr std::u32string_view minute_signs = U"'′’‘", second_signs = U"\"″”“";

} // namespace

// 29°32′16″, 1'23"45 (a time in a race), 第88' (of a match).
std::optional<TaggedToken> tag_angle(const Site& site) {
    if (is_han(behind_digits(site.text, site.at))) return std::nullopt;
    const auto degrees = number_at(site.text, site.at);
    if (!degrees) return std::nullopt;
    Cursor cursor{site.text, degrees->end};
    TaggedToken token;
    const bool of_match =
        site.text.before(site.at) == U'第' && minute_signs.find(cursor.peek()) != minute_signs.npos;
    if (of_match && !is_digit(cursor.peek(1)))
        return TaggedToken{cursor.at() + 1, {{Kind::number, degrees->value()}, {Kind::text, "分钟"}}, {}};
    if (cursor.eat(U'°')) {
        if (!is_digit(cursor.peek())) return std::nullopt;
        token.parts = {{Kind::number, degrees->value()}, {Kind::text, "度"}};
        const auto minutes = number_at(site.text, cursor.at());
        if (!minutes) return std::nullopt;
        cursor = Cursor{site.text, minutes->end};
        if (!cursor.eat_any(minute_signs)) return std::nullopt;
        token.parts.insert(token.parts.end(), {{Kind::number, minutes->value()}, {Kind::text, "分"}});
    } else if (cursor.eat_any(minute_signs) && is_digit(cursor.peek())) {
        token.parts = {{Kind::number, degrees->value()}, {Kind::text, "分"}};
    } else {
        return std::nullopt;
    }
    token.end = cursor.at();
    const auto seconds = number_at(site.text, cursor.at());
    if (seconds) cursor = Cursor{site.text, seconds->end};
    if (seconds && cursor.eat_any(second_signs)) {
        const bool zero =
            seconds->leading_zero() && seconds->whole() && token.parts[1].value == "分"; // 1'05"
        token.parts.insert(token.parts.end(),
                           {{zero ? Kind::digits : Kind::number, seconds->value()}, {Kind::text, "秒"}});
        token.end = cursor.at();
    } else if (token.parts[1].value == "分") {
        return std::nullopt;
    }
    return token;
}

} // namespace langdu::normalizer
