#include "normalizer/number.h"

namespace langdu {

namespace {

bool year_like(const std::string& digits) {
    return digits.size() == 4 && digits >= "1900" && digits <= "2099";
}

} // namespace

// 2019中国企业500强, 2003、2005年, 从2019到2023, 2018:印度
std::optional<TaggedToken> tag_bare_year(const Site& site) {
    const auto& text = site.text;
    const char32_t before = text.before(site.at);
    if (is_alnum(before) || before == U'.' || before == U'-') return std::nullopt;
    Cursor cursor{text, site.at};
    const auto digits = cursor.digits(4, 4);
    if (!year_like(digits) || (cursor.peek() == U'.' && is_digit(cursor.peek(1))) ||
        (cursor.peek() == U',' && is_digit(cursor.peek(1))))
        return std::nullopt;
    const auto end = cursor.at();
    const TaggedToken year{end, {{Kind::year, digits}}, {}};
    cursor.spaces();
    if (site.tables.words(Words::year_noun).at(text, cursor.at())) return year;
    // a list or range of years: the next one has its 年
    Cursor next{text, end};
    if (next.eat_any(U"、,，/至到和及与或") || next.range_sign()) {
        next.spaces();
        const auto other = next.digits(4, 4);
        if (year_like(other)) return year;
    }
    if (with_unit_after(site, end) || introduced_by(site, Words::amount_before)) return std::nullopt;
    constexpr std::u32string_view more = U"余多来几";
    if (cursor.peek() && more.find(cursor.peek()) != more.npos) return std::nullopt;
    if (digits.ends_with("00")) return std::nullopt;
    return year;
}

} // namespace langdu
