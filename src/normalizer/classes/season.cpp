#include "normalizer/number.h"
#include "normalizer/shapes/two_years.h"

namespace langdu::normalizer {

namespace {

struct Years {
    std::string first, second, joint; // 至 or 到 as written
    std::size_t end{};
};

std::optional<Years> years_at(const FoldedText& text, std::size_t at) {
    Cursor cursor{text, at};
    Years out;
    out.first = cursor.digits(4, 4);
    const auto sign = cursor.at();
    if (out.first.empty() || out.first[0] == '0' || !cursor.eat_any(U"至到")) return std::nullopt;
    out.joint = text.bytes_of(sign, cursor.at());
    out.second = cursor.digits(2, 2);
    if (out.second.empty() || cursor.peek() == U'-' || cursor.peek() == U'/' || cursor.peek() == U'.')
        return std::nullopt;
    out.end = cursor.at();
    return out;
}

} // namespace

// 2022至24年: the second year is written short. Dashes and slashes are shapes of their own.
std::optional<TaggedToken> tag_season(const Site& site) {
    const auto& text = site.text;
    if (is_alnum(text.before(site.at))) return std::nullopt;
    const auto years = years_at(text, site.at);
    if (!years || !two_years(years->first, years->second).rising) return std::nullopt;
    Cursor cursor{text, years->end};
    cursor.spaces();
    if (cursor.peek() != U'年' || cursor.peek(1) == U'级') return std::nullopt;
    return TaggedToken{cursor.at(),
                       {{Kind::year, years->first}, {Kind::text, years->joint}, {Kind::year, years->second}},
                       {}};
}

} // namespace langdu::normalizer
