// Hand-made tables: tab-separated UTF-8, '#' starts a comment line, empty lines are ignored.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace langdu {

struct TsvRow {
    int line{}; // 1-based
    std::vector<std::string> cells;
};

// Throws InputError "file:line: ..." when a row has fewer than min_columns or more than max_columns cells.
std::vector<TsvRow> read_tsv(const std::filesystem::path& path, std::size_t min_columns,
                             std::size_t max_columns);
std::vector<TsvRow> parse_tsv(std::string_view text, const std::string& place, std::size_t min_columns,
                              std::size_t max_columns);

// The words of a cell that holds several; empty ones are none.
std::vector<std::string> split_words(std::string_view cell, char separator = ' ');

} // namespace langdu
