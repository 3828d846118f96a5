// Lines that count: 正文 第一章, ===第2章===, vol.001, 3月5日. Equal but for a number that grows.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace langdu::chapter {

// A number that may count lines, behind a head of a few characters: 正文 第|一|章.
struct Count {
    std::string key; // what stands before the number and the mark or word behind it
    int value{};     // dates: days since the year 0, about
    bool dated{};
    std::size_t head{}; // bytes before the number
};
// The first three; a date at the start is the only one.
std::vector<Count> find_counts(std::string_view line);

struct Series {
    std::vector<std::size_t> members; // indices of the lines, in order
    bool dated{};
    bool fixed_head{}; // 第, vol. or another head stands before the number
    bool chapters{};   // 章, 回, 卷 stands behind it
};

// Series of at least three lines whose numbers grow by one, or whose dates grow. An empty line is none. A
// line may be in several: 2048 第1章.
std::vector<Series> find_series(const std::vector<std::string_view>& lines);

} // namespace langdu::chapter
