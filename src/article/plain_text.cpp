// Plain text: a paragraph is a line, or the lines that an editor wrapped. What is a heading is found later,
// from the text alone (chapter/outline); only lines that begin with "# " say so themselves.
#include "article/front_matter.h"
#include "article/lines.h"
#include "article/readers.h"
#include "base/unicode.h"

#include <algorithm>

namespace langdu::article {

namespace {

// ----, ====, * * *: nothing in it is said.
bool is_rule(std::string_view text) {
    bool seen = false;
    for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end())) {
        if (c.value == ' ') continue;
        if (c.value < 0x80 ? is_ascii_letter(c.value) || is_ascii_digit(c.value)
                           : is_letter(c.value) || is_decimal_digit(c.value))
            return false;
        if (!is_punctuation(c.value) && !is_symbol(c.value)) return false;
        seen = true;
    }
    return seen;
}

// "## 标题": the author says so. A shell comment or a root prompt ("# apt update") does not begin like a
// title.
int heading_level(const TextLine& line) {
    const auto level = line.text.find_first_not_of('#');
    if (level == std::string_view::npos || level == 0 || level > 6 || line.text[level] != ' ' ||
        line.indent > 3)
        return 0;
    const auto title = trim(line.text.substr(level));
    const auto first = code_point_at(title, 0).value;
    if (first < 0x80 && !(first >= 'A' && first <= 'Z') && !is_ascii_digit(first)) {
        bool han = false;
        for (auto c = code_point_at(title, 0); c.size && !han; c = code_point_at(title, c.end()))
            han = is_han(c.value);
        if (!han) return 0;
    }
    return static_cast<int>(level);
}

// A number or sign that opens an item; the lines after it hang.
bool opens_item(std::string_view text) {
    const auto first = code_point_at(text, 0);
    static constexpr std::u32string_view bullets = U"-*+•·●○■◆▪‣";
    if (bullets.find(first.value) != std::u32string_view::npos)
        return text.substr(first.end()).starts_with(' ');
    const auto digits = text.find_first_not_of("0123456789");
    return digits != std::string_view::npos && digits > 0 && digits < 4 &&
           (text.substr(digits).starts_with(". ") || text.substr(digits).starts_with("、") ||
            text[digits] == ')');
}

} // namespace

Article read_plain_text(const Source& source) {
    const std::string text = decode_text(source.bytes, place_of(source), source.options.encoding);
    Article article;
    const auto front = read_front_matter(text, article);
    auto lines = split_lines(std::string_view(text).substr(front.size));
    const int width = wrap_width(lines);
    const TextLine* previous = nullptr; // the line just before, when it belongs to the last block
    bool gap = true, hangs = false, separated = false;
    for (auto& line : lines) {
        line.number += front.lines;
        if (line.blank()) {
            gap = true;
            previous = nullptr;
            continue;
        }
        if (is_rule(line.text)) {
            article.skipped.push_back({line.number, std::string(line.text), SkipReason::separator});
            gap = separated = true;
            previous = nullptr;
            continue;
        }
        if (const int level = heading_level(line)) {
            const auto title = trim(line.text.substr(static_cast<std::size_t>(level)));
            article.blocks.push_back({BlockKind::heading, line.number, level, std::string(title), "", 1,
                                      line.indent, gap, separated});
            article.marked_up = true;
            separated = false;
            gap = true;
            previous = nullptr;
            continue;
        }
        const bool continues = previous && width > 0 && (line.indent <= previous->indent || hangs) &&
                               is_wrapped(*previous, line, width);
        if (continues) {
            append_line(article.blocks.back().text, line.text);
            ++article.blocks.back().lines;
            hangs = hangs && line.indent > previous->indent;
        } else {
            article.blocks.push_back({BlockKind::paragraph, line.number, 0, std::string(line.text), "", 1,
                                      line.indent, gap, separated});
            separated = false;
            hangs = opens_item(line.text);
        }
        gap = false;
        previous = &line;
    }
    return article;
}

} // namespace langdu::article
