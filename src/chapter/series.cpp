#include "chapter/series.h"

#include "base/unicode.h"
#include "chapter/numbering.h"

#include <map>
#include <optional>

namespace langdu::chapter {

namespace {

constexpr std::size_t longest_head = 60; // bytes

// 2012年3月5日, 3月5日, 2012-03-05, 2012.3.5 at the start of the line.
std::optional<Count> find_day(std::string_view line) {
    std::size_t at = 0;
    auto first = read_number(line, at);
    if (!first) return std::nullopt;
    int year = 0, month = *first;
    const auto take = [&](std::string_view mark) {
        if (!line.substr(at).starts_with(mark)) return false;
        at += mark.size();
        return true;
    };
    bool signs = false;
    if (*first >= 1000 && *first < 2200) {
        year = *first;
        signs = take("-") || take("/") || take(".");
        if (!signs && !take("年")) return std::nullopt;
        const auto next = read_number(line, at);
        if (!next) return std::nullopt;
        month = *next;
        if (signs && !take("-") && !take("/") && !take(".")) return std::nullopt;
    }
    if (!signs && !take("月")) return std::nullopt;
    const auto day = read_number(line, at);
    if (!day || month < 1 || month > 12 || *day < 1 || *day > 31) return std::nullopt;
    return Count{year ? "year" : "day", (year * 12 + month) * 31 + *day, true, 0};
}

// 第#章, 第 # 章; 第#条 counts the articles of a law.
bool counts_chapters(std::string_view line, std::size_t head) {
    if (!trim(line.substr(0, head)).ends_with("第")) return false;
    const auto style = find_numbering("第" + std::string(line.substr(head))).style;
    return style == NumberStyle::chapter || style == NumberStyle::section;
}

} // namespace

std::vector<Count> find_counts(std::string_view line) {
    if (const auto day = find_day(line)) return {*day};
    constexpr std::size_t most_counts = 3;
    std::vector<Count> counts;
    std::size_t at = 0;
    while (at < line.size() && at <= longest_head && counts.size() < most_counts) {
        const auto c = code_point_at(line, at);
        at = c.end();
        std::size_t end = c.begin;
        const auto value = read_number(line, end);
        if (!value) continue;
        at = end;
        const auto mark = code_point_at(line, end);
        // 一 inside a word counts nothing: 三体, 之后 but 番外之一, 卷一.
        const auto before = code_point_before(line, c.begin);
        const bool after_word =
            before.size && is_letter(before.value) &&
            std::u32string_view(U"第之卷篇部集章回").find(before.value) == std::u32string_view::npos;
        const bool opens_word = !before.size && mark.size && is_letter(mark.value);
        if (is_han(c.value) && (after_word || opens_word)) continue;
        std::string key(line.substr(0, c.begin));
        key += '#';
        if (mark.size)
            key += is_white_space(mark.value) ? std::string(" ")
                                              : std::string(line.substr(mark.begin, mark.size));
        counts.push_back({std::move(key), *value, false, c.begin});
    }
    return counts;
}

std::vector<Series> find_series(const std::vector<std::string_view>& lines) {
    struct Row {
        int last{};
        Series series;
    };
    std::map<std::string, Row> open;
    std::vector<Series> found;
    const auto settle = [&](Row& row) {
        if (row.series.members.size() >= 3) found.push_back(std::move(row.series));
        row.series = {};
    };
    const auto join = [&](std::size_t i, const Count& count) {
        auto& row = open[count.key];
        const int step = count.value - row.last;
        const bool goes_on = count.dated      ? step > 0 && step < 4 * 31
                             : count.head > 0 ? step == 1 || step == 2 // somebody forgot one
                                              : step == 1;
        if (!goes_on) settle(row);
        row.last = count.value;
        row.series.members.push_back(i);
        row.series.dated = count.dated;
        row.series.fixed_head = count.head > 0;
        row.series.chapters = counts_chapters(lines[i], count.head);
    };
    for (std::size_t i = 0; i < lines.size(); ++i)
        for (const auto& count : find_counts(lines[i])) join(i, count);
    for (auto& [key, row] : open) settle(row);
    return found;
}

} // namespace langdu::chapter
