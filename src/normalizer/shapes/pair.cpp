// Two whole numbers with a dash: 3-5, 3-0, 图1-2, 2024-25, 满300-50, 737-800. What it is, evidence.tsv
// weighs; where nothing speaks for anything else it is a range, which others read with its unit.
#include "base/one_of.h"
#include "normalizer/classes/sets.h"
#include "normalizer/decide.h"
#include "normalizer/number.h"
#include "normalizer/shapes/facts.h"
#include "normalizer/shapes/standard.h"
#include "normalizer/shapes/two_years.h"

#include "base/unicode.h"

namespace langdu::normalizer {

namespace {

struct Pair {
    Shape shape;
    std::string first, second;
};

bool padded(const std::string& digits) { return digits.size() > 1 && digits[0] == '0'; }

// 图1-2、1-3: the word stands before the first one of a list, and no verb ends with it (代表, 电表).
bool names_figure(const Site& site, std::size_t end) {
    const bool shown = site.tables.set("figure_shown").at(site.text, end) != 0; // 图1-2所示
    if ((with_unit_after(site, end) && !shown) || site.tables.set("figure_counts").at(site.text, end))
        return false;
    auto at = site.at;
    for (int i = 0; i < 24 && at > 0; ++i, --at) {
        if (site.text.before(at) == U' ') continue;
        if (const auto length = site.tables.words(Words::figure).before(site.text, at))
            return !site.tables.set("no_figure").before(site.text, at);
        const bool joint =
            site.text.before(at) == U'-' || site.tables.set("digit_joint").before(site.text, at);
        if (!is_digit(site.text.before(at)) && !joint) return false;
    }
    return false;
}

// 满200-30、300-50: does the word open the list that goes on at `at`?
bool behind_full(const Site& site) {
    const auto& text = site.text;
    for (auto at = site.at; at > 0 && site.at - at < 32; --at) {
        if (site.tables.set("full").before(text, at)) return true;
        if (!is_digit(text.before(at)) && !is_one_of(text.before(at), U"-¥ 、,，/") &&
            !site.tables.set("discount_list").before(text, at))
            return false;
    }
    return false;
}

Facts years(const std::string& first, const std::string& second) {
    const auto years = two_years(first, second);
    return when(years.rising, fact<pair_facts>("years")) |
           when(years.rising && (years.next || years.full), fact<pair_facts>("season_years")) |
           when(years.modern, fact<pair_facts>("modern_years")) |
           when(years.old, fact<pair_facts>("old_years"));
}

// （1736-1795在位）, 北宋（960-1127）
Facts reign(const Site& site, const Pair& pair, std::size_t end) {
    const auto& text = site.text;
    if (pair.first.size() < 3 || pair.second.size() < 2 || padded(pair.first)) return 0;
    const int a = std::stoi(pair.first), b = std::stoi(pair.second);
    if (b <= a || b > 2100) return 0;
    const bool closed = text.before(site.at) == U'(' &&
                        (is_one_of(text[end], U"),，;、") || site.tables.set("reigned").at(text, end));
    const bool life = closed && a >= 1000 && b - a < 400 && (a % 10 != 0 || b % 10 != 0);
    const bool dynasty = closed && (site.tables.words(Words::dynasty).before(text, site.at - 1) ||
                                    site.tables.set("dynasty_short").before(text, site.at - 1));
    const bool era = pair.second.size() == 4 && introduced_by(site, Words::era);
    return when(life || dynasty || era, fact<pair_facts>("reign"));
}

std::optional<Pair> read(const Site& site) {
    const auto& text = site.text;
    const char32_t before = text.before(site.at);
    if (!is_digit(text[site.at]) || is_digit(before) || is_one_of(before, U".-—~")) return std::nullopt;
    Cursor cursor{text, site.at};
    Pair out;
    out.first = cursor.digits(1, 6);
    if (out.first.empty()) return std::nullopt;
    const char32_t sign = cursor.peek();
    const bool tight = sign == U'-' || sign == U'—';
    if (!cursor.range_sign()) return std::nullopt;
    const bool spaced = cursor.at() != site.at + out.first.size() + 1;
    out.second = cursor.digits(1, 6);
    const auto end = cursor.at();
    const char32_t after = cursor.peek();
    if (out.second.empty() || is_latin(after) || is_range_sign(after) || is_one_of(after, U".%‰×"))
        return std::nullopt;
    const bool standard = tight && !spaced && names_standard(site, out.first, out.second);
    if (is_latin(before) && !standard) return std::nullopt;
    const auto a = out.first.size(), b = out.second.size();
    const bool unit = with_unit_after(site, end);
    const bool falling = std::stoi(out.first) > std::stoi(out.second);
    const bool set = tight && !spaced && among_sets(site, site.at);
    const bool period = introduced_by(site, Words::period);
    const auto& scored = site.tables.words(Words::score);
    Cursor behind{text, end};
    behind.spaces();
    const bool year = site.tables.set("year_unit").at(text, behind.at()) != 0;
    const bool named = is_one_of(before, U"/") || is_one_of(after, U"/");
    out.shape = {site.at, end,
                 when(tight && !spaced, fact<pair_facts>("dash")) |
                     when(sign == U'-' && !spaced, fact<pair_facts>("hyphen")) |
                     when(falling, fact<pair_facts>("falling")) |
                     when(falling && site.at > 0 && is_han(before), fact<pair_facts>("falling_behind_word")) |
                     when(a <= 2 && b <= 2, fact<pair_facts>("small")) |
                     when(a > 3 || b > 3, fact<pair_facts>("large")) |
                     when(padded(out.first) || padded(out.second), fact<pair_facts>("padded")) |
                     when(unit && !scored.at(text, end), fact<pair_facts>("unit")) |
                     when(standard, fact<pair_facts>("standard")) | when(set, fact<pair_facts>("set")) |
                     when(named && !set, fact<pair_facts>("slashed")) |
                     when(period, fact<pair_facts>("period")) |
                     when(names_figure(site, end), fact<pair_facts>("figure")) |
                     when(a <= 2 && b >= 3, fact<pair_facts>("floor_room")) |
                     when(behind_full(site), fact<pair_facts>("full")) |
                     when(std::stoi(out.first) <= 31 && site.tables.set("day_unit").at(text, end) &&
                              !site.tables.set("ordinal").before(text, site.at),
                          fact<pair_facts>("days")) |
                     when(unit && !year && !site.tables.words(Words::season).at(text, behind.at()),
                          fact<pair_facts>("amount")) |
                     when(a == 3, fact<pair_facts>("three_first")) | years(out.first, out.second) |
                     reign(site, out, end)};
    return out;
}

TaggedToken joined(const Pair& pair, const Meaning& meaning, Kind first, Kind second) {
    return {pair.shape.end,
            {{first, pair.first}, {Kind::text, meaning.words.front()}, {second, pair.second}},
            {}};
}

std::optional<TaggedToken> say_numbers(const Site&, const Pair& pair, const Meaning& meaning) {
    return two_numbers(pair.shape.end, Kind::number, pair.first, pair.second, meaning);
}
std::optional<TaggedToken> say_room(const Site&, const Pair& pair, const Meaning& meaning) {
    return joined(pair, meaning, Kind::number, Kind::code);
}
// 737-800: the dash is silent, round hundreds are numbers.
std::optional<TaggedToken> say_model(const Site&, const Pair& pair, const Meaning& meaning) {
    const bool number = pair.second.size() <= 2 || pair.second.ends_with("00");
    return joined(pair, meaning, Kind::digits, number ? Kind::number : Kind::digits);
}
std::optional<TaggedToken> say_standard(const Site&, const Pair& pair, const Meaning& meaning) {
    return standard_token(pair.shape.end, pair.first, meaning.words[0], pair.second);
}
std::optional<TaggedToken> say_years(const Site& site, const Pair& pair, const Meaning&) {
    Cursor cursor{site.text, pair.shape.end};
    cursor.spaces();
    const bool word = site.tables.set("year_unit").at(site.text, cursor.at()) ||
                      site.tables.words(Words::season).at(site.text, cursor.at());
    return TaggedToken{word ? cursor.at() : pair.shape.end,
                       {{Kind::year, pair.first}, {Kind::range, {}}, {Kind::year, pair.second}},
                       {}};
}

constexpr Saying<Pair> sayings[] = {{"range", nullptr},   {"room", say_room},         {"years", say_years},
                                    {"model", say_model}, {"standard", say_standard}, {"", say_numbers}};

} // namespace

std::optional<TaggedToken> tag_pair(const Site& site) {
    const auto form = read(site);
    return form ? decide<Pair>(ShapeName::pair, site, *form, sayings) : std::nullopt;
}

} // namespace langdu::normalizer
