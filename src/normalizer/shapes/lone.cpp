// A run of digits that stands alone: 110, 404, 600519, 302X. An amount, a code or a word of the net.
#include "normalizer/classes/calendar.h"
#include "normalizer/decide.h"
#include "normalizer/number.h"
#include "normalizer/shapes/facts.h"

#include "base/unicode.h"

namespace langdu {

namespace {

struct Lone {
    Shape shape;
    std::string digits;
};

bool is_one_of(char32_t c, std::u32string_view set) { return c && set.find(c) != set.npos; }

bool opens_clause(const FoldedText& text, std::size_t at) {
    const auto left = before_spaces(text, at);
    return left == std::string::npos || text[left] == U'\n' ||
           (is_punctuation(text[left]) && !is_one_of(text[left], U"-、·./%#@&"));
}

bool closes_clause(const FoldedText& text, std::size_t end) {
    Cursor cursor{text, end};
    cursor.spaces();
    const char32_t c = cursor.peek();
    return !c || c == U'\n' || (is_punctuation(c) && !is_one_of(c, U"-、·./%#@&:")) || c == U'~';
}

// 页面 is no measure word, whatever 页 is.
bool counts(const Site& site, std::size_t end) {
    Cursor cursor{site.text, end};
    cursor.spaces();
    if (is_one_of(cursor.peek(), U"余多几")) return true; // 1200余个
    const auto hit = site.tables.classifiers.at(site.text, cursor.at());
    const bool longer =
        hit && site.tables.words(Words::no_classifier).at(site.text, cursor.at()) > hit.length;
    return !longer && with_unit_after(site, end);
}

bool is_dialled(const Site& site, std::size_t from, std::size_t length) {
    return site.tables.words(Words::emergency).at(site.text, from) == length;
}

// 110、119和120: another one before or behind, and nothing counted at the end of the list.
bool in_service_list(const Site& site, std::size_t from, std::size_t end) {
    const auto& text = site.text;
    constexpr std::u32string_view joints = U"、,或和与及/";
    if (!is_dialled(site, from, end - from)) return false;
    auto last = end;
    for (int i = 0; i < 8 && is_one_of(text[last], joints) && is_dialled(site, last + 1, 3); ++i) last += 4;
    const bool before = from >= 4 && is_one_of(text[from - 1], joints) && is_dialled(site, from - 4, 3);
    return (last > end || before) && !is_digit(text[last]) && !counts(site, last);
}

// Which word of the net the digits are.
Facts net_word(const Site& site, std::size_t length) {
    struct Row {
        Words words;
        Facts fact;
    };
    constexpr Row rows[] = {
        {Words::net_praise, fact<lone_facts>("praise")}, {Words::net_laughter, fact<lone_facts>("laughter")},
        {Words::net_love, fact<lone_facts>("love")},     {Words::net_parting, fact<lone_facts>("parting")},
        {Words::net_tears, fact<lone_facts>("tears")},   {Words::net_help, fact<lone_facts>("help")}};
    for (const auto& row : rows)
        if (site.tables.words(row.words).at(site.text, site.at) == length) return row.fact;
    return 0;
}

// 20240315
std::optional<Date> compact_date(const std::string& digits, std::size_t end) {
    if (digits.size() != 8 || digits < "1900" || digits >= "21") return std::nullopt;
    Date date{digits.substr(0, 4), digits.substr(4, 2), digits.substr(6, 2), 0, end};
    return is_month(date.month) && is_day(date.day, date.month) ? std::optional(date) : std::nullopt;
}

std::optional<Lone> read(const Site& site) {
    const auto& text = site.text;
    const char32_t before = text.before(site.at);
    const bool announced = before == U':' && is_han_at(text, site.at - 2); // 日期：20240315
    if (!is_digit(text[site.at]) || is_alnum(before) || (is_one_of(before, U".-~:/+×*=^_$¥€£") && !announced))
        return std::nullopt;
    Cursor cursor{text, site.at};
    Lone out{{}, cursor.digits(2, longest_number)};
    if (out.digits.empty()) return std::nullopt;
    const auto end = cursor.at();
    const bool x =
        is_one_of(text[end], U"xX") && !is_alnum(text[end + 1]) && !is_one_of(text[end + 1], U"-+");
    const char32_t after = x ? text[end + 1] : text[end];
    const auto size = out.digits.size();
    const bool year = size == 4 && out.digits >= "1900" && out.digits <= "2099";
    const bool report = year && is_one_of(after, U"AE") && !is_alnum(text[end + 1]);
    if ((is_alnum(after) && !report) || is_one_of(after, U"%‰°℃~×*^") ||
        (is_one_of(after, U".,:-/") && is_digit(text[end + (x ? 2 : 1)])))
        return std::nullopt;
    const bool ends = closes_clause(text, end + (x ? 1 : 0));
    out.shape = {
        site.at, end,
        when(!x && counts(site, end), fact<lone_facts>("unit")) | when(ends, fact<lone_facts>("clause_end")) |
            when(ends && opens_clause(text, site.at), fact<lone_facts>("clause")) |
            when(size == 3 && out.digits[0] >= '2' && out.digits[0] <= '5' && out.digits[1] <= '2' &&
                     out.digits.substr(1) != "00",
                 fact<lone_facts>("status")) |
            when(size == 6, fact<lone_facts>("six")) | when(year && !report, fact<lone_facts>("year")) |
            when(report, fact<lone_facts>("report_year")) |
            when(size == 3 || size == 4, fact<lone_facts>("short")) |
            when(size >= 4, fact<lone_facts>("long")) | when(out.digits[0] == '0', fact<lone_facts>("zero")) |
            when(x, fact<lone_facts>("final_x")) |
            when(compact_date(out.digits, end).has_value(), fact<lone_facts>("compact_date")) |
            net_word(site, size) |
            when(in_service_list(site, site.at, end), fact<lone_facts>("service_list"))};
    return out;
}

std::optional<TaggedToken> say_code(const Site&, const Lone& lone, const Meaning&) {
    return TaggedToken{lone.shape.end, {{Kind::code, lone.digits}}, {}};
}
std::optional<TaggedToken> say_digits(const Site&, const Lone& lone, const Meaning&) {
    return TaggedToken{lone.shape.end, {{Kind::digits, lone.digits}}, {}};
}

std::optional<TaggedToken> say_year(const Site&, const Lone& lone, const Meaning&) {
    return TaggedToken{lone.shape.end, {{Kind::year, lone.digits}}, {}};
}

std::optional<TaggedToken> say_date(const Site&, const Lone& lone, const Meaning&) {
    const auto date = compact_date(lone.digits, lone.shape.end);
    if (!date) return std::nullopt;
    TaggedToken token{lone.shape.end, {}, {}};
    say(token.parts, *date);
    return token;
}

constexpr Saying<Lone> sayings[] = {
    {"date", say_date}, {"number", nullptr}, {"code", say_code}, {"net", say_digits}, {"year", say_year}};

} // namespace

std::optional<TaggedToken> tag_lone(const Site& site) {
    const auto form = read(site);
    return form ? decide<Lone>(ShapeName::lone, site, *form, sayings) : std::nullopt;
}

} // namespace langdu
