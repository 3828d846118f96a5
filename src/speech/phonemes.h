// Utterance -> what the engine is given: syllables as phonemes, foreign words as text, in stretches of one
// language.
#pragma once

#include "pronunciation/utterance.h"
#include "speech/melody.h"
#include "speech/syllable_table.h"

#include <cstddef>
#include <string>
#include <vector>

namespace langdu::speech {

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
std::vector<Segment> find_segments(const pronunciation::Utterance& utterance, const SyllableTable& table,
                                   const Manner& manner = {});

} // namespace langdu::speech
