// Narration -> Recording: every core speaks, clips are laid down in order with exact pauses, the whole gets
// one gain.
#pragma once

#include "narration/narration.h"
#include "speech/synthesizer.h"
#include "speech/voice.h"
#include "timeline/recording.h"

#include <cstdint>
#include <functional>

namespace langdu::timeline {

struct LoudnessTarget {
    double level{-16};         // LUFS, integrated, counted as dual mono
    double true_peak_dbtp{-1}; // the limit
    bool apply{true};
    bool rms{}; // level is the mean power of the one channel in dBFS, as audiobook shops measure it
    bool operator==(const LoudnessTarget&) const = default;
};

// What stands between chapters and at both ends.
struct LayoutOptions {
    bool chime{};        // a soft chime before each chapter but the first
    double lead_ms{400}; // silence of a chapter before its title: players that seek by MP3 frames arrive up
                         // to 50 ms early and must not hear the chapter before
    double tail_ms{};    // at least so much silence at the end of a chapter and of the whole
    bool operator==(const LayoutOptions&) const = default;
};

struct RecordOptions {
    LoudnessTarget loudness;
    LayoutOptions layout;
    int threads{0};                          // 0: all cores
    std::uint64_t spill_limit{2ULL << 30};   // bytes on disk; longer works are spoken a second time instead
    std::function<void(std::size_t)> spoken; // after each sentence, in order, with its count; may be empty
};

// Speaks and measures everything; the Recording's samples are then gained and limited as they are read, at
// the synthesizer's sample rate. Throws OutputError: engine failure (it names the sentence), no disk space
// for the spill file. `narration`, read from where it is, and `synthesizer` must outlive the Recording.
Recording record(narration::Narration& narration, speech::Synthesizer& synthesizer,
                 const speech::Voice& voice, const RecordOptions& options);

} // namespace langdu::timeline
