#include "speech/join.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace langdu::speech {

namespace {

constexpr float silence = 1.0F / 512; // -54 dBFS, far below the softest consonant

// 0 at the first of `frames` steps, almost 1 at the last.
float ramp(std::size_t step, std::size_t frames) {
    return static_cast<float>(
        0.5 - 0.5 * std::cos(std::numbers::pi * static_cast<double>(step) / static_cast<double>(frames)));
}

} // namespace

Margins silent_margins(std::span<const float> samples) {
    const auto sounds = [](float sample) { return std::abs(sample) > silence; };
    const auto first = std::find_if(samples.begin(), samples.end(), sounds);
    const auto last = std::find_if(samples.rbegin(), samples.rend(), sounds);
    return {first - samples.begin(), last - samples.rbegin()};
}

void fade_in(std::span<float> samples, Frame frames) {
    const std::size_t count = std::min(samples.size(), static_cast<std::size_t>(frames));
    for (std::size_t i = 0; i < count; ++i) samples[i] *= ramp(i, count);
}

void fade_out(std::span<float> samples, Frame frames) {
    const std::size_t count = std::min(samples.size(), static_cast<std::size_t>(frames));
    for (std::size_t i = 0; i < count; ++i) samples[samples.size() - 1 - i] *= ramp(i, count);
}

void soften_edges(std::span<float> samples, int sample_rate) {
    const Frame rise = frames_of_ms(1, sample_rate), fall = frames_of_ms(3, sample_rate);
    const auto silent = [](float sample) { return sample == 0; };
    for (auto sound = samples.begin(); sound != samples.end();) {
        // A stretch of sound lasts until a millisecond of zeros or the end.
        sound = std::find_if_not(sound, samples.end(), silent);
        const auto end = std::search_n(sound, samples.end(), rise, 0.0F);
        const std::span stretch(sound, end);
        fade_in(stretch, std::min(rise, std::ssize(stretch) / 2));
        fade_out(stretch, std::min(fall, std::ssize(stretch) / 2));
        sound = end;
    }
}

} // namespace langdu::speech
