// The engine's compiled phonemes, and how a table of them is changed: our Mandarin needs sounds that the
// engine has but its own Mandarin does not use.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace langdu::speech {

// One row of voices/mandarin/phonemes.tsv: a phoneme made like another one.
struct PhonemeRow {
    std::string place; // "phonemes.tsv:12", for messages
    std::string name;
    std::string table, model;    // what it is made like: a phoneme of one of the engine's tables
    std::string sound;           // a recording of the engine's in place of the model's; empty: the model's
    std::optional<int> strength; // of the recording, percent
    std::optional<int> length;   // ms
};
// Throws InputError "file:line: ...".
std::vector<PhonemeRow> read_phoneme_rows(const std::filesystem::path& path);

// The files of an eSpeak NG data folder that say what phonemes are.
struct PhonemeData {
    std::string tables;   // phontab
    std::string programs; // phonindex
    std::string sounds;   // phondata-manifest: what phondata has, by name
};
// With the rows in the engine's table `into`. Throws InputError: no such table, phoneme or recording, or
// data that is none.
PhonemeData with_phonemes(const PhonemeData& data, std::string_view into,
                          const std::vector<PhonemeRow>& rows);

} // namespace langdu::speech
