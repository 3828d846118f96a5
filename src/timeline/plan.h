// Script -> sentences ready to be spoken: normalizer, phrasing and pronunciation, one passage at a time.
#pragma once

#include "chapter/script.h"
#include "normalizer/normalize.h"
#include "pronunciation/pronounce.h"
#include "timeline/record.h"

#include <functional>
#include <string>
#include <vector>

namespace langdu {

struct PlanOptions {
    NormalizerOptions normalizer;
    bool words{true}; // word cues are wanted
};

// What every stage made of one passage. The sentences are what will be spoken; the rest explains them.
struct PlannedPassage {
    SpokenText text;
    std::vector<Sentence> sentences;
    std::vector<std::vector<Utterance>> utterances; // per sentence, per clause
    std::vector<Skipped> skipped;     // by the normalizer and the pronunciation, with the passage's line
    std::vector<std::string> unknown; // characters nobody knows a reading for
};

PlannedPassage plan_passage(const Passage& passage, const Pronouncer& pronouncer, const PlanOptions& options);

// All sentences of a script in order. `visit` sees every passage's plan once, in order; may be empty.
// script and pronouncer must outlive the source.
SentenceSource plan_script(const Script& script, const Pronouncer& pronouncer, const PlanOptions& options,
                           std::function<void(const PlannedPassage&)> visit = {});

} // namespace langdu
