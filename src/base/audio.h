#pragma once

#include <cstdint>
#include <vector>

namespace langdu {

// A position or length in samples of one channel. Milliseconds exist only at the edges.
using Frame = std::int64_t;

// One mono stretch of sound; samples are in [-1, 1].
struct Audio {
    int sample_rate{};
    std::vector<float> samples;

    Frame frames() const { return static_cast<Frame>(samples.size()); }
    bool operator==(const Audio&) const = default;
};

// Rounded to the nearest frame; exact for whole milliseconds at rates divisible by 1000.
constexpr Frame frames_of_ms(double ms, int sample_rate) {
    return static_cast<Frame>(ms * sample_rate / 1000.0 + (ms < 0 ? -0.5 : 0.5));
}
constexpr double ms_of_frames(Frame frames, int sample_rate) {
    return static_cast<double>(frames) * 1000.0 / sample_rate;
}

} // namespace langdu
