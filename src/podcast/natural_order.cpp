#include "podcast/natural_order.h"

#include "base/collation.h"
#include "base/unicode.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace langdu::podcast {

namespace {

using Characters = std::u32string;

struct Number {
    std::uint64_t value{};
    std::size_t end{};
};

int digit_value(char32_t c) {
    if (c >= U'0' && c <= U'9') return static_cast<int>(c - U'0');
    if (c >= U'０' && c <= U'９') return static_cast<int>(c - U'０');
    return -1;
}

std::optional<Number> digits_at(const Characters& text, std::size_t at) {
    constexpr std::uint64_t most = 1'000'000'000'000'000'000;
    Number out{0, at};
    for (; out.end < text.size() && digit_value(text[out.end]) >= 0; ++out.end)
        if (out.value < most / 10)
            out.value = out.value * 10 + static_cast<unsigned>(digit_value(text[out.end]));
    return out.end > at ? std::optional(out) : std::nullopt;
}

// 十二, 一百零三, 二〇二四, 两万: places by 十百千万 or digit by digit.
std::optional<Number> numerals_at(const Characters& text, std::size_t at) {
    static constexpr std::u32string_view digits = U"〇一二三四五六七八九", variants = U"零壹贰叁肆伍陆柒捌玖";
    std::uint64_t whole = 0, section = 0, digit = 0;
    bool after_digit = false;
    std::size_t end = at;
    for (; end < text.size() && end < at + 24; ++end) {
        const char32_t c = text[end] == U'两' ? U'二' : text[end];
        auto value = digits.find(c);
        if (value == std::u32string_view::npos) value = variants.find(c);
        if (value != std::u32string_view::npos) {
            digit = after_digit ? digit * 10 + value : value;
            after_digit = true;
            continue;
        }
        const std::uint64_t unit = c == U'十' || c == U'拾'   ? 10
                                   : c == U'百' || c == U'佰' ? 100
                                   : c == U'千'               ? 1000
                                                              : 0;
        if (unit)
            section += (after_digit ? digit : 1) * unit;
        else if (c == U'万')
            whole = (whole + section + digit) * 10'000, section = 0;
        else
            break;
        digit = 0;
        after_digit = false;
    }
    if (end == at) return std::nullopt;
    return Number{whole + section + digit, end};
}

bool ends_name(const Characters& text, std::size_t at) {
    static constexpr std::u32string_view ends = U"册冊篇卷部集编編章、.．)）]】 /_-";
    return at >= text.size() || ends.find(text[at]) != std::u32string_view::npos;
}

// 上册, 三国（下）, 甲部, 卷丙: one sign that stands for a number. 上海 is a word.
std::optional<Number> rank_at(const Characters& text, std::size_t at) {
    for (const std::u32string_view ranks : {U"上中下", U"甲乙丙丁戊己庚辛壬癸"})
        if (const auto rank = ranks.find(text[at]);
            rank != std::u32string_view::npos && ends_name(text, at + 1))
            return Number{rank + 1, at + 1};
    return std::nullopt;
}

Characters characters_of(std::string_view text) {
    Characters out;
    for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end())) out.push_back(c.value);
    return out;
}

void append_number(std::string& key, std::uint64_t value) {
    key += '\x01'; // before every word
    for (int shift = 56; shift >= 0; shift -= 8) {
        // Two bytes for eight bits: no byte is 0, which ends a word.
        const auto byte = static_cast<unsigned char>(value >> shift);
        key += static_cast<char>(1 + (byte >> 4));
        key += static_cast<char>(1 + (byte & 15));
    }
}

} // namespace

std::string natural_key(std::string_view text) {
    const auto characters = characters_of(text);
    std::string key, word;
    const auto end_word = [&] {
        if (!word.empty()) key.append("\x02").append(collation_key(word)).append(1, '\0');
        word.clear();
    };
    for (std::size_t at = 0; at < characters.size();) {
        auto number = digits_at(characters, at);
        if (!number) number = numerals_at(characters, at);
        if (!number) number = rank_at(characters, at);
        if (number) {
            end_word();
            append_number(key, number->value);
            at = number->end;
        } else
            append_utf8(word, characters[at++]);
    }
    end_word();
    return key.append(1, '\0').append(text); // 第1章 and 第一章 are not one
}

} // namespace langdu::podcast
