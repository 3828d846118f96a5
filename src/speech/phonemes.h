// Utterance -> what the engine is given: syllables as phonemes, foreign words as text, in stretches of one
// language.
#pragma once

#include "pronunciation/utterance.h"
#include "speech/melody.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace langdu {

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

// The voice's own register and pace, in the engine's units; melody and rhythm move around them.
struct Manner {
    Register own;
    int words_per_minute{165};
};

// A stretch that one voice speaks in one go.
struct Segment {
    enum class Language { mandarin, english };
    struct Word {
        std::size_t token{};    // in Utterance::tokens
        std::size_t position{}; // where it begins in text, in characters
    };
    Language language{Language::mandarin};
    std::string text; // [[phonemes]] with commands to the engine between, or words for the English voice
    std::vector<Word> words; // one per syllable or foreign token
    Register start;          // at its beginning
    bool break_before{};     // a minor break; else it joins the segment before it
};

// Never empty segments. Tones: a third tone is 214 at the end of the utterance and 21 elsewhere; a neutral
// tone takes its height from the tone before it. Throws OutputError on a syllable that the table does not
// know.
std::vector<Segment> find_segments(const Utterance& utterance, const SyllableTable& table,
                                   const Manner& manner = {});

} // namespace langdu
