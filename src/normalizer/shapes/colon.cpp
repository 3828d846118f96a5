// Two numbers with a colon: 3:2, 9:30, 8080:80. What is a time, a score or a ratio is still asked elsewhere.
#include "normalizer/decide.h"
#include "normalizer/number.h"
#include "normalizer/shapes/facts.h"

namespace langdu {

namespace {

struct Colon {
    Shape shape;
    std::string first, second;
};

std::optional<Colon> read(const Site& site) {
    const auto& text = site.text;
    const char32_t before = text.before(site.at);
    if (!is_digit(text[site.at]) || !is_colon(behind_digits(text, site.at)) || is_alnum(before) ||
        before == U'.' || is_colon(before))
        return std::nullopt;
    Cursor cursor{text, site.at};
    Colon out;
    out.first = cursor.digits(1, 5);
    if (out.first.empty() || !is_colon(cursor.peek())) return std::nullopt;
    cursor.skip(1);
    out.second = cursor.digits(1, 5);
    const char32_t after = cursor.peek();
    if (out.second.empty() || is_alnum(after) ||
        ((is_colon(after) || after == U'.') && is_digit(cursor.peek(1))))
        return std::nullopt;
    const auto a = out.first.size(), b = out.second.size();
    const bool round = out.second.find_first_not_of('0', 1) == std::string::npos; // 1:10000 is a scale
    out.shape = {site.at, cursor.at(),
                 when(a <= 2 && b == 2 && out.first < "25" && out.second < "60", fact<colon_facts>("clock")) |
                     when((a >= 4 && b >= 2) || (b >= 4 && a >= 2 && !round), fact<colon_facts>("port")) |
                     when(out.first == out.second && a >= 2, fact<colon_facts>("equal"))};
    return out;
}

std::optional<TaggedToken> say_ports(const Site&, const Colon& colon, const Meaning&) {
    return TaggedToken{
        colon.shape.end, {{Kind::digits, colon.first}, {Kind::range, {}}, {Kind::digits, colon.second}}, {}};
}

constexpr Saying<Colon> sayings[] = {{"ratio", nullptr}, {"ports", say_ports}};

} // namespace

std::optional<TaggedToken> tag_colon(const Site& site) {
    const auto form = read(site);
    return form ? decide<Colon>(ShapeName::colon, site, *form, sayings) : std::nullopt;
}

} // namespace langdu
