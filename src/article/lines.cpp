#include "article/lines.h"

#include "base/unicode.h"

#include <algorithm>

namespace langdu::article {

namespace {

constexpr bool is_wide(char32_t c) {
    return (c >= 0x1100 && c <= 0x115F) || (c >= 0x2E80 && c <= 0xA4CF) || (c >= 0xAC00 && c <= 0xD7A3) ||
           (c >= 0xF900 && c <= 0xFAFF) || (c >= 0xFE30 && c <= 0xFE4F) || (c >= 0xFF00 && c <= 0xFF60) ||
           (c >= 0xFFE0 && c <= 0xFFE6) || (c >= 0x1F300 && c <= 0x1FAFF) || (c >= 0x20000 && c <= 0x3FFFD) ||
           c == 0x201C || c == 0x201D || c == 0x2018 || c == 0x2019 || c == 0x2014 || c == 0x2026;
}

// Beside these a line end is no space: Han, kana, CJK punctuation, full-width forms, the dashes and quotes of
// Chinese.
constexpr bool joins_without_space(char32_t c) { return is_wide(c) && !(c >= 0xAC00 && c <= 0xD7A3); }

constexpr int longest_wrap = 132;
constexpr int shortest_wrap = 24;

// How many columns a word wrapper must place at once: one wide character, or a run of narrow ones; with the
// punctuation behind it that may not open a line.
int first_word_width(std::string_view text) {
    const auto first = code_point_at(text, 0);
    int width = is_wide(first.value) ? 2 : 1;
    std::size_t at = first.end();
    if (width == 1)
        for (auto c = code_point_at(text, at); c.size && c.value != ' ' && !is_wide(c.value);
             c = code_point_at(text, at)) {
            ++width;
            at = c.end();
        }
    static constexpr std::u32string_view no_line_start = U"，。、；：？！）》」』”’】〉,.;:?!)";
    for (auto c = code_point_at(text, at); c.size && no_line_start.find(c.value) != std::u32string_view::npos;
         c = code_point_at(text, at)) {
        width += is_wide(c.value) ? 2 : 1;
        at = c.end();
    }
    return width;
}

bool opens_list_item(std::string_view text) {
    const auto c = code_point_at(text, 0);
    static constexpr std::u32string_view bullets = U"-*+•·●○■◆▪‣";
    return bullets.find(c.value) != std::u32string_view::npos && code_point_at(text, c.end()).value == ' ';
}

} // namespace

std::vector<TextLine> split_lines(std::string_view utf8) {
    std::vector<TextLine> lines;
    int number = 1;
    const auto add = [&](std::string_view raw) {
        TextLine line{number++, trim(raw), 0};
        const auto before =
            raw.substr(0, line.blank() ? 0 : static_cast<std::size_t>(line.text.data() - raw.data()));
        for (auto c = code_point_at(before, 0); c.size; c = code_point_at(before, c.end()))
            line.indent += c.value == '\t'     ? 8 - line.indent % 8
                           : c.value == 0xFEFF ? 0
                           : is_wide(c.value)  ? 2
                                               : 1;
        lines.push_back(line);
    };
    std::size_t begin = 0;
    for (std::size_t at = 0; at < utf8.size(); ++at) {
        const auto byte = static_cast<unsigned char>(utf8[at]);
        if (byte > 0x0D && byte < 0xC2) continue; // the common case, fast
        std::size_t size = 0;
        if (byte == '\r')
            size = utf8.substr(at).starts_with("\r\n") ? 2 : 1;
        else if (byte == '\n' || byte == '\f')
            size = 1;
        else if (byte == 0xC2 && utf8.substr(at).starts_with("\xC2\x85"))
            size = 2;
        else if (byte == 0xE2 &&
                 (utf8.substr(at).starts_with("\u2028") || utf8.substr(at).starts_with("\u2029")))
            size = 3;
        if (size == 0) continue;
        add(utf8.substr(begin, at - begin));
        begin = at + size;
        at = begin - 1;
    }
    if (begin < utf8.size()) add(utf8.substr(begin));
    return lines;
}

int display_width(std::string_view utf8) {
    int width = 0;
    for (auto c = code_point_at(utf8, 0); c.size; c = code_point_at(utf8, c.end()))
        width += is_wide(c.value) ? 2 : 1;
    return width;
}

bool is_wrapped(const TextLine& line, const TextLine& next, int width) {
    const bool space = !joins_without_space(code_point_before(line.text, line.text.size()).value) &&
                       !joins_without_space(code_point_at(next.text, 0).value);
    return line.indent + display_width(line.text) + first_word_width(next.text) + space > width &&
           !opens_list_item(next.text);
}

int wrap_width(const std::vector<TextLine>& lines) {
    std::vector<int> widths;
    constexpr std::size_t enough = 4000; // a book's first pages show how it is set
    for (const auto& line : lines) {
        if (line.blank()) continue;
        if (line.text.size() > 4 * longest_wrap) return 0;
        widths.push_back(line.indent + display_width(line.text));
        if (widths.size() == enough) break;
    }
    if (widths.size() < 4) return 0;
    // A few lines may stick out: addresses, tables.
    const auto rank = static_cast<std::ptrdiff_t>(widths.size() - 1 - widths.size() / 50);
    std::nth_element(widths.begin(), widths.begin() + rank, widths.end());
    const int width = widths[static_cast<std::size_t>(rank)];
    if (width < shortest_wrap || width > longest_wrap) return 0;
    int full = 0, unfinished = 0, followed = 0;
    for (std::size_t i = 0; i + 1 < lines.size() && followed < static_cast<int>(enough); ++i) {
        if (lines[i].blank() || lines[i + 1].blank()) continue;
        ++followed;
        if (!is_wrapped(lines[i], lines[i + 1], width)) continue;
        ++full;
        static constexpr std::u32string_view ends = U"。！？”…：.!?";
        unfinished += ends.find(code_point_before(lines[i].text, lines[i].text.size()).value) ==
                      std::u32string_view::npos;
    }
    return full >= 3 && full * 5 >= followed * 2 && unfinished * 2 >= full ? width : 0;
}

void append_line(std::string& paragraph, std::string_view line) {
    if (paragraph.empty() || line.empty()) {
        paragraph += line;
        return;
    }
    const bool tight = joins_without_space(code_point_before(paragraph, paragraph.size()).value) ||
                       joins_without_space(code_point_at(line, 0).value);
    if (!tight) paragraph += ' ';
    paragraph += line;
}

} // namespace langdu::article
