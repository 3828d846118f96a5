// What an engine makes of every voice: its tones, and over the whole table of syllables their length and
// level. Run it on two engines and lay the tables side by side.

#include "base/files.h"
#include "speech/phonemes.h"
#include "speech/pitch_tracker.h"
#include "speech/spoken.h"
#include "speech/synthesizer.h"
#include "speech/voice.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numeric>

using namespace langdu;

namespace {

double mean(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// Semitones over 100 Hz where a tone's vowel begins and ends, over both places in words of two syllables.
struct Tone {
    std::vector<double> begins, ends;
};

std::array<Tone, 4> tones_of(speech::Synthesizer& synthesizer) {
    std::array<Tone, 4> out;
    for (std::size_t first = 1; first <= 4; ++first)
        for (std::size_t second = 1; second <= 4; ++second) {
            const auto clip = synthesizer.speak(
                test::utterance("ma" + std::to_string(first) + " ma" + std::to_string(second)));
            const auto track = test::track_pitch(clip.audio);
            for (std::size_t k = 0; k < 2; ++k) {
                const auto pitch = test::vowel_pitch(track, clip.times.at(k));
                auto& tone = out[(k == 0 ? first : second) - 1];
                tone.begins.push_back(pitch.front());
                tone.ends.push_back(pitch.back());
            }
        }
    return out;
}

struct Syllables {
    std::size_t count{};
    double milliseconds{}, decibels{}; // means
};

Syllables syllables_of(speech::Synthesizer& synthesizer) {
    const speech::SyllableTable table{data_directory() / "voices/mandarin/syllables.tsv"};
    std::vector<double> lengths, levels;
    for (const auto& [name, row] : table.rows()) {
        const auto clip = synthesizer.speak(test::utterance("ma1 " + name + "1 ma1"));
        const auto& time = clip.times.at(1);
        double power = 1e-12;
        for (auto i = time.begin; i < time.end; ++i) {
            const double x = clip.audio.samples[static_cast<std::size_t>(i)];
            power += x * x;
        }
        const auto length = static_cast<double>(time.end - time.begin);
        lengths.push_back(1000 * length / clip.audio.sample_rate);
        levels.push_back(10 * std::log10(power / length));
    }
    return {lengths.size(), mean(lengths), mean(levels)};
}

} // namespace

int main() {
    std::printf("%-12s %-15s %-15s %-15s %-15s  %s\n", "semitones", "tone 1", "tone 2", "tone 3", "tone 4",
                "syllables: count, mean ms, mean dB");
    for (auto voice : speech::all_voices("espeak")) {
        const auto usual = speech::make_espeak_synthesizer(voice);
        voice.words_per_minute = 120; // slowly, for the pitch tracker
        const auto slow = speech::make_espeak_synthesizer(voice);
        std::printf("%-12s", voice.name.c_str());
        for (const auto& tone : tones_of(*slow))
            std::printf(" %5.1f to %5.1f ", mean(tone.begins), mean(tone.ends));
        const auto all = syllables_of(*usual);
        std::printf("  %zu, %.1f, %.2f\n", all.count, all.milliseconds, all.decibels);
    }
}
