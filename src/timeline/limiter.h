#pragma once

#include "base/audio.h"

#include <array>
#include <deque>
#include <span>
#include <vector>

namespace langdu::timeline {

// A streaming true-peak limiter: what comes out stays below the ceiling between the samples, too. It looks a
// few milliseconds ahead, so that the gain is down before the peak comes; where nothing comes near the
// ceiling the samples go through untouched.
class Limiter {
public:
    Limiter(int sample_rate, double ceiling_dbtp);
    // What is ready; in all, as many samples come out as went in, each in its place.
    std::vector<float> push(std::span<const float> samples);
    std::vector<float> finish(); // once, at the end

private:
    static constexpr std::size_t taps = 12; // of the interpolator that looks between the samples
    static constexpr std::size_t phases = 3;

    float gain_at(std::size_t index); // for the sample `delay_` before pending_[index]
    float wanted_gain(std::size_t index) const;

    float ceiling_;
    float release_;      // per frame
    std::size_t window_; // frames over which the gain moves
    std::size_t delay_;  // from a sample to its gain
    std::array<std::array<float, taps>, phases> interpolator_{};
    std::vector<float> pending_; // the last delay_ samples, waiting for their gain, then the new ones
    std::deque<std::pair<Frame, float>> lowest_; // sliding minimum of the wanted gain
    std::vector<float> held_gains_;              // ring of the last window_
    double held_sum_;
    float held_{1};
    Frame now_{};
    Frame idle_{};     // frames since the gain was last below 1
    std::size_t skip_; // samples of the initial delay not yet dropped
};

} // namespace langdu::timeline
