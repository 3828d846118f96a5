#include "chapter/numbering.h"

#include "base/unicode.h"

#include <array>

namespace langdu::chapter {

namespace {

struct Number {
    int value;
    std::size_t size;
    bool han;
};

std::size_t spaces(std::string_view text) {
    std::size_t at = 0;
    for (auto c = code_point_at(text, 0); c.size && is_white_space(c.value); c = code_point_at(text, at))
        at = c.end();
    return at;
}

std::optional<Number> arabic(std::string_view text) {
    Number number{0, 0, false};
    while (number.size < text.size() && is_ascii_digit(static_cast<unsigned char>(text[number.size])) &&
           number.size < 5)
        number.value = number.value * 10 + (text[number.size++] - '0');
    return number.size ? std::optional(number) : std::nullopt;
}

// 十二 => 12, 一百零三 => 103.
std::optional<Number> han(std::string_view text) {
    static constexpr std::u32string_view digits = U"〇一二三四五六七八九", formal = U"零壹贰叁肆伍陆柒捌玖";
    Number number{0, 0, true};
    int digit = 0;
    const auto next = [&](std::size_t value) { digit = digit * 10 + static_cast<int>(value); }; // 二〇一二
    for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end())) {
        if (const auto at = digits.find(c.value); at != std::u32string_view::npos)
            next(at);
        else if (const auto written = formal.find(c.value); written != std::u32string_view::npos)
            next(written);
        else if (c.value == U'两')
            digit = 2;
        else if (c.value == U'十' || c.value == U'拾' || c.value == U'百' || c.value == U'千') {
            const int unit = c.value == U'十' || c.value == U'拾' ? 10 : c.value == U'百' ? 100 : 1000;
            number.value += (digit ? digit : 1) * unit;
            digit = 0;
        } else
            break;
        number.size = c.end();
        if (number.size > 24) return std::nullopt;
    }
    number.value += digit;
    return number.size ? std::optional(number) : std::nullopt;
}

std::optional<Number> any_number(std::string_view text) {
    if (const auto number = arabic(text)) return number;
    return han(text);
}

template <std::size_t size>
std::size_t starts_with_one_of(std::string_view text, const std::array<std::string_view, size>& words) {
    for (const auto word : words)
        if (text.starts_with(word)) return word.size();
    return 0;
}

// 第三章: the word behind the number says what it counts.
Numbering ordinal(std::string_view line) {
    std::size_t at = std::string_view("第").size();
    at += spaces(line.substr(at));
    const auto number = any_number(line.substr(at));
    if (!number) return {};
    at += number->size;
    at += spaces(line.substr(at));
    static constexpr std::array<std::string_view, 14> chapters = {"部分", "章", "回", "卷", "篇", "部", "讲",
                                                                  "课",   "編", "编", "幕", "集", "話", "话"};
    const auto rest = line.substr(at);
    NumberStyle style = NumberStyle::none;
    std::size_t size = 0;
    if ((size = starts_with_one_of(rest, chapters)))
        style = NumberStyle::chapter;
    else if ((size = starts_with_one_of(rest, std::array<std::string_view, 2>{"节", "節"})))
        style = NumberStyle::section;
    else if ((size = starts_with_one_of(rest, std::array<std::string_view, 3>{"条", "條", "款"})))
        style = NumberStyle::article;
    else if ((size = starts_with_one_of(rest, std::array<std::string_view, 1>{"步"})))
        style = NumberStyle::step;
    else
        return {};
    at += size;
    // 第一章 and nothing, white space or a mark behind it; 第一部分析 is a sentence.
    const auto next = code_point_at(line, at);
    if (next.size && !is_white_space(next.value) && !is_punctuation(next.value)) return {};
    return {style, number->value, 1, at + spaces(line.substr(at))};
}

