#include "lexicon_compiler/unihan.h"

#include "base/tsv.h"

#include <charconv>

namespace langdu::lexicon_compiler {

char32_t parse_code_point(std::string_view text) {
    std::uint32_t value = 0;
    if (text.starts_with("U+")) std::from_chars(text.data() + 2, text.data() + text.size(), value, 16);
    return value;
}

std::vector<UnihanRow> read_unihan(const std::filesystem::path& path) {
    std::vector<UnihanRow> out;
    for (auto& row : read_tsv(path, 3, 3))
        out.push_back({parse_code_point(row.cells[0]), std::move(row.cells[1]), std::move(row.cells[2])});
    return out;
}

} // namespace langdu::lexicon_compiler
