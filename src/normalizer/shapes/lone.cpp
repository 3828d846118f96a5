// A run of digits that stands alone: 110, 404, 600519, 302X, 2019. An amount, a code, a year, a name or a
// word of the net.
#include "base/one_of.h"
#include "normalizer/classes/calendar.h"
#include "normalizer/decide.h"
#include "normalizer/number.h"
#include "normalizer/shapes/digit_list.h"
#include "normalizer/shapes/facts.h"
#include "normalizer/shapes/year_alone.h"

#include "base/unicode.h"

namespace langdu::normalizer {

namespace {

struct Lone {
    Shape shape;
    std::string digits;
};

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
    if (site.tables.set("more_or_less").at(site.text, cursor.at())) return true; // 1200余个
    if (site.tables.currencies.at(site.text, cursor.at())) return true;          // 1975 USD
    const auto hit = site.tables.classifiers.at(site.text, cursor.at());
    const bool longer =
        hit && site.tables.words(Words::no_classifier).at(site.text, cursor.at()) > hit.length;
    return !longer && with_unit_after(site, end);
}

// 8888-6666 转 123; 旋转360 is none.
bool is_extension(const Site& site) {
    const auto& text = site.text;
    const auto last = before_spaces(text, site.at);
    if (last == std::string::npos) return false;
    const auto word = site.tables.set("extension_word").before(text, last + 1);
    const auto digit = word ? before_spaces(text, last + 1 - word) : std::string::npos;
    return digit != std::string::npos && is_digit(text[digit]);
}

bool is_dialled(const Site& site, std::size_t from, std::size_t length) {
    return site.tables.words(Words::emergency).at(site.text, from) == length;
}

// 110、119和120: another one before or behind, and nothing counted at the end of the list.
bool in_service_list(const Site& site, std::size_t end, const DigitList& list) {
    const auto& text = site.text;
    if (!is_dialled(site, site.at, end - site.at)) return false;
    const bool before = list.from < site.at && is_dialled(site, list.from, digits_at(text, list.from));
    const bool behind = list.end > end && is_dialled(site, end + 1, digits_at(text, end + 1));
    return (before || behind) && !counts(site, list.end);
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

// 5栋302, B座2306, 15层1503, 6层1203号
bool is_room(const Site& site, const std::string& digits, std::size_t end) {
    const auto& t = site.tables;
    const auto word = t.words(Words::building).before(site.text, site.at);
    if (!word || digits.size() < 3 || digits.size() > 4 || digits.ends_with("000")) return false;
    const auto named = site.at - word;
    const bool numbered = is_alnum(site.text.before(named)) || t.set("numeral").before(site.text, named);
    const bool door = t.set("door_unit").at(site.text, end) && !is_han_at(site.text, end + 1);
    return numbered && (door || !counts(site, end));
}

// 911事件, “618”大促
bool names_event(const Site& site, std::size_t end) {
    const auto at = end + (is_one_of(site.text[end], U"”\"’」") ? 1 : 0);
    return end - site.at >= 3 && site.tables.words(Words::event_noun).at(site.text, at);
}

// What the digits are by themselves.
Facts figures(const std::string& digits) {
    const auto size = digits.size();
    const bool round = digits.ends_with(size == 3 ? "00" : "000");
    return when(size == 3 && digits[0] >= '2' && digits[0] <= '5' && digits[1] <= '2' &&
                    digits.substr(1) != "00",
                fact<lone_facts>("status")) |
           when(size == 6, fact<lone_facts>("six")) |
           when(size == 4 && digits >= "1900" && digits <= "2099", fact<lone_facts>("year")) |
           when(size == 3 || size == 4, fact<lone_facts>("short")) |
           when(size >= 3, fact<lone_facts>("many")) |
           when(size >= 3 && size <= 5, fact<lone_facts>("some")) |
           when(size >= 4, fact<lone_facts>("long")) | when(size >= 6, fact<lone_facts>("serial")) |
           when(size >= 3 && size <= 5 && !round, fact<lone_facts>("name")) |
           when(size == 4 && digits[0] == '2' && is_month(digits.substr(2)), fact<lone_facts>("contract")) |
           when(size == 3 && digits[1] == '0' && digits[2] != '0', fact<lone_facts>("class")) |
           when(size == 5 && (digits[0] == '1' || digits.starts_with("95") || digits.starts_with("96")),
                fact<lone_facts>("hotline"));
}

// A number of a long row in quotes (“26314”号), of a fund in brackets, behind a label in Latin letters
// (Fs:987654) or a sign of a password (Qwe@654321).
Facts signs(const Site& site, std::size_t end) {
    const auto& text = site.text;
    const auto size = end - site.at;
    Cursor after{text, end};
    after.spaces();
    const bool quoted = size >= 3 && is_one_of(after.peek(), U"”\"’」") &&
                        site.tables.set("door_unit").at(text, after.at() + 1);
    const auto colon = before_spaces(text, site.at);
    const bool label =
        colon != std::string::npos && text[colon] == U':' && is_latin(text.before(colon)) && size >= 5;
    const bool joined =
        size >= 4 && is_one_of(text.before(site.at), U"@#_$") && is_alnum(text.before(site.at, 2));
    return when(quoted, fact<lone_facts>("quoted")) |
           when(size == 6 && text.before(site.at) == U'(' && after.peek() == U')',
                fact<lone_facts>("bracketed")) |
           when(label, fact<lone_facts>("labelled")) | when(joined, fact<lone_facts>("joined"));
}

// Does the run belong to something else: 8:30, ¥199, 3.14, 12%?
bool inside_other(const Site& site, char32_t after, char32_t second) {
    const char32_t before = site.text.before(site.at), two_before = site.text.before(site.at, 2);
    if (is_alnum(before) || is_one_of(before, U".-~+×*^¥€£")) return true;
    if (is_one_of(before, U"_$") && !is_alnum(two_before)) return true;
    if (before == U'/' && is_digit(two_before)) return true;
    if (is_one_of(after, U"%‰°℃×*^") || (after == U'~' && second != U')')) return true;
    return is_one_of(after, U".:-/") && is_digit(second);
}

std::optional<Lone> read(const Site& site) {
    const auto& text = site.text;
    if (!is_digit(text[site.at])) return std::nullopt;
    Cursor cursor{text, site.at};
    Lone out{{}, cursor.digits(2, longest_number)};
    if (out.digits.empty()) return std::nullopt;
    const auto end = cursor.at();
    const bool x =
        is_one_of(text[end], U"xX") && !is_alnum(text[end + 1]) && !is_one_of(text[end + 1], U"-+");
    const auto last = end + (x ? 1 : 0);
    if (inside_other(site, text[last], text[last + 1])) return std::nullopt;
    auto facts = figures(out.digits);
    if ((facts & fact<lone_facts>("year")) && is_one_of(text[end], U"AE") && !is_alnum(text[end + 1]))
        facts = (facts & ~fact<lone_facts>("year")) | fact<lone_facts>("report_year");
    else if (is_alnum(text[last]))
        facts |= fact<lone_facts>("letters");
    const auto list = digit_list(site, site.at, end);
    const bool goes_on = text[last] == U',' && is_digit(text[last + 1]);
    if (goes_on && list.end == end) return std::nullopt;
    const bool ends = closes_clause(text, last), dialled = is_dialled(site, site.at, out.digits.size());
    out.shape = {site.at, end,
                 facts | signs(site, end) | net_word(site, out.digits.size()) |
                     year_facts(site, out.digits, end) |
                     when(!x && text[end] != U'+' && out.digits.size() <= 8 && counts(site, end),
                          fact<lone_facts>("unit")) |
                     when(ends && opens_clause(text, site.at), fact<lone_facts>("clause")) |
                     when(goes_on, fact<lone_facts>("comma")) | when(x, fact<lone_facts>("final_x")) |
                     when(dialled, fact<lone_facts>("emergency")) |
                     when(dialled && alone(text, site.at, end), fact<lone_facts>("emergency_line")) |
                     when(compact_date(out.digits, end).has_value(), fact<lone_facts>("compact_date")) |
                     when(is_room(site, out.digits, end), fact<lone_facts>("room")) |
                     when(is_extension(site), fact<lone_facts>("extension")) |
                     when(out.digits.size() <= 4 && names_event(site, end), fact<lone_facts>("event")) |
                     when(in_service_list(site, end, list), fact<lone_facts>("service_list")),
                 list.from, list.end};
    return out;
}

std::optional<TaggedToken> say_code(const Site& site, const Lone& lone, const Meaning&) {
    return TaggedToken{with_spaces(site, lone.shape.end), {{Kind::code, lone.digits}}, {}};
}
std::optional<TaggedToken> say_digits(const Site&, const Lone& lone, const Meaning&) {
    return TaggedToken{lone.shape.end, {{Kind::digits, lone.digits}}, {}};
}
// 天玑9300+
std::optional<TaggedToken> say_name(const Site& site, const Lone& lone, const Meaning& meaning) {
    Cursor cursor{site.text, lone.shape.end};
    if (!cursor.eat(U'+') || is_digit(cursor.peek())) return say_digits(site, lone, meaning);
    return TaggedToken{cursor.at(), {{Kind::digits, lone.digits}, {Kind::text, meaning.words[0]}}, {}};
}
std::optional<TaggedToken> say_year(const Site&, const Lone& lone, const Meaning&) {
    return TaggedToken{lone.shape.end, {{Kind::year, lone.digits}}, {}};
}
std::optional<TaggedToken> say_since(const Site&, const Lone& lone, const Meaning& meaning) {
    return TaggedToken{lone.shape.end + 1, {{Kind::year, lone.digits}, {Kind::text, meaning.words[0]}}, {}};
}
std::optional<TaggedToken> say_date(const Site&, const Lone& lone, const Meaning&) {
    const auto date = compact_date(lone.digits, lone.shape.end);
    if (!date) return std::nullopt;
    TaggedToken token{lone.shape.end, {}, {}};
    say(token.parts, *date);
    return token;
}

constexpr Saying<Lone> sayings[] = {{"number", nullptr},  {"code", say_code},   {"name", say_name},
                                    {"date", say_date},   {"net", say_digits},  {"year", say_year},
                                    {"since", say_since}, {"event", say_digits}};

} // namespace

std::optional<TaggedToken> tag_lone(const Site& site) {
    const auto form = read(site);
    return form ? decide<Lone>(ShapeName::lone, site, *form, sayings) : std::nullopt;
}

} // namespace langdu::normalizer
