#include "normalizer/number.h"

namespace langdu {

namespace {

// 5栋302, B座2306, 15层1503
bool is_room(const Site& site, const std::string& digits, std::size_t end) {
    const auto word = site.tables.words(Words::building).before(site.text, site.at);
    if (!word || digits.size() < 3 || digits.size() > 4) return false;
    const char32_t before = site.text.before(site.at, word + 1);
    constexpr std::u32string_view numerals = U"一二三四五六七八九十";
    const bool numbered = is_alnum(before) || (before && numerals.find(before) != numerals.npos);
    constexpr std::u32string_view amount = U"多余来几";
    const bool counts = site.text[end] && amount.find(site.text[end]) != amount.npos;
    const bool door = site.text[end] == U'号' && !is_han_at(site.text, end + 1); // 6层1203号
    return numbered && !counts && !digits.ends_with("000") && (door || !with_unit_after(site, end));
}

// 701班 of a school; 1200班 are flights.
bool is_school_class(const Site& site, const std::string& digits, std::size_t end) {
    constexpr std::u32string_view traffic = U"次列车船机飞";
    const char32_t next = site.text[end + 1];
    return digits.size() == 3 && digits[1] == '0' && digits[2] != '0' && site.text[end] == U'班' &&
           (!next || traffic.find(next) == traffic.npos) && !introduced_by(site, Words::amount_before);
}

// 转8001: an extension; 旋转360 is none.
bool is_extension(const Site& site, const std::string& digits, std::size_t end) {
    if (site.text.before(site.at) != U'转' || site.at < 2) return false;
    const char32_t before = site.text.before(site.at, 2);
    const bool dialled = before == U'机' || before == U'请' || !is_han_at(site.text, site.at - 2);
    return dialled && digits.size() >= 3 && digits.size() <= 5 && !with_unit_after(site, end);
}

} // namespace

// Rooms, classes of a school and extensions: digit by digit, whatever else could be counted.
std::optional<TaggedToken> tag_room(const Site& site) {
    const char32_t before = site.text.before(site.at);
    if (is_alnum(before) || before == U'.') return std::nullopt;
    Cursor cursor{site.text, site.at};
    const auto digits = cursor.digits(3, 5);
    if (digits.empty()) return std::nullopt;
    const auto end = cursor.at();
    if (!is_room(site, digits, end) && !is_school_class(site, digits, end) &&
        !is_extension(site, digits, end))
        return std::nullopt;
    return TaggedToken{with_spaces(site, end), {{Kind::code, digits}}, {}};
}

} // namespace langdu
