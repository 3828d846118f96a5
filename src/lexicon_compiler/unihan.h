#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace langdu::lexicon_compiler {

struct UnihanRow {
    char32_t character{};
    std::string property;
    std::string value;
};

// The rows of a Unihan file. Throws InputError.
std::vector<UnihanRow> read_unihan(const std::filesystem::path& path);
// "U+4E8E" => U'于'
char32_t parse_code_point(std::string_view text);

} // namespace langdu::lexicon_compiler
