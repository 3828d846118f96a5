#include "timeline/limiter.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace langdu::timeline {

namespace {

constexpr double look_ahead_ms = 3;
constexpr double release_ms = 60;
constexpr std::size_t chunk = 256;

// Where the interpolator looks: between its 6th and 7th sample.
float interpolator_tap(std::size_t tap, std::size_t taps, double fraction) {
    const double x = static_cast<double>(tap) - static_cast<double>(taps / 2 - 1) - fraction;
    const double sinc = std::sin(std::numbers::pi * x) / (std::numbers::pi * x);
    const double window = std::cos(std::numbers::pi * x / static_cast<double>(taps + 1));
    return static_cast<float>(sinc * window * window);
}

} // namespace

Limiter::Limiter(int sample_rate, double ceiling_dbtp)
    : ceiling_(static_cast<float>(std::pow(10.0, ceiling_dbtp / 20))),
      release_(static_cast<float>(1 - std::exp(-1000.0 / (release_ms * sample_rate)))),
      window_(static_cast<std::size_t>(frames_of_ms(look_ahead_ms, sample_rate))),
      delay_(window_ + taps / 2 - 1), pending_(delay_, 0.0F), held_gains_(window_, 1.0F),
      held_sum_(static_cast<double>(window_)), idle_(static_cast<Frame>(3 * delay_)), skip_(delay_) {
    for (std::size_t phase = 0; phase < phases; ++phase)
        for (std::size_t tap = 0; tap < taps; ++tap)
            interpolator_[phase][tap] =
                interpolator_tap(tap, taps, static_cast<double>(phase + 1) / (phases + 1));
}

// The gain that brings the sound between the samples index-6 and index-5 under the ceiling.
float Limiter::wanted_gain(std::size_t index) const {
    const float* first = pending_.data() + index + 1 - taps;
    float peak = 0, loudest = 0;
    for (std::size_t tap = 0; tap < taps; ++tap) loudest = std::max(loudest, std::abs(first[tap]));
    if (loudest * 2 <= ceiling_) return 1; // the interpolator's taps add up to less than 2
    peak = std::max(std::abs(first[taps / 2 - 1]), std::abs(first[taps / 2]));
    for (const auto& phase : interpolator_) {
        float between = 0;
        for (std::size_t tap = 0; tap < taps; ++tap) between += first[tap] * phase[tap];
        peak = std::max(peak, std::abs(between));
    }
    return peak > ceiling_ ? ceiling_ / peak : 1;
}

// Lowest wanted gain of the window, slow to come back, averaged over the window: a mean of values each low
// enough for the sample that leaves now is low enough.
float Limiter::gain_at(std::size_t index) {
    const float wanted = wanted_gain(index);
    const auto covered = static_cast<Frame>(window_ + 2);
    while (!lowest_.empty() && lowest_.back().second >= wanted) lowest_.pop_back();
    lowest_.emplace_back(now_, wanted);
    while (lowest_.front().first <= now_ - covered) lowest_.pop_front();
    const float lowest = lowest_.front().second;
    held_ = std::min(lowest, held_ + (1 - held_) * release_);
    if (held_ > 0.9999F && lowest == 1) held_ = 1;
    float& oldest = held_gains_[static_cast<std::size_t>(now_) % window_];
    held_sum_ += static_cast<double>(held_) - static_cast<double>(oldest);
    oldest = held_;
    ++now_;
    idle_ = held_ == 1 ? idle_ + 1 : 0;
    return std::min(1.0F, static_cast<float>(held_sum_ / static_cast<double>(window_)));
}

std::vector<float> Limiter::push(std::span<const float> samples) {
    const std::size_t begin = pending_.size();
    pending_.insert(pending_.end(), samples.begin(), samples.end());
    std::vector<float> out(samples.size());
    for (std::size_t at = 0; at < samples.size(); at += chunk) {
        const std::size_t end = std::min(at + chunk, samples.size());
        // Nothing near the ceiling and no gain under way: every gain is 1.
        const bool idle = idle_ >= static_cast<Frame>(3 * delay_) &&
                          std::all_of(pending_.begin() + static_cast<Frame>(begin + at) - taps,
                                      pending_.begin() + static_cast<Frame>(begin + end),
                                      [this](float sample) { return std::abs(sample) * 2 <= ceiling_; });
        if (idle) {
            std::copy(pending_.begin() + static_cast<Frame>(at), pending_.begin() + static_cast<Frame>(end),
                      out.begin() + static_cast<Frame>(at));
            now_ += static_cast<Frame>(end - at);
            lowest_.clear();
            held_sum_ = static_cast<double>(window_);
        } else {
            for (std::size_t i = at; i < end; ++i) out[i] = pending_[i] * gain_at(begin + i);
        }
    }
    pending_.erase(pending_.begin(), pending_.begin() + static_cast<Frame>(samples.size()));
    const std::size_t dropped = std::min(skip_, out.size());
    out.erase(out.begin(), out.begin() + static_cast<Frame>(dropped));
    skip_ -= dropped;
    return out;
}

std::vector<float> Limiter::finish() { return push(std::vector<float>(delay_, 0.0F)); }

} // namespace langdu::timeline
