#include "app/columns.h"

#include "base/terminal_columns.h"

#include <algorithm>

namespace langdu::app {

namespace {

constexpr int gap = 2;

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
    while (!right.empty()) {
        const auto end = std::min(right.find(' '), right.size());
        const auto word = right.substr(0, end);
        right.remove_prefix(std::min(end + 1, right.size()));
        const int columns = terminal_columns(word);
        if (column > at && column + 1 + columns > width)
            break_line();
        else if (column > at) {
            out += ' ';
            ++column;
        }
        out += word;
        column += columns;
    }
    return out + '\n';
}

} // namespace langdu::app
