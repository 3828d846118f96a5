// Script -> what is said, sentence by sentence.
#pragma once

#include "narration/narrate_passage.h"
#include "narration/planned_sentence.h"

#include <deque>
#include <optional>
#include <string>
#include <vector>

namespace langdu::narration {

struct NarrationOptions {
    normalizer::NormalizerOptions normalizer;
    bool words{true}; // word cues are wanted
};

// What was left unsaid or guessed; whole when the narration has been read to its end.
struct NarrationReport {
    std::vector<Skipped> skipped;     // by the normalizer and the pronunciation
    std::vector<std::string> unknown; // characters nobody knows a reading for, once for every place
};

// The sentences of a script in order. Passages are worked out as they are reached, so memory does not grow
// with the script. Not for two threads at once.
class Narration {
public:
    // script and mandarin must outlive it.
    Narration(const chapter::Script& script, const Mandarin& mandarin, NarrationOptions options = {});
    // Of sentences that are there already.
    explicit Narration(std::vector<PlannedSentence> sentences);

    std::optional<PlannedSentence> next();
    // From the front again: a very long work is spoken twice rather than kept. The report stays the first
    // pass's.
    void restart();
    // How much of the text has been handed out in this pass, 0 to 1.
    double share() const;
    const NarrationReport& report() const { return report_; }

private:
    bool plan_more(); // fills ready_; false at the end of the script
    void take(const NarratedPassage& narrated);

    const chapter::Script* script_{};
    const Mandarin* mandarin_{};
    NarrationOptions options_;
    std::vector<PlannedSentence> given_;

    std::size_t chapter_{}, passage_{};
    std::size_t part_{}; // bytes of the passage that are planned
    bool chapter_starts_{true};
    std::deque<PlannedSentence> ready_;
    std::size_t all_bytes_{}, done_bytes_{};
    bool first_pass_{true};
    NarrationReport report_;
};

} // namespace langdu::narration
