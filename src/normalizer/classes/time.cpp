#include "normalizer/classes/clock.h"
#include "normalizer/number.h"

#include <algorithm>

namespace langdu {

namespace {

// Words right before a time: 3月21日21:30, 上午8:00, 截至15:00.
bool time_before(const Site& site) {
    const auto at = before_spaces(site.text, site.at);
    if (at == std::string::npos) return false;
    constexpr std::u32string_view last = U"日号午晨晚早夜间时点周一二三四五六七八九十(";
    return last.find(site.text[at]) != last.npos;
}

// am, p.m.: what it adds, and where it ends.
struct HalfDay {
    const char* word{};
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
    return {first == U'a' ? "上午" : "下午", cursor.at()};
}

// 8am, 5 p.m.
std::optional<TaggedToken> hour_alone(const FoldedText& text, std::size_t at) {
    if (is_alnum(text.before(at)) || text.before(at) == U'.' || is_colon(text.before(at)))
        return std::nullopt;
    if (!any_behind_digits(text, at, U"aApP ")) return std::nullopt;
    Cursor cursor{text, at};
    const auto hour = cursor.digits(1, 2);
    const auto half = hour.empty() ? HalfDay{} : half_day(text, cursor.at());
    if (!half.word || std::stoi(hour) < 1 || std::stoi(hour) > 12) return std::nullopt;
    return TaggedToken{half.end, {{Kind::text, half.word}, {Kind::clock, hour + ":00"}}, {}};
}

// 11:7、9:11、11:5 are scores: one of their neighbours can be no time.
bool among_scores(const FoldedText& text, std::size_t at) {
    const auto in_list = [](char32_t c) {
        return is_digit(c) || (c && std::u32string_view(U":、,，- ").find(c) != std::u32string_view::npos);
    };
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

// What stands around says that it is a time, whatever else is told nearby.
bool surely_a_time(const Site& site, const Clock& clock) {
    return !clock.second.empty() || clock.minute == "00" || clock.hour[0] == '0' || time_before(site) ||
           opens_range(site.text, clock.end) || introduced_by(site, Words::clock_before) ||
           site.tables.words(Words::clock_after).at(site.text, clock.end);
}

// 比分3:00, 末节18:17, 水粉比1:15; but 比9:30早
bool surely_a_ratio(const Site& site, const Clock& clock) {
    if (introduced_by(site, Words::period))
        return !site.tables.words(Words::clock_after).at(site.text, clock.end); // 第四节12:30开始
    constexpr std::u32string_view compared = U"早晚更";
    return site.text.before(site.at) == U'比' && is_han_at(site.text, site.at - 2) &&
           compared.find(site.text[clock.end]) == compared.npos;
}

bool maybe_a_ratio(const Site& site, const Clock& clock) {
    const auto& words = site.tables;
    return among_scores(site.text, site.at) ||
           near(site.text, words.words(Words::score), site.at, clock.end, 12) ||
           near(site.text, words.words(Words::ratio), site.at, clock.end, 6);
}

} // namespace

// 9:30, 21:30:05, 8:00am, 2024-03-05T14:30:00Z
std::optional<TaggedToken> tag_time(const Site& site) {
    const auto& text = site.text;
    if (auto token = hour_alone(text, site.at)) return token;
    const auto clock = clock_at(text, site.at);
    if (!clock || (clock->hour > "24" && clock->hour.size() == 2)) return std::nullopt;
    if (!clock->rest.empty()) // 14:30:05.123
        return TaggedToken{clock->end,
                           {{Kind::clock, clock->hour + ":" + clock->minute},
                            {Kind::number, std::to_string(std::stoi(clock->second)) + "." + clock->rest},
                            {Kind::text, "秒"}},
                           {}};
    if (clock->second.empty() && !opens_range(text, clock->end) && surely_a_ratio(site, *clock))
        return std::nullopt;
    if (!surely_a_time(site, *clock) && maybe_a_ratio(site, *clock)) return std::nullopt;
    Cursor cursor{text, clock->end};
    if (clock->second.empty() && clock->minute != "00") cursor.eat(U'分'); // 22:05分
    if (!clock->second.empty() && cursor.peek() == U'Z' && !is_alnum(cursor.peek(1))) cursor.skip(1);
    TaggedToken token{cursor.at(), {{Kind::clock, clock->value()}}, {}};
    if (const auto half = half_day(text, cursor.at()); half.word) {
        token.parts.insert(token.parts.begin(), {Kind::text, half.word});
        token.end = half.end;
    }
    return token;
}

} // namespace langdu
