// The tones of every voice, measured in the vowels of two-syllable words in all pairs of tones.

#include "speech/pitch_tracker.h"
#include "speech/spoken.h"
#include "speech/synthesizer.h"
#include "speech/voice.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <numeric>

using namespace langdu;
using namespace langdu::speech;

namespace {

double mean(const std::vector<double>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

} // namespace

TEST_CASE("every voice's tones are where Mandarin has them", "[speech]") {
    for (auto voice : all_voices("espeak")) {
        voice.words_per_minute =
            120; // slowly: autocorrelation cannot follow an octave in a twentieth of a second
        const auto synthesizer = make_espeak_synthesizer(voice);
        double lowest = 99, highest = -99;
        std::vector<double> third_means, other_means;
        for (int first = 1; first <= 4; ++first)
            for (int second = 1; second <= 4; ++second) {
                const std::string word = "ma" + std::to_string(first) + " ma" + std::to_string(second);
                INFO(voice.name << ": " << word);
                const auto clip = synthesizer->speak(test::utterance(word));
                REQUIRE(clip.times.size() == 2);
                const auto track = test::track_pitch(clip.audio);
                for (int syllable = 0; syllable < 2; ++syllable) {
                    const auto pitch =
                        test::vowel_pitch(track, clip.times[static_cast<std::size_t>(syllable)]);
                    INFO("syllable " << syllable + 1);
                    REQUIRE(pitch.size() > 5);
                    const auto [low, high] = std::ranges::minmax(pitch);
                    lowest = std::min(lowest, low);
                    highest = std::max(highest, high);
                    for (std::size_t i = 1; i < pitch.size(); ++i)
                        CHECK(std::abs(pitch[i] - pitch[i - 1]) < 7); // no octave jumps
                    switch (syllable == 0 ? first : second) {
                    case 1:
                        CHECK(high - low <= 3);
                        break;
                    case 2:
                        CHECK(pitch.back() - low >= 4);
                        break;
                    case 4:
                        CHECK(high - pitch.back() >= 6);
                        break;
                    default:
                        break;
                    }
                    (((syllable == 0 ? first : second) == 3) ? third_means : other_means)
                        .push_back(mean(pitch));
                }
            }
        INFO(voice.name << ": " << lowest << " to " << highest << " semitones over 100 Hz");
        CHECK(highest - lowest >= 10);
        CHECK(highest - lowest <= 16);
        CHECK(*std::ranges::max_element(third_means) < *std::ranges::min_element(other_means));
    }
}