Numbering decimal_or_arabic(std::string_view line) {
    auto number = arabic(line);
    if (!number) return {};
    std::size_t at = number->size;
    int depth = 1, value = number->value;
    while (at < line.size() && line[at] == '.') {
        const auto next = arabic(line.substr(at + 1));
        if (!next) break;
        at += 1 + next->size;
        value = next->value;
        ++depth;
    }
    const auto mark = code_point_at(line, at);
    const bool point = mark.value == '.' || mark.value == U'．' || mark.value == U'、';
    if (depth > 1) { // 3.14 is an amount, 2.1. or "2.1 " a number of a section
        if (point) at = mark.end();
        const auto gap = spaces(line.substr(at));
        if (!gap && !point) return {};
        return {NumberStyle::decimal, value, depth, at + gap};
    }
    if (point) {
        const auto next = code_point_at(line, mark.end());
        if (is_ascii_digit(next.value)) return {};
        return {NumberStyle::arabic, value, 1, mark.end() + spaces(line.substr(mark.end()))};
    }
    if (mark.value == ')' || mark.value == U'）')
        return {NumberStyle::arabic_paren, value, 1, mark.end() + spaces(line.substr(mark.end()))};
    if (number->size == 2 && line.front() == '0' && (spaces(line.substr(at)) || mark.size == 0))
        return {NumberStyle::padded, value, 1, at + spaces(line.substr(at))};
    return {};
}

Numbering in_brackets(std::string_view line, std::size_t open_size) {
    const auto number = any_number(line.substr(open_size));
    if (!number) return {};
    const auto close = code_point_at(line, open_size + number->size);
    if (close.value != ')' && close.value != U'）') return {};
    return {number->han ? NumberStyle::han_paren : NumberStyle::arabic_paren, number->value, 1,
            close.end() + spaces(line.substr(close.end()))};
}

} // namespace

Numbering find_numbering(std::string_view line) {
    const auto first = code_point_at(line, 0);
    if (!first.size) return {};
    if (first.value == U'第') return ordinal(line);
    if (first.value == '(' || first.value == U'（') return in_brackets(line, first.size);
    if (first.value >= U'①' && first.value <= U'⑳')
        return {NumberStyle::circled, static_cast<int>(first.value - U'①') + 1, 1,
                first.size + spaces(line.substr(first.size))};
    if (is_ascii_digit(first.value)) return decimal_or_arabic(line);
    static constexpr std::u32string_view bullets = U"-*+•·●○■◆▪‣►▶※★";
    if (bullets.find(first.value) != std::u32string_view::npos && spaces(line.substr(first.size)))
        return {NumberStyle::bullet, 0, 1, first.size + spaces(line.substr(first.size))};
    if (const auto number = han(line)) {
        const auto mark = code_point_at(line, number->size);
        if (mark.value == U'、' || mark.value == U'．' || mark.value == '.' ||
            (mark.size && is_white_space(mark.value)))
            return {NumberStyle::han, number->value, 1, mark.end() + spaces(line.substr(mark.end()))};
    }
    if (is_ascii_letter(first.value) && line.size() > 2 && (line[1] == '.' || line[1] == ')') &&
        line[2] == ' ')
        return {NumberStyle::letter, static_cast<int>((first.value | 0x20) - 'a') + 1, 1,
                2 + spaces(line.substr(2))};
    for (const std::string_view word : {"步骤", "步驟", "场景", "場景", "Step", "Part", "Chapter"})
        if (line.starts_with(word)) {
            std::size_t at = word.size() + spaces(line.substr(word.size()));
            if (const auto number = any_number(line.substr(at))) {
                at += number->size;
                const auto next = code_point_at(line, at);
                if (next.size && !is_white_space(next.value) && !is_punctuation(next.value)) return {};
                return {NumberStyle::step, number->value, 1, at};
            }
        }
    return {};
}

std::optional<int> read_number(std::string_view text, std::size_t& at) {
    const auto number = any_number(text.substr(at));
    if (!number) return std::nullopt;
    at += number->size;
    return number->value;
}

} // namespace langdu::chapter
