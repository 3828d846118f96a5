#include "speech/time_stretch.h"

#include <algorithm>
#include <cmath>
#include <sonic.h>

namespace langdu::speech {

std::vector<float> time_stretch(std::vector<float> samples, double speed, int sample_rate) {
    if (samples.empty() || std::abs(speed - 1) < 0.01) return samples;
    const auto count = static_cast<int>(samples.size());
    // It works in place and wants room for its answer.
    samples.resize(static_cast<std::size_t>(count * std::max(1.0, 1 / speed)) +
                   static_cast<std::size_t>(sample_rate));
    const int made =
        sonicChangeFloatSpeed(samples.data(), count, static_cast<float>(speed), 1, 1, 1, 0, sample_rate, 1);
    samples.resize(static_cast<std::size_t>(std::max(made, 0)));
    return samples;
}

} // namespace langdu::speech
