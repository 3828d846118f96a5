#include "normalizer/number.h"

namespace langdu::normalizer {

namespace {

bool of_generation(const std::string& digits) {
    return digits.size() == 2 && (digits[1] == '0' || digits[1] == '5');
}

// 80、90后: behind the others of its list.
Cursor skip_list(Cursor cursor) {
    for (int i = 0; i < 4 && cursor.eat_any(U"、/和与"); ++i)
        if (!of_generation(cursor.digits(2, 2))) return cursor;
    return cursor;
}

} // namespace

// 80年代 八十年代, 1980年代 一九八零年代, 95后 九五后.
std::optional<TaggedToken> tag_decade(const Site& site) {
    if (is_alnum(site.text.before(site.at)) || site.text.before(site.at) == U'.') return std::nullopt;
    Cursor cursor{site.text, site.at};
    const auto digits = cursor.digits(2, 4);
    if (digits.size() != 2 && digits.size() != 4) return std::nullopt;
    cursor.spaces();
    const auto end = cursor.at();
    if (cursor.eat_word(U"年代")) {
        const bool named = digits.size() == 4 || digits[0] == '0';
        return TaggedToken{end, {{named ? Kind::year : Kind::number, digits}}, {}};
    }
    if (digits.size() == 4 && digits[3] == '0' && digits < "2200" && cursor.peek() == U's' &&
        !is_alnum(cursor.peek(1))) // 1990s
        return TaggedToken{
            end + 1,
            {{Kind::year, digits}, {Kind::text, Cursor{site.text, end + 1}.eat_word(U"年代") ? "" : "年代"}},
            {}};
    const char32_t quote = site.text.before(site.at);
    if (digits.size() == 2 && digits[1] == '0' && (quote == U'\'' || quote == U'’') &&
        cursor.peek() == U's' && !is_alnum(cursor.peek(1))) // '80s
        return TaggedToken{end + 1, {{Kind::number, digits}, {Kind::text, "年代"}}, {}};
    cursor = skip_list(cursor);
    if (!of_generation(digits) || (!cursor.eat(U'后') && !cursor.eat(U'前'))) return std::nullopt;
    constexpr std::u32string_view direction = U"面来退边卫方续天年月日期悔排腰仰撤轮座桥场";
    if (cursor.peek() && direction.find(cursor.peek()) != direction.npos) return std::nullopt;
    if (site.text.before(cursor.at()) == U'前') return std::nullopt;
    return TaggedToken{end, {{Kind::year, digits}}, {}};
}

} // namespace langdu::normalizer
