#include "normalizer/number.h"

namespace langdu {

// 1949-1978年, 1950-53年, 2024-25赛季, 2010/11年, 2006/2007马季: two years with a sign between them.
std::optional<TaggedToken> tag_season(const Site& site) {
    const auto& text = site.text;
    if (is_alnum(text.before(site.at))) return std::nullopt;
    Cursor cursor{text, site.at};
    const auto first = cursor.digits(4, 4);
    if (first.empty() || first < "1000" || first > "2199") return std::nullopt;
    const bool slash = cursor.eat(U'/');
    if (!slash && !cursor.range_sign()) return std::nullopt;
    const auto second = cursor.digits(2, 4);
    if (second.size() != 2 && second.size() != 4) return std::nullopt;
    if (cursor.peek() == U'-' || cursor.peek() == U'/' || cursor.peek() == U'.')
        return std::nullopt; // a date
    const auto end = cursor.at();
    cursor.spaces();
    const bool year = cursor.peek() == U'年';
    const bool season = site.tables.words(Words::season).at(text, cursor.at()) != 0;
    const bool rising = second.size() == 4 ? second > first && second < "2200"
                                           : second > first.substr(2) || first.ends_with("99");
    const bool next = std::stoi(second) % 100 == (std::stoi(first) + 1) % 100;
    if (!rising) return std::nullopt;
    if (!year && !season) {
        const bool two_years = second.size() == 4 && first >= "1800" && second <= "2100" && !slash &&
                               !with_unit_after(site, end);
        const bool pair = next && slash && second.size() == 4;
        if (!two_years && !pair) return std::nullopt;
    }
    if (season && !year && second.size() == 2 && !next) return std::nullopt;
    return TaggedToken{year || season ? cursor.at() : end,
                 {{Kind::year, first}, {Kind::range, {}}, {Kind::year, second}},
                 {}};
}

} // namespace langdu
