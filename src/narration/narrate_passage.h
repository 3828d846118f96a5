// Passage -> what is said: normalizer, phrasing and pronunciation, one after the other.
#pragma once

#include "chapter/script.h"
#include "narration/mandarin.h"
#include "normalizer/normalize.h"
#include "phrasing/sentence.h"
#include "pronunciation/pronounce.h"

#include <string>
#include <vector>

namespace langdu::narration {

// What every stage made of one passage. The sentences are what will be spoken; the rest explains them.
struct NarratedPassage {
    normalizer::SpokenText text;
    std::vector<phrasing::Sentence> sentences;
    std::vector<std::vector<pronunciation::Utterance>> utterances; // per sentence, per clause
    std::vector<Skipped> skipped;     // by the normalizer and the pronunciation, with the passage's line
    std::vector<std::string> unknown; // characters nobody knows a reading for
};

NarratedPassage narrate_passage(const chapter::Passage& passage, const Mandarin& mandarin,
                                const normalizer::NormalizerOptions& options);

} // namespace langdu::narration
