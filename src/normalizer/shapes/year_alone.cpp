#include "normalizer/shapes/year_alone.h"

#include "normalizer/number.h"
#include "normalizer/shapes/facts.h"

namespace langdu::normalizer {

namespace {

bool year_like(const std::string& digits) {
    return digits.size() == 4 && digits >= "1900" && digits <= "2099";
}

// 2003、2005年, 1872至1903年, 从2019到2023: another year follows.
bool opens_pair(const Site& site, const std::string& digits, std::size_t at) {
    Cursor cursor{site.text, at};
    cursor.spaces();
    const auto joint = site.tables.set("year_joint").at(site.text, cursor.at());
    cursor.skip(joint);
    if (!joint) return false;
    cursor.spaces();
    const auto other = cursor.digits(4, 4);
    cursor.spaces();
    const bool dated = site.tables.set("year_unit").at(site.text, cursor.at()) != 0;
    return other.size() == 4 &&
           ((dated && other < "2200" && digits >= "1000") || (year_like(other) && year_like(digits)));
}

// 2023、2024两年: the last of several years.
bool closes_list(const Site& site, std::size_t end) {
    const auto joint = site.tables.set("year_joint").before(site.text, site.at);
    return joint && is_digit(site.text.before(site.at, joint + 1)) &&
           site.tables.words(Words::years_together).at(site.text, end);
}

// 乾隆四十五年(1780), 洪武元年（1368年）
bool explains_year(const Site& site, const std::string& digits, std::size_t end) {
    return digits >= "1000" && digits <= "2099" && site.text.before(site.at) == U'(' &&
           site.tables.set("year_unit").before(site.text, site.at - 1) && site.text[end] == U')';
}

// （1950-）: from then till now.
bool still_open(const FoldedText& text, std::size_t at) {
    return is_range_sign(text[at]) && text[at + 1] == U')';
}

// A range or a sum that goes on: 1950至2030, 2024+.
bool goes_on(const Site& site, std::size_t end) {
    Cursor cursor{site.text, end};
    cursor.spaces();
    const char32_t next = cursor.peek();
    constexpr std::u32string_view signs = U"×*+-=x÷/";
    if (next && signs.find(next) != signs.npos) return true;
    const auto joint = site.tables.set("range_word").at(site.text, cursor.at());
    return joint && is_digit(cursor.peek(joint));
}

} // namespace

Facts year_facts(const Site& site, const std::string& digits, std::size_t end) {
    if (digits.size() != 4) return 0;
    const bool year = year_like(digits);
    return when(opens_pair(site, digits, end), fact<lone_facts>("opens_years")) |
           when(explains_year(site, digits, end), fact<lone_facts>("explains_year")) |
           when(year && closes_list(site, end), fact<lone_facts>("closes_years")) |
           when(year && still_open(site.text, end), fact<lone_facts>("still_open")) |
           when(year && !digits.ends_with("00") && !goes_on(site, end), fact<lone_facts>("likely_year"));
}

} // namespace langdu::normalizer
