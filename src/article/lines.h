// Lines of a text file, and how lines that an editor has wrapped are one paragraph again.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace langdu::article {

// A line without its end and without white space around it.
struct TextLine {
    int number{};          // 1-based
    std::string_view text; // trimmed
    int indent{};          // columns of white space before the text; an ideographic space is two
    bool blank() const { return text.empty(); }
};

// Ends: LF, CRLF, CR, NEL, U+2028, U+2029, form feed. The views stay in `utf8`.
std::vector<TextLine> split_lines(std::string_view utf8);
std::vector<TextLine> split_lines(std::string&&) = delete; // the lines are views

// Columns as a terminal shows them: Han and full-width forms are two.
int display_width(std::string_view utf8);

// 100 when an editor wrapped this text at 100 columns, 0 when every line is a paragraph: in wrapped text most
// lines that another follows are so full that the next word does not fit.
int wrap_width(const std::vector<TextLine>& lines);
// Would the first word of `next` have fitted behind `line`? Then the line ended for another reason.
bool is_wrapped(const TextLine& line, const TextLine& next, int width);

// Appends a continuation line: a space between Latin words, none beside Han characters and their punctuation.
void append_line(std::string& paragraph, std::string_view line);

} // namespace langdu::article
