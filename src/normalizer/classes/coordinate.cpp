#include "normalizer/number.h"

namespace langdu::normalizer {

namespace {

constexpr std::u32string_view minute_signs = U"'′’‘", second_signs = U"\"″”“";

// 39.9, 39°, 39°54′, 39°54′20″ up to `end`.
struct Angle {
    std::vector<Part> parts;
    std::size_t end{};
    bool degrees{};  // with °
    bool decimals{}; // 39.9
    double value{};
};
std::optional<Angle> angle_at(const FoldedText& text, std::size_t at) {
    const auto number = number_at(text, at);
    if (!number || number->integer.size() > 3) return std::nullopt;
    Angle out{{{Kind::number, number->value()}, {Kind::text, "度"}},
              number->end,
              false,
              !number->whole(),
              std::stod(number->integer)};
    Cursor cursor{text, number->end};
    if (!cursor.eat(U'°')) return out;
    out.degrees = true;
    out.end = cursor.at();
    for (const auto& [signs, unit] : {std::pair{minute_signs, "分"}, std::pair{second_signs, "秒"}}) {
        const auto more = number_at(text, cursor.at());
        if (!more) break;
        Cursor sign{text, more->end};
        if (!sign.eat_any(signs)) break;
        out.parts.insert(out.parts.end(), {{Kind::number, more->value()}, {Kind::text, unit}});
        out.end = sign.at();
        cursor = sign;
    }
    return out;
}

// 北纬 for a lone N; nothing where no direction stands or the value is too large for it.
std::string direction(const FoldedText& text, std::size_t at, const Angle& angle) {
    const auto name = [&]() -> std::string {
        switch (text[at]) {
        case U'N':
            return "北纬";
        case U'S':
            return "南纬";
        case U'E':
            return "东经";
        case U'W':
            return "西经";
        default:
            return {};
        }
    }();
    const bool latitude = text[at] == U'N' || text[at] == U'S';
    return angle.value > (latitude ? 90 : 180) ? std::string{} : name;
}

// The direction is not said twice: 北纬39.9°N.
TaggedToken spoken(const Site& site, const std::string& name, const Angle& angle, std::size_t end) {
    TaggedToken token{end, angle.parts, {}};
    const bool named = site.text.before(site.at) == U'纬' || site.text.before(site.at) == U'经';
    if (!named) token.parts.insert(token.parts.begin(), {Kind::text, name});
    return token;
}

// 31.08N 103.52E without degrees: only as a pair of decimals.
bool pair_follows(const FoldedText& text, std::size_t at) {
    Cursor cursor{text, at};
    cursor.spaces();
    cursor.eat_any(U",，、");
    cursor.spaces();
    const auto other = angle_at(text, cursor.at());
    return other && other->decimals && (text[other->end] == U'E' || text[other->end] == U'W') &&
           !is_alnum(text[other->end + 1]);
}

} // namespace

// 39.9°N, 103°24'E, N39°54′20″, 31.08N 103.52E: the direction is said first.
std::optional<TaggedToken> tag_coordinate(const Site& site) {
    const auto& text = site.text;
    const char32_t before = text.before(site.at);
    if (is_alnum(before) || before == U'.' || before == U'°') return std::nullopt;
    constexpr std::u32string_view signs = U".°", letters = U"NSEW";
    const auto one_of = [](char32_t c, std::u32string_view set) { return c && set.find(c) != set.npos; };
    const char32_t behind = behind_digits(text, site.at);
    if (is_digit(text[site.at]) ? !one_of(behind, signs) : !one_of(text[site.at], letters))
        return std::nullopt;
    const bool letter_first = !is_digit(text[site.at]);
    const auto angle = angle_at(text, site.at + letter_first);
    if (!angle) return std::nullopt;
    const auto letter = letter_first ? site.at : angle->end;
    const auto name = direction(text, letter, *angle);
    const auto end = letter_first ? angle->end : angle->end + 1;
    if (name.empty() || is_alnum(text[end])) return std::nullopt;
    if (angle->degrees) return spoken(site, name, *angle, end);
    if (letter_first || !angle->decimals) return std::nullopt;
    const bool east = text[letter] == U'E' || text[letter] == U'W';
    // the second of the pair: the first has just been said
    auto left = before_spaces(text, site.at);
    if (left != std::string::npos && (text[left] == U',' || text[left] == U'，'))
        left = before_spaces(text, left);
    const bool second = east && left != std::string::npos && (text[left] == U'N' || text[left] == U'S') &&
                        is_digit(text.before(left));
    return second || (!east && pair_follows(text, end)) ? std::optional(spoken(site, name, *angle, end))
                                                        : std::nullopt;
}

} // namespace langdu::normalizer
