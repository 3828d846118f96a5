// Numbers with colons between them: 3:2, 9:30, 2:01.39, 1:59:40, 1:1.5:2, 8080:80, 图1：2019. A time, how
// long something took, a score or ratio, ports or a label: evidence.tsv weighs.
#include "base/one_of.h"
#include "normalizer/clock.h"
#include "normalizer/decide.h"
#include "normalizer/number.h"
#include "normalizer/shapes/facts.h"
#include "normalizer/shapes/standard.h"

#include <algorithm>

namespace langdu::normalizer {

namespace {

struct Colon {
    Shape shape;
    std::vector<Number> numbers;
    std::optional<Clock> clock;
};

// 11:7、9:11、11:5 are scores: one of their neighbours can be no time.
bool among_scores(const FoldedText& text, std::size_t at) {
    const auto in_list = [](char32_t c) { return is_digit(c) || is_one_of(c, U":、,，- "); };
    constexpr std::size_t reach = 30;
    auto from = at;
    while (at - from < reach && in_list(text.before(from))) --from;
    while (from < at && is_digit(text[from]) && is_digit(text.before(from))) ++from; // not inside a number
    for (auto i = from; i < at + reach && in_list(text[i]);) {
        Cursor cursor{text, i};
        const auto first = cursor.digits(1, 3);
        const bool pair = !first.empty() && cursor.eat(U':');
        const auto second = pair ? cursor.digits(1, 3) : std::string{};
        if (!second.empty() && (std::stoi(first) > 24 || std::stoi(second) > 59 ||
                                (second.size() == 1 && cursor.peek() != U'-')))
            return true;
        i = std::max(i + 1, cursor.at());
    }
    return false;
}

// 9:30-12:00: nobody writes scores as a range.
bool opens_range(const FoldedText& text, std::size_t at) {
    Cursor cursor{text, at};
    if (!cursor.range_sign()) return false;
    const auto other = clock_at(text, cursor.at());
    return other && std::stoi(other->hour) <= 24;
}

// 水粉比1:15; but 比9:30早
bool behind_compared(const Site& site, std::size_t end) {
    return site.tables.set("compared").before(site.text, site.at) && is_han_at(site.text, site.at - 2) &&
           !site.tables.set("than_time").at(site.text, end);
}

Facts clock_facts(const Site& site, const Clock& clock) {
    const auto& text = site.text;
    const bool bare = clock.second.empty(), range = opens_range(text, clock.end);
    const bool clear = bare && !range && !site.tables.words(Words::clock_after).at(text, clock.end);
    const bool behind_date = !bare && is_digit(text.before(site.at, 2));
    return fact<colon_facts>("minutes") |
           when(clock.hour.size() == 1 || clock.hour <= "24", fact<colon_facts>("clock")) |
           when(!bare, fact<colon_facts>("seconds")) | when(bare, fact<colon_facts>("bare")) |
           when(bare && clock.hour[0] == '0', fact<colon_facts>("bare_zero")) |
           when(clock.minute == "00", fact<colon_facts>("sharp")) |
           when(clock.hour[0] == '0', fact<colon_facts>("zero_hour")) |
           when(range, fact<colon_facts>("opens_range")) |
           when(bare && among_scores(text, site.at), fact<colon_facts>("among_scores")) |
           when(clear && introduced_by(site, Words::period), fact<colon_facts>("of_period")) |
           when(bare && !range && behind_compared(site, clock.end), fact<colon_facts>("compared")) |
           when(!clock.rest.empty() && !behind_date, fact<colon_facts>("hundredths"));
}

Facts pair_facts_of(const Site& site, const Colon& colon) {
    const auto& text = site.text;
    if (colon.numbers.size() != 2 || is_alnum(text[colon.shape.end])) return 0;
    const auto &first = colon.numbers[0].integer, &second = colon.numbers[1].integer;
    const auto a = first.size(), b = second.size();
    if (!colon.numbers[0].whole() || !colon.numbers[1].whole() || a > 5 || b > 5) return 0;
    const bool round = second.find_first_not_of('0', 1) == std::string::npos; // 1:10000 is a scale
    return fact<colon_facts>("pair") |
           when(names_standard(site, first, second), fact<colon_facts>("standard")) |
           when((a >= 4 && b >= 2) || (b >= 4 && a >= 2 && !round), fact<colon_facts>("port")) |
           when(first == second && a >= 2, fact<colon_facts>("equal"));
}

std::optional<Colon> read(const Site& site) {
    const auto& text = site.text;
    if (!is_colon(behind_figures(text, site.at))) return std::nullopt;
    Colon out;
    out.clock = clock_at(text, site.at);
    for (auto at = site.at; out.numbers.size() < 6;) {
        const auto number = number_at(text, at);
        if (!number) break;
        out.numbers.push_back(*number);
        if (!is_colon(text[number->end]) || !is_digit(text[number->end + 1])) break;
        at = number->end + 1;
    }
    if (out.numbers.size() < 2 && !out.clock) return std::nullopt;
    const auto& first = out.numbers.front();
    const auto& second = out.numbers.back();
    const bool year = second.integer.size() == 4 && second.integer >= "1900" && second.integer <= "2099";
    out.shape = {site.at, out.numbers.back().end, 0};
    out.shape.facts =
        (out.clock ? clock_facts(site, *out.clock) : 0) | pair_facts_of(site, out) |
        when(text.written(first.end) == U'：', fact<colon_facts>("wide")) |
        when(first.small() >= 0 && first.small() < 100 && year && text.written(first.end) == U'：',
             fact<colon_facts>("wide_year"));
    return out;
}

// am, p.m.: which half of the day, and where it ends.
struct HalfDay {
    char letter{};
    std::size_t end{};
};
HalfDay half_day(const FoldedText& text, std::size_t at) {
    Cursor cursor{text, at};
    cursor.spaces();
    const char32_t first = cursor.peek() | 0x20;
    if (first != U'a' && first != U'p') return {};
    cursor.skip(1);
    const bool dotted = cursor.eat(U'.');
    if (!cursor.eat_any(U"mM") || is_alnum(cursor.peek())) return {};
    if (dotted) cursor.eat(U'.');
    return {static_cast<char>(first), cursor.at()};
}

// The words of a time: 上午|下午|凌晨|中午|秒
enum TimeWord : std::size_t { forenoon, afternoon, after_midnight, noon, second_word };

const std::string& half_day_word(const Meaning& meaning, char letter, const std::string& hour) {
    const bool twelve = hour == "12";
    const auto word = letter == 'a' ? (twelve ? after_midnight : forenoon) : (twelve ? noon : afternoon);
    return meaning.words[word];
}

const Meaning& meaning_of_time(const Site& site) {
    const auto& meanings = shape_table(site, ShapeName::colon).meanings;
    return *std::find_if(meanings.begin(), meanings.end(), [](const auto& m) { return m.name == "time"; });
}

std::optional<TaggedToken> say_time(const Site& site, const Colon& colon, const Meaning& meaning) {
    if (!colon.clock) return std::nullopt;
    const auto& clock = *colon.clock;
    if (!clock.rest.empty()) { // 14:30:05.123
        if (clock.second.empty()) return std::nullopt;
        return TaggedToken{clock.end,
                           {{Kind::clock, clock.hour + ":" + clock.minute},
                            {Kind::number, std::to_string(std::stoi(clock.second)) + "." + clock.rest},
                            {Kind::text, meaning.words[second_word]}},
                           {}};
    }
    Cursor cursor{site.text, clock.end};
    if (clock.second.empty() && clock.minute != "00") // 22:05分
        cursor.skip(site.tables.set("minute_unit").at(site.text, cursor.at()) == 1);
    if (!clock.second.empty() && cursor.peek() == U'Z' && !is_alnum(cursor.peek(1))) cursor.skip(1);
    TaggedToken token{cursor.at(), {{Kind::clock, clock.value()}}, {}};
    if (const auto half = half_day(site.text, cursor.at()); half.letter) {
        if (!site.tables.words(Words::part_of_day).before(site.text, site.at)) // 下午3:30pm
            token.parts.insert(token.parts.begin(),
                               {Kind::text, half_day_word(meaning, half.letter, clock.hour)});
        token.end = half.end;
    }
    return token;
}

// 03:25 in minutes, 1:59:40, 2:01.39
std::optional<TaggedToken> say_length(const Site&, const Colon& colon, const Meaning&) {
    if (!colon.clock) return std::nullopt;
    const auto& clock = *colon.clock;
    TaggedToken token{
        clock.end, {{Kind::length, clock.second.empty() ? "0:" + clock.value() : clock.value()}}, {}};
    if (!clock.rest.empty()) token.parts.push_back({Kind::digits, clock.rest});
    return token;
}

std::optional<TaggedToken> say_hours(const Site&, const Colon& colon, const Meaning&) {
    if (!colon.clock) return std::nullopt;
    return TaggedToken{colon.clock->end, {{Kind::length, colon.clock->value()}}, {}};
}

std::optional<TaggedToken> say_ratio(const Site& site, const Colon& colon, const Meaning& meaning) {
    if (is_latin(site.text.before(site.at)) || is_latin(site.text[colon.shape.end])) return std::nullopt;
    TaggedToken token{colon.shape.end, {}, {}};
    for (const auto& number : colon.numbers) {
        if (!token.parts.empty()) token.parts.push_back({Kind::text, meaning.words[0]});
        token.parts.push_back({Kind::number, number.value()});
    }
    return token;
}

std::optional<TaggedToken> say_ports(const Site&, const Colon& colon, const Meaning&) {
    return TaggedToken{colon.shape.end,
                       {{Kind::digits, colon.numbers[0].integer},
                        {Kind::range, {}},
                        {Kind::digits, colon.numbers[1].integer}},
                       {}};
}

std::optional<TaggedToken> say_standard(const Site&, const Colon& colon, const Meaning& meaning) {
    return standard_token(colon.shape.end, colon.numbers[0].integer, meaning.words[0],
                          colon.numbers[1].integer);
}

// 图1：2019: the colon stays a pause, what follows is read by itself.
std::optional<TaggedToken> say_label(const Site&, const Colon& colon, const Meaning&) {
    const auto& label = colon.numbers.front();
    return TaggedToken{label.end, {{Kind::number, label.value()}}, {}};
}

std::optional<TaggedToken> say_numbers(const Site&, const Colon& colon, const Meaning& meaning) {
    if (colon.numbers.size() != 2) return std::nullopt;
    return two_numbers(colon.shape.end, Kind::number, colon.numbers[0].value(), colon.numbers[1].value(),
                       meaning);
}

constexpr Saying<Colon> sayings[] = {{"ratio", say_ratio},       {"time", say_time},   {"length", say_length},
                                     {"hours", say_hours},       {"ports", say_ports}, {"label", say_label},
                                     {"standard", say_standard}, {"", say_numbers}};

} // namespace

std::optional<TaggedToken> tag_colon(const Site& site) {
    const auto form = read(site);
    return form ? decide<Colon>(ShapeName::colon, site, *form, sayings) : std::nullopt;
}

// 8am, 5 p.m.: an hour without a colon.
std::optional<TaggedToken> tag_hour(const Site& site) {
    const auto& text = site.text;
    if (is_alnum(text.before(site.at)) || text.before(site.at) == U'.' || is_colon(text.before(site.at)))
        return std::nullopt;
    if (!any_behind_digits(text, site.at, U"aApP ")) return std::nullopt;
    Cursor cursor{text, site.at};
    const auto hour = cursor.digits(1, 2);
    const auto half = hour.empty() ? HalfDay{} : half_day(text, cursor.at());
    if (!half.letter || std::stoi(hour) < 1 || std::stoi(hour) > 12) return std::nullopt;
    const auto& word = half_day_word(meaning_of_time(site), half.letter, hour);
    return TaggedToken{half.end, {{Kind::text, word}, {Kind::clock, hour + ":00"}}, {}};
}

} // namespace langdu::normalizer
