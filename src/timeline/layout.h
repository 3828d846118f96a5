// Lays spoken sentences one after another, with exact pauses, and writes down what is where.
#pragma once

#include "narration/planned_sentence.h"
#include "speech/synthesizer.h"
#include "speech/voice.h"
#include "timeline/record.h"
#include "timeline/recording.h"

#include <functional>
#include <span>
#include <vector>

namespace langdu::timeline {

// A planned sentence and its clips, one per utterance.
struct SpokenSentence {
    narration::PlannedSentence planned;
    std::vector<speech::Clip> clips;
};

// The sound goes to `take` as it is laid; the timeline is whole after finish().
class Layout {
public:
    using Take = std::function<void(std::span<const float>)>;
    Layout(const speech::Voice& voice, int sample_rate, const LayoutOptions& options, Take take);
    void add(const SpokenSentence& sentence);
    Timeline finish(); // once

private:
    Frame frames_of(double ms) const { return frames_of_ms(ms, timeline_.sample_rate); }
    void begin_chapter(const narration::PlannedSentence& sentence);
    void lay_silence(Frame frames);
    void lay(std::span<const float> samples);

    const speech::Voice& voice_;
    LayoutOptions options_;
    Take take_;
    Timeline timeline_;
    Frame silence_{}; // owed before the next sound
};

} // namespace langdu::timeline
