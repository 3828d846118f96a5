#pragma once

#include "chapter/script.h"
#include "pronunciation/utterance.h"

#include <string>
#include <vector>

namespace langdu::narration {

// A word of a sentence as written ("80%", "阿里"), for cues: it sounds from its first token to the next
// word's.
struct PlannedWord {
    std::size_t utterance{};
    std::size_t token{};
    std::string text;
    Span at{}; // in the passage's text
};

inline constexpr std::size_t no_passage = static_cast<std::size_t>(-1);

// A sentence ready to be spoken. Silence after it: its last utterance's pause.
struct PlannedSentence {
    std::vector<pronunciation::Utterance> utterances;
    std::string written;
    std::vector<PlannedWord> words; // may be empty: no word cues wanted
    chapter::PassageKind passage{chapter::PassageKind::paragraph};
    std::size_t chapter{};
    bool chapter_start{}; // the first sentence of its chapter: a Mark is set here
    std::string chapter_title;
    int chapter_level{1};
    bool paragraph_start{};
    std::size_t number{no_passage}; // of its passage in the chapter
    Span at{};                      // in the passage's text
};

} // namespace langdu::narration
