// Words spoken otherwise than their citation and the rules of sandhi say: voices/mandarin/spoken.tsv (一月
// yi1 yue4).
#pragma once

#include "pronunciation/line.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace langdu::pronunciation {

class SpokenWords {
public:
    // Throws InputError "file:line: ...".
    explicit SpokenWords(const std::filesystem::path& path);
    // Sets the surface of such words; their syllables keep it.
    void apply(Line& line) const;

private:
    struct Row {
        std::u32string word;
        std::vector<std::string> surface;
    };
    std::map<char32_t, std::vector<Row>> rows_; // by first character, longest first
};

} // namespace langdu::pronunciation
