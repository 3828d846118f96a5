#include "article/list_labels.h"

#include "base/unicode.h"

#include <algorithm>
#include <iterator>

namespace langdu::article {

namespace {

constexpr int most = 9999; // larger numbers are no labels

std::string decimal(int n) { return std::to_string(n); }

std::string decimal_zero(int n) { return (n < 10 ? "0" : "") + std::to_string(n); }

std::string full_width(int n) {
    std::string out;
    for (const char c : std::to_string(n)) append_utf8(out, U'０' + static_cast<char32_t>(c - '0'));
    return out;
}

std::string letters(int n) {
    return std::string(static_cast<std::size_t>((n - 1) / 26 % 4 + 1), static_cast<char>('a' + (n - 1) % 26));
}

std::string roman(int n) {
    static constexpr std::pair<int, const char*> parts[] = {
        {1000, "m"}, {900, "cm"}, {500, "d"}, {400, "cd"}, {100, "c"}, {90, "xc"}, {50, "l"},
        {40, "xl"},  {10, "x"},   {9, "ix"},  {5, "v"},    {4, "iv"},  {1, "i"}};
    std::string out;
    for (const auto& [value, sign] : parts)
        for (; n >= value; n -= value) out += sign;
    return out;
}

std::string upper(std::string text) {
    std::ranges::transform(text, text.begin(),
                           [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return text;
}

// 21 => 二十一, 105 => 一百零五
std::string counted(int n, std::u32string_view digits, std::u32string_view places) {
    std::u32string out;
    bool zero = false;
    for (int place = 3, unit = 1000; place >= 0; --place, unit /= 10) {
        const int digit = n / unit % 10;
        if (digit == 0) {
            zero = !out.empty();
            continue;
        }
        if (zero) out += digits[0];
        zero = false;
        if (!(place == 1 && digit == 1 && out.empty() && digits[1] == U'一'))
            out += digits[static_cast<std::size_t>(digit)];
        if (place > 0) out += places[static_cast<std::size_t>(place)];
    }
    return to_utf8(out);
}

std::string chinese(int n) { return counted(n, U"零一二三四五六七八九", U" 十百千"); }
std::string legal(int n) { return counted(n, U"零壹贰叁肆伍陆柒捌玖", U" 拾佰仟"); }
std::string legal_traditional(int n) { return counted(n, U"零壹貳參肆伍陸柒捌玖", U" 拾佰仟"); }

std::string digit_by_digit(int n) {
    std::string out;
    for (const char c : std::to_string(n)) append_utf8(out, U"〇一二三四五六七八九"[c - '0']);
    return out;
}

std::string one_of(std::u32string_view signs, int n) {
    return n <= static_cast<int>(signs.size()) ? to_utf8(signs[static_cast<std::size_t>(n) - 1])
                                               : std::to_string(n);
}
std::string stems(int n) { return one_of(U"甲乙丙丁戊己庚辛壬癸", n); }
std::string branches(int n) { return one_of(U"子丑寅卯辰巳午未申酉戌亥", n); }
std::string circled(int n) { return one_of(U"①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳", n); }

struct Format {
    std::string_view name;
    std::string (*write)(int n);
};

constexpr Format formats[] = {
    {"decimal", decimal},
    {"1", decimal},
    {"1, 2, 3, ...", decimal},
    {"decimalZero", decimal_zero},
    {"01", decimal_zero},
    {"decimalFullWidth", full_width},
    {"decimalFullWidth2", full_width},
    {"１, ２, ３, ...", full_width},
    {"decimalHalfWidth", decimal},
    {"ordinal", decimal},
    {"lowerLetter", letters},
    {"a", letters},
    {"upperLetter", [](int n) { return upper(letters(n)); }},
    {"A", [](int n) { return upper(letters(n)); }},
    {"lowerRoman", roman},
    {"i", roman},
    {"upperRoman", [](int n) { return upper(roman(n)); }},
    {"I", [](int n) { return upper(roman(n)); }},
    {"chineseCounting", chinese},
    {"chineseCountingThousand", chinese},
    {"taiwaneseCounting", chinese},
    {"taiwaneseCountingThousand", chinese},
    {"japaneseCounting", chinese},
    {"一, 二, 三, ...", chinese},
    {"ideographDigital", digit_by_digit},
    {"japaneseDigitalTenThousand", digit_by_digit},
    {"taiwaneseDigital", digit_by_digit},
    {"chineseLegalSimplified", legal},
    {"壹, 贰, 叁, ...", legal},
    {"ideographLegalTraditional", legal_traditional},
    {"壹, 貳, 參, ...", legal_traditional},
    {"ideographTraditional", stems},
    {"甲, 乙, 丙, ...", stems},
    {"ideographZodiac", branches},
    {"子, 丑, 寅, ...", branches},
    {"decimalEnclosedCircle", circled},
    {"decimalEnclosedCircleChinese", circled},
    {"①, ②, ③, ...", circled},
};

} // namespace

std::string list_number(std::string_view format, int n) {
    if (n < 1 || n > most) return {};
    const auto found = std::ranges::find(formats, format, &Format::name);
    return found == std::end(formats) ? std::string() : found->write(n);
}

} // namespace langdu::article
