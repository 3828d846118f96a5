#include "normalizer/number.h"

namespace langdu::normalizer {

namespace {

constexpr std::u32string_view minute_signs = U"m'′’", second_signs = U"s\"″”";

void say(TaggedToken& token, const std::string& digits, const char* unit) {
    const bool zero = digits.size() == 2 && digits[0] == '0';
    token.parts.insert(token.parts.end(), {{zero ? Kind::digits : Kind::count, digits}, {Kind::text, unit}});
}

// 2h30m, 3m20s, 1h05′30″
std::optional<TaggedToken> duration(const Site& site) {
    Cursor cursor{site.text, site.at};
    TaggedToken token;
    auto digits = cursor.digits(1, 3);
    if (cursor.eat_any(U"hH")) {
        say(token, digits, "小时");
        digits = cursor.digits(1, 2);
    } else if (cursor.peek() != U'm') {
        return std::nullopt;
    }
    if (digits.empty() || !cursor.eat_any(minute_signs)) return std::nullopt;
    say(token, digits, "分");
    token.end = cursor.at();
    const auto seconds = cursor.digits(1, 2);
    if (!seconds.empty() && cursor.eat_any(second_signs)) {
        say(token, seconds, "秒");
        token.end = cursor.at();
    }
    const bool whole = token.parts.size() >= 4 && !is_alnum(site.text[token.end]);
    return whole ? std::optional(token) : std::nullopt;
}

// 2m45: a height
std::optional<TaggedToken> height(const Site& site) {
    Cursor cursor{site.text, site.at};
    const auto metres = cursor.digits(1, 2);
    if (!cursor.eat(U'm')) return std::nullopt;
    const auto rest = cursor.digits(2, 2);
    const bool goes_on = is_alnum(cursor.peek()) || (cursor.peek() == U'.' && is_digit(cursor.peek(1)));
    if (rest.empty() || goes_on) return std::nullopt;
    return TaggedToken{cursor.at(), {{Kind::count, metres}, {Kind::text, "米"}, {Kind::digits, rest}}, {}};
}

} // namespace

// Units run together: 2h30m, 3m20s, 2m45.
std::optional<TaggedToken> tag_chained(const Site& site) {
    const char32_t before = site.text.before(site.at), unit = behind_digits(site.text, site.at);
    if (unit != U'h' && unit != U'H' && unit != U'm') return std::nullopt;
    if (is_alnum(before) || before == U'.' || before == U'-' || before == U'/') return std::nullopt;
    if (auto token = duration(site)) return token;
    return height(site);
}

} // namespace langdu::normalizer
