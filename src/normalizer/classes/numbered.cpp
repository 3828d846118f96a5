// Numbers in two parts, no ranges: 图1-2, 88-1号, 教1-201.
#include "normalizer/number.h"

namespace langdu {

namespace {

bool is_one_of(char32_t c, std::u32string_view set) { return c && set.find(c) != set.npos; }

// 图1-2、1-3: the word stands before the first one of a list.
bool names_figure(const Site& site) {
    auto at = site.at;
    for (int i = 0; i < 24 && at > 0; ++i, --at) {
        if (site.text.before(at) == U' ') continue;
        if (const auto length = site.tables.words(Words::figure).before(site.text, at))
            return !is_one_of(site.text.before(at, length + 1), U"代手钟仪报列电水外发");
        if (!is_digit(site.text.before(at)) && !is_one_of(site.text.before(at), U"-、,和与及")) return false;
    }
    return false;
}

} // namespace

std::optional<TaggedToken> tag_numbered(const Site& site) {
    const auto& text = site.text;
    const char32_t before = text.before(site.at);
    if (behind_digits(text, site.at) != U'-' || is_alnum(before) || before == U'.' || before == U'-')
        return std::nullopt;
    Cursor cursor{text, site.at};
    const auto first = cursor.digits(1, 4);
    if (first.empty() || first[0] == '0' || !cursor.eat(U'-')) return std::nullopt;
    const auto second = cursor.digits(1, 4);
    const char32_t after = cursor.peek();
    if (second.empty() || is_alnum(after) || is_range_sign(after) || after == U'.' || after == U'%')
        return std::nullopt;
    const auto token = [&](Kind kind) {
        return TaggedToken{cursor.at(), {{Kind::number, first}, {Kind::text, "杠"}, {kind, second}}, {}};
    };
    const bool counted =
        with_unit_after(site, cursor.at()) && !Cursor{cursor}.eat_word(U"所示") && after != U'中';
    if (first.size() <= 2 && second.size() <= 2 && second[0] != '0' && !counted &&
        !is_one_of(after, U"题页章节") && names_figure(site))
        return token(Kind::number);
    const bool room =
        first.size() <= 2 && second.size() >= 3 && !counted && is_one_of(before, U"教栋幢楼座苑");
    if (room) return token(Kind::code);
    // 88-1号, 第20-1条: nothing counts down; 28-3号 may be days.
    const bool part = is_one_of(after, U"号条室") && std::stoi(first) > std::stoi(second) && second[0] != '0';
    const bool days = after == U'号' && std::stoi(first) <= 31 && before != U'第';
    return part && !days && text[cursor.at() + 1] != U'线' ? std::optional(token(Kind::number))
                                                           : std::nullopt;
}

} // namespace langdu
