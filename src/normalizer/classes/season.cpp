#include "normalizer/number.h"

namespace langdu {

namespace {

struct Years {
    std::string first, second;
    bool slash{};
    std::string joint; // 至 or 到 as written, empty for a slash
    std::size_t end{};
};

// Two runs of digits with a slash, 至 or 到 between them; nothing where a third follows (a date). Dashes are
// a shape of their own.
std::optional<Years> years_at(const FoldedText& text, std::size_t at) {
    Cursor cursor{text, at};
    Years out;
    out.first = cursor.digits(3, 4);
    if (out.first.empty() || out.first[0] == '0') return std::nullopt;
    out.slash = cursor.eat(U'/');
    const auto sign = cursor.at();
    if (!out.slash) {
        if (!cursor.eat_any(U"至到")) return std::nullopt;
        out.joint = text.bytes_of(sign, cursor.at());
    }
    out.second = cursor.digits(2, 4);
    if (out.second.empty() || cursor.peek() == U'-' || cursor.peek() == U'/' || cursor.peek() == U'.')
        return std::nullopt;
    out.end = cursor.at();
    return out;
}

bool round(const std::string& digits) { return digits.ends_with("00") || digits.ends_with("50"); }

} // namespace

// 1949-1978年, 618-907年, 1950-53年, 2024-25赛季, 2010/11年, 2006/2007马季: two years with a sign between
// them.
std::optional<TaggedToken> tag_season(const Site& site) {
    const auto& text = site.text;
    if (is_alnum(text.before(site.at))) return std::nullopt;
    const auto years = years_at(text, site.at);
    if (!years) return std::nullopt;
    const auto& [first, second, slash, joint, end] = *years;
    Cursor cursor{text, end};
    cursor.spaces();
    const bool year = cursor.peek() == U'年' && cursor.peek(1) != U'级';
    const bool season = year || site.tables.words(Words::season).at(text, cursor.at()) != 0;
    const Part between = joint.empty() ? Part{Kind::range, {}} : Part{Kind::text, joint};
    const TaggedToken token{
        season ? cursor.at() : end, {{Kind::year, first}, between, {Kind::year, second}}, {}};
    if (!joint.empty() && (!year || second.size() != 2 || first.size() != 4))
        return std::nullopt; // 2022至24年
    if (first.size() == 3) { // 100-200年 are lengths of time
        const bool named = year && !slash && second.size() >= 3 && std::stoi(second) > std::stoi(first) &&
                           !(round(first) && round(second));
        return named ? std::optional(token) : std::nullopt;
    }
    if (first > "2199" || second.size() == 3) return std::nullopt;
    const bool rising = second.size() == 4 ? second > first && second < "2200"
                                           : second > first.substr(2) || first.ends_with("99");
    const bool next = std::stoi(second) % 100 == (std::stoi(first) + 1) % 100;
    if (!rising) return std::nullopt;
    if (!season) {
        const bool two_years = second.size() == 4 && first >= "1800" && second <= "2100" && !slash &&
                               !with_unit_after(site, end);
        const bool pair = next && slash && second.size() == 4;
        return two_years || pair ? std::optional(token) : std::nullopt;
    }
    if (!year && second.size() == 2 && !next) return std::nullopt;
    return token;
}

} // namespace langdu
