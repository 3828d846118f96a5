#include "normalizer/number.h"

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

// 11:7、9:11、11:5 are scores: one of their neighbours can be no time.
bool among_scores(const FoldedText& text, std::size_t at) {
    const auto in_list = [](char32_t c) {
        return is_digit(c) || (c && std::u32string_view(U":、,，- ").find(c) != std::u32string_view::npos);
    };
    constexpr std::size_t reach = 30;
    auto from = at;
    while (at - from < reach && in_list(text.before(from))) --from;
    for (auto i = from; i < at + reach && in_list(text[i]); ++i)
        if (text[i] == U':' && is_digit(text[i + 1]) && !is_digit(text[i + 2]) && text[i + 2] != U'-')
            return true;
    return false;
}

} // namespace

std::optional<TaggedToken> tag_time(const Site& site) {
    const auto& text = site.text;
    const char32_t before = text.before(site.at);
    if (is_colon(before) || is_latin(before) || before == U'.' || before == U'=') return std::nullopt;
    Cursor cursor{text, site.at};
    const auto hour = cursor.digits(1, 2);
    if (hour.empty() || !cursor.eat(U':')) return std::nullopt;
    const auto minute = cursor.digits(2, 2);
    if (minute.empty() || minute > "59") return std::nullopt;
    std::string second;
    if (cursor.peek() == U':') {
        cursor.skip(1);
        second = cursor.digits(2, 2);
        if (second.empty() || second > "59") return std::nullopt;
    }
    if (is_colon(cursor.peek()) && is_digit(cursor.peek(1))) return std::nullopt;
    const bool asked = near(text, site.tables.words(Words::result), site.at, cursor.at(), 12);
    std::string value = hour + ":" + minute + (second.empty() ? "" : ":" + second);
    if (cursor.peek() == U'.' && is_digit(cursor.peek(1))) { // 2:01.39 is a result
        cursor.skip(1);
        const auto rest = cursor.digits(1, 3);
        if (rest.empty()) return std::nullopt;
        TaggedToken token{cursor.at(), {{Kind::length, second.empty() ? "0:" + value : value}}, {}};
        token.parts.push_back({Kind::digits, rest});
        return token;
    }
    if (!second.empty() && asked) return TaggedToken{cursor.at(), {{Kind::length, value}}, {}};
    if (hour > "24" && hour.size() == 2) return std::nullopt;
    const bool sure = !second.empty() || minute == "00" || hour[0] == '0' || time_before(site);
    if (!sure && (among_scores(text, site.at) ||
                  near(text, site.tables.words(Words::score), site.at, cursor.at(), 12) ||
                  near(text, site.tables.words(Words::ratio), site.at, cursor.at(), 6)))
        return std::nullopt;
    if (second.empty() && minute != "00") cursor.eat(U'分'); // 22:05分
    TaggedToken token{cursor.at(), {{Kind::clock, value}}, {}};
    if (const auto half = half_day(text, cursor.at()); half.word) {
        token.parts.insert(token.parts.begin(), {Kind::text, half.word});
        token.end = half.end;
    }
    return token;
}

} // namespace langdu
