#pragma once

#include "base/audio.h"

#include <memory>
#include <span>
#include <vector>

namespace langdu::timeline {

// Where a frame at one sample rate stands at another, rounded to the nearest.
constexpr Frame convert_frame(Frame frame, int from, int to) { return (frame * to + from / 2) / from; }

// A stream of mono samples at another rate (libsoxr, high quality). The sum of what push() and finish()
// return has exactly convert_frame(samples pushed) samples, with no delay: frame f of the input is
// convert_frame(f) of the output.
class Resampler {
public:
    Resampler(int from, int to);
    Resampler(Resampler&&) noexcept;
    Resampler& operator=(Resampler&&) noexcept;
    ~Resampler();

    std::vector<float> push(std::span<const float> samples);
    std::vector<float> finish(); // once, at the end

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace langdu::timeline
