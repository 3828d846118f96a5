#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>

namespace langdu::speech {

// The table of Mandarin syllables, voices/mandarin/syllables.tsv.
class SyllableTable {
public:
    struct Sound {
        std::string phonemes; // * stands for the tone digits
        int pace{100};        // percent of the voice's own
    };
    struct Row {
        Sound toned, erhua, neutral; // the last two may be empty
    };
    // Throws InputError "file:line: ...".
    explicit SyllableTable(const std::filesystem::path& path);
    const Row* find(std::string_view syllable) const; // without tone
    const std::unordered_map<std::string, Row>& rows() const { return rows_; }

private:
    std::unordered_map<std::string, Row> rows_;
};

} // namespace langdu::speech
