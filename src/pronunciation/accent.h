// Readings of another standard laid over the mainland's: voices/mandarin/taiwan.tsv.
#pragma once

#include "pronunciation/line.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace langdu::pronunciation {

enum class Accent { mainland, taiwan };

class AccentReadings {
public:
    AccentReadings() = default; // changes nothing
    // Throws InputError "file:line: ...".
    explicit AccentReadings(const std::filesystem::path& path);
    // Changes citations.
    void apply(Line& line) const;

private:
    struct Change {
        std::string from, to;
    };
    std::map<char32_t, Change> characters_;
    std::map<std::u32string, std::vector<std::string>, std::less<>> words_;
    std::size_t longest_{};
};

} // namespace langdu::pronunciation
