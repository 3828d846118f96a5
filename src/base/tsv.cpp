#include "base/tsv.h"

#include "base/error.h"
#include "base/files.h"

#include <algorithm>

namespace langdu {

std::vector<TsvRow> parse_tsv(std::string_view text, const std::string& place, std::size_t min_columns,
                              std::size_t max_columns) {
    std::vector<TsvRow> rows;
    int number = 0;
    while (!text.empty()) {
        const auto end = text.find('\n');
        auto line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        ++number;
        if (line.ends_with('\r')) line.remove_suffix(1);
        if (line.empty() || line.front() == '#') continue;
        TsvRow row{number, {}};
        for (std::size_t from = 0;;) {
            const auto tab = line.find('\t', from);
            row.cells.emplace_back(line.substr(from, tab == std::string_view::npos ? tab : tab - from));
            if (tab == std::string_view::npos) break;
            from = tab + 1;
        }
        if (row.cells.size() < min_columns || row.cells.size() > max_columns)
            throw InputError(place + ":" + std::to_string(number) + ": " +
                             (row.cells.size() == 1
                                  ? "one column; put a tab between the columns, no spaces and no comma"
                                  : std::to_string(row.cells.size()) + " columns; at least " +
                                        std::to_string(min_columns) + " and at most " +
                                        std::to_string(max_columns) + " belong there"));
        rows.push_back(std::move(row));
    }
    return rows;
}

std::vector<TsvRow> read_tsv(const std::filesystem::path& path, std::size_t min_columns,
                             std::size_t max_columns) {
    return parse_tsv(read_file(path.string()), path.string(), min_columns, max_columns);
}

std::vector<std::string> split_words(std::string_view cell, char separator) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < cell.size();) {
        const auto end = std::min(cell.find(separator, at), cell.size());
        if (end > at) words.emplace_back(cell.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

} // namespace langdu
