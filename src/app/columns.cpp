#include "app/columns.h"

#include "base/terminal_columns.h"
#include "base/unicode.h"

#include <algorithm>

namespace langdu::app {

namespace {

constexpr int gap = 2;

bool is_wide(std::string_view character) { return terminal_columns(character) == 2; }

// No line begins with these or ends with those.
constexpr std::string_view closing = "，。；：、？！）》」』”’…";
constexpr std::string_view opening = "（《「『“‘";

// As much of a text as stays together: up to a blank, or up to a place in Chinese where a line may end.
std::string_view first_word(std::string_view text) {
    std::size_t end = 0;
    for (std::string_view last; end < text.size() && text[end] != ' ';) {
        const auto next = text.substr(end, code_point_at(text, end).size);
        const bool may_end = !last.empty() && (is_wide(last) || is_wide(next)) &&
                             closing.find(next) == closing.npos && opening.find(last) == opening.npos;
        if (may_end) break;
        last = next;
        end += next.size();
    }
    return text.substr(0, end);
}

std::string spaces(int count) { return std::string(static_cast<std::size_t>(std::max(count, 0)), ' '); }

} // namespace

std::string two_columns(std::string_view left, std::string_view right, int at, int width) {
    std::string out(left);
    int column = terminal_columns(left);
    const auto break_line = [&] {
        out += "\n" + spaces(at);
        column = at;
    };
    if (column + gap > at)
        break_line();
    else {
        out += spaces(at - column);
        column = at;
    }
    bool blank = false; // before the word
    while (!right.empty()) {
        const auto word = first_word(right);
        right.remove_prefix(word.size());
        const int columns = terminal_columns(word);
        if (column > at && column + blank + columns > width)
            break_line();
        else if (blank && column > at) {
            out += ' ';
            ++column;
        }
        out += word;
        column += columns;
        blank = right.starts_with(' ');
        if (blank) right.remove_prefix(1);
    }
    return out + '\n';
}

} // namespace langdu::app
