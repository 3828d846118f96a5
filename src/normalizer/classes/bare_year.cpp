#include "normalizer/number.h"

namespace langdu {

namespace {

bool year_like(const std::string& digits) {
    return digits.size() == 4 && digits >= "1900" && digits <= "2099";
}

// 2003、2005年, 1872至1903年, 从2019到2023: another year follows.
bool opens_pair(const FoldedText& text, const std::string& digits, std::size_t at) {
    Cursor cursor{text, at};
    cursor.spaces();
    if (!cursor.eat_any(U"、,，/至到和及与或") && !cursor.range_sign()) return false;
    cursor.spaces();
    const auto other = cursor.digits(4, 4);
    cursor.spaces();
    return other.size() == 4 && ((cursor.peek() == U'年' && other < "2200" && digits >= "1000") ||
                                 (year_like(other) && year_like(digits)));
}

// 2023、2024两年: the last of several years.
bool closes_list(const Site& site, std::size_t end) {
    constexpr std::u32string_view joints = U"、和与及";
    const char32_t before = site.text.before(site.at);
    return before && joints.find(before) != joints.npos && is_digit(site.text.before(site.at, 2)) &&
           site.tables.words(Words::years_together).at(site.text, end);
}

// 乾隆四十五年(1780), 洪武元年（1368年）
bool explains_year(const FoldedText& text, std::size_t at, std::size_t end) {
    return text.before(at) == U'(' && text.before(at, 2) == U'年' && text[end] == U')';
}

// （1950-）: from then till now.
bool still_open(const FoldedText& text, std::size_t at) {
    return is_range_sign(text[at]) && text[at + 1] == U')';
}

} // namespace

// 2019中国企业500强, 2003、2005年, 从2019到2023, 2018:印度
std::optional<TaggedToken> tag_bare_year(const Site& site) {
    const auto& text = site.text;
    const char32_t before = text.before(site.at);
    if (is_alnum(before) || before == U'.' || before == U'-' || before == U'×') return std::nullopt;
    Cursor cursor{text, site.at};
    const auto digits = cursor.digits(4, 4);
    if (digits.empty()) return std::nullopt;
    const auto end = cursor.at();
    const TaggedToken year{end, {{Kind::year, digits}}, {}};
    if (opens_pair(text, digits, end)) return year;
    if (digits >= "1000" && digits <= "2099" && explains_year(text, site.at, end)) return year;
    if (year_like(digits) && closes_list(site, end)) return year;
    if (year_like(digits) && still_open(text, end))
        return TaggedToken{end + 1, {{Kind::year, digits}, {Kind::text, "年至今"}}, {}};
    const bool number_goes_on = (cursor.peek() == U'.' || cursor.peek() == U',') && is_digit(cursor.peek(1));
    if (!year_like(digits) || number_goes_on) return std::nullopt;
    cursor.spaces();
    if (site.tables.words(Words::year_noun).at(text, cursor.at())) return year;
    if (with_unit_after(site, end) || introduced_by(site, Words::amount_before)) return std::nullopt;
    constexpr std::u32string_view not_a_year = U"余多来几×*+-=x÷/";
    if (cursor.peek() && not_a_year.find(cursor.peek()) != not_a_year.npos) return std::nullopt;
    return digits.ends_with("00") ? std::nullopt : std::optional(year);
}

} // namespace langdu
