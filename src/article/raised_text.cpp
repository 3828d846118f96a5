#include "article/raised_text.h"

#include "base/one_of.h"
#include "base/unicode.h"

#include <algorithm>

namespace langdu::article {

namespace {

constexpr std::u32string_view opening_brackets = U"[［(（〔【〖［{<〈",
                              closing_brackets = U"]］)）〕】〗］}>〉";
constexpr std::u32string_view note_signs = U"*＊∗†‡※§#¶☆★△▲◎○●";
constexpr std::u32string_view han_digits = U"〇零一二三四五六七八九十百";

std::u32string folded(std::string_view text) {
    std::u32string out;
    for (const char32_t c : to_utf32(nfkc(trim(text))))
        if (!is_white_space(c)) out += c;
    return out;
}

// Without one pair of brackets around it, or null when there is none.
bool strip_brackets(std::u32string& text) {
    if (text.size() < 3 || !is_one_of(text.front(), opening_brackets) ||
        !is_one_of(text.back(), closing_brackets))
        return false;
    text = text.substr(1, text.size() - 2);
    return true;
}

bool is_number(std::u32string_view text) {
    if (text.empty() || text.size() > 5) return false;
    return std::ranges::all_of(text, [](char32_t c) { return is_ascii_digit(c); }) ||
           std::ranges::all_of(text, [](char32_t c) { return is_one_of(c, han_digits); });
}

// 1,2 and 1-3 too
bool is_numbers(std::u32string_view text) {
    if (text.empty() || text.size() > 12) return false;
    std::size_t begin = 0;
    for (std::size_t i = 0; i <= text.size(); ++i)
        if (i == text.size() || is_one_of(text[i], U",、-–~")) {
            if (!is_number(text.substr(begin, i - begin))) return false;
            begin = i + 1;
        }
    return true;
}

bool is_latin(char32_t c) { return is_ascii_letter(c); }

// Letters of the word before: a power stands behind few.
std::size_t word_before(std::string_view before) {
    std::size_t size = 0;
    for (auto c = code_point_before(before, before.size()); c.size && is_latin(c.value);
         c = code_point_before(before, c.begin))
        ++size;
    return size;
}

char32_t last_of(std::string_view text) { return code_point_before(text, text.size()).value; }

bool can_have_power(char32_t c) {
    return is_ascii_digit(c) || is_latin(c) || is_one_of(c, U")]）") || (c >= 0x370 && c <= 0x3FF) ||
           (c >= 0x2080 && c <= 0x2089); // SO₄²⁻
}

// 厘米², 秒²
bool is_han_unit(char32_t c) { return is_one_of(c, U"米尺寸丈里秒"); }

std::string signs_for(std::u32string_view text, std::u32string_view plain, std::u32string_view signs) {
    std::u32string out;
    for (const char32_t c : text) {
        const auto at = plain.find(c);
        if (at == plain.npos) return {};
        out += signs[at];
    }
    return to_utf8(out);
}

} // namespace

std::string bare_label(std::string_view text) {
    auto label = folded(text);
    strip_brackets(label);
    for (const std::u32string_view word : {U"注释", U"注解", U"脚注", U"注", U"註", U"note"})
        if (label.starts_with(word) && label.size() > word.size()) {
            label.erase(0, word.size());
            break;
        }
    strip_brackets(label);
    while (!label.empty() && is_one_of(label.back(), U".、:,")) label.pop_back();
    if (label.size() > 1 && is_one_of(label.front(), note_signs)) label.erase(0, 1);
    return to_utf8(label);
}

bool is_note_label(std::string_view text) {
    if (text.size() > 40) return false;
    const auto first = code_point_at(trim(text), 0).value;
    if (first >= 0x2460 && first <= 0x24FF) return length_utf8(trim(text)) <= 2; // ①
    if (first >= 0x2776 && first <= 0x2793) return length_utf8(trim(text)) == 1; // ❶
    const auto label = to_utf32(bare_label(text));
    if (is_numbers(label)) return true;
    if (label == U"注" || label == U"註" || label == U"note") return true;
    const bool bracketed = is_one_of(first, opening_brackets);
    if (bracketed && label.size() == 1 && is_latin(label[0])) return true; // [a]
    return !label.empty() && label.size() <= 3 &&
           std::ranges::all_of(label, [](char32_t c) { return is_one_of(c, note_signs); });
}

bool is_raised_mark(std::string_view before, std::string_view raised, bool linked) {
    auto text = folded(raised);
    const char32_t left = last_of(before);
    const bool square = text.size() > 2 && is_one_of(text.front(), opening_brackets) &&
                        is_one_of(text.back(), closing_brackets);
    if (square) return linked || text.front() != U'(' || !(is_ascii_digit(left) || is_latin(left));
    if (!is_note_label(raised)) return false;
    if (linked || !std::ranges::all_of(text, [](char32_t c) { return is_ascii_digit(c); })) {
        if (!linked && is_one_of(text[0], U"*+") && can_have_power(left) && text.size() == 1)
            return !is_ascii_digit(left);
        return true;
    }
    if (is_han_unit(left) && (text == U"2" || text == U"3")) return false;
    if (!can_have_power(left)) return true;
    return word_before(before) >= 4; // Linux¹, but cm² and sin²
}

std::string raised_text(std::string_view before, std::string_view raised) {
    const auto text = folded(raised);
    const char32_t left = last_of(before);
    if (text.empty() || (!can_have_power(left) && !is_han_unit(left))) return std::string(raised);
    for (const std::u32string_view ending :
         {U"st", U"nd", U"rd", U"th", U"TM", U"SM", U"®", U"o", U"a", U"er", U"e"})
        if (text == ending && (is_ascii_digit(left) || ending.size() == 2)) return std::string(raised);
    constexpr std::u32string_view plain = U"0123456789+-−–n", signs = U"⁰¹²³⁴⁵⁶⁷⁸⁹⁺⁻⁻⁻ⁿ";
    // xⁿ, but x^(n+1): only a lone n is read as a sign.
    const bool letters = text.size() > 1 && text.find(U'n') != text.npos;
    if (const auto out = letters ? std::string() : signs_for(text, plain, signs); !out.empty()) return out;
    if (text.size() == 1) return is_latin(text[0]) ? "^" + to_utf8(text) : std::string(raised);
    const bool formula =
        std::ranges::all_of(text, [](char32_t c) { return c < 0x80 || c == U'−' || c == U'×'; });
    return formula ? "^(" + std::string(trim(raised)) + ")" : std::string(raised);
}

std::string lowered_text(std::string_view before, std::string_view lowered) {
    const auto text = folded(lowered);
    const char32_t left = last_of(before);
    if (text.empty() || !can_have_power(left)) return std::string(lowered);
    if (const auto out = signs_for(text, U"0123456789", U"₀₁₂₃₄₅₆₇₈₉"); !out.empty()) return out;
    const bool index = text.size() <= 3 && is_latin(left) && is_latin(text[0]);
    return index ? "_" + std::string(trim(lowered)) : std::string(lowered);
}

} // namespace langdu::article
