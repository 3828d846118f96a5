// Fundamental frequency by autocorrelation, good enough for the clean voices of an engine: two periods of
// sound decide, since a falling tone drops an octave within a tenth of a second.
#pragma once

#include "base/audio.h"
#include "speech/synthesizer.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace langdu::test {

namespace detail {

constexpr double lowest_hz = 60, highest_hz = 480;

struct Candidate {
    double semitones{};
    double score{};       // of the best path that ends here
    std::size_t before{}; // that path's candidate in the frame before
};

// Normalized correlation of two windows `lag` apart around `centre`.
inline double correlation(const std::vector<float>& x, int centre, int lag, int window) {
    const int first = centre - window / 2 - lag / 2;
    if (first < 0 || first + lag + window > static_cast<int>(x.size())) return 0;
    double pp = 1e-9, qq = 1e-9, pq = 0;
    const float *p = x.data() + first, *q = p + lag;
    for (int i = 0; i < window; ++i) {
        pp += static_cast<double>(p[i] * p[i]);
        qq += static_cast<double>(q[i] * q[i]);
        pq += static_cast<double>(p[i] * q[i]);
    }
    return pq / std::sqrt(pp * qq);
}

inline std::vector<Candidate> candidates(const std::vector<float>& x, int centre, int rate) {
    const int window = rate / 92; // 11 ms
    const int shortest = static_cast<int>(rate / highest_hz), longest = static_cast<int>(rate / lowest_hz);
    std::vector<double> r;
    for (int lag = shortest - 1; lag <= longest + 1; ++lag) r.push_back(correlation(x, centre, lag, window));
    std::vector<Candidate> out;
    for (std::size_t i = 1; i + 1 < r.size(); ++i) {
        if (r[i] <= r[i - 1] || r[i] < r[i + 1] || r[i] < 0.2) continue;
        const double shift = (r[i - 1] - r[i + 1]) / (2 * (r[i - 1] - 2 * r[i] + r[i + 1]));
        const double lag = static_cast<double>(i) + shortest - 1 + shift;
        out.push_back({12 * std::log2(rate / lag / 100), r[i] - 0.0004 * lag, 0});
    }
    return out;
}

inline double step(const Candidate& from, const Candidate& to) {
    return from.score - 1.6 * std::abs(to.semitones - from.semitones) / 12;
}

inline std::size_t best(const std::vector<Candidate>& frame) {
    return static_cast<std::size_t>(std::ranges::max_element(frame, {}, &Candidate::score) - frame.begin());
}

} // namespace detail

constexpr Frame pitch_hop = 110; // 5 ms at 22050 Hz
constexpr double unvoiced = -99;

// Semitones over 100 Hz, one per hop: the path of good candidates that jumps least.
inline std::vector<double> track_pitch(const Audio& audio) {
    using namespace detail;
    std::vector<float> x; // every other sample is enough below 5 kHz
    for (std::size_t i = 0; i + 1 < audio.samples.size(); i += 2)
        x.push_back((audio.samples[i] + audio.samples[i + 1]) / 2);

    std::vector<std::vector<Candidate>> frames;
    for (int centre = 0; centre < static_cast<int>(x.size()); centre += pitch_hop / 2) {
        frames.push_back(candidates(x, centre, audio.sample_rate / 2));
        if (frames.size() == 1 || frames[frames.size() - 2].empty()) continue;
        const auto& before = frames[frames.size() - 2];
        for (auto& to : frames.back()) {
            for (std::size_t i = 0; i < before.size(); ++i)
                if (step(before[i], to) > step(before[to.before], to)) to.before = i;
            to.score += step(before[to.before], to);
        }
    }
    std::vector<double> out(frames.size(), unvoiced);
    std::size_t at = 0;
    for (std::size_t i = frames.size(); i-- > 0;) {
        if (frames[i].empty()) continue;
        if (i + 1 == frames.size() || frames[i + 1].empty()) at = best(frames[i]);
        out[i] = frames[i][at].semitones;
        at = frames[i][at].before;
    }
    return out;
}

// The pitch inside a token's vowel, smoothed by a median over five frames: the nasal before it and the edges
// are left out.
inline std::vector<double> vowel_pitch(const std::vector<double>& track, const speech::TokenTime& time) {
    const Frame length = time.end - time.begin;
    const auto first = static_cast<std::size_t>((time.begin + length * 45 / 100) / pitch_hop);
    const auto last =
        std::min(static_cast<std::size_t>((time.end - length * 8 / 100) / pitch_hop), track.size() - 1);
    std::vector<double> out;
    for (std::size_t i = first; i <= last; ++i) {
        std::vector<double> near(track.begin() + static_cast<std::ptrdiff_t>(i - 2),
                                 track.begin() + static_cast<std::ptrdiff_t>(std::min(i + 3, track.size())));
        std::ranges::sort(near);
        out.push_back(near[near.size() / 2]);
    }
    return out;
}

} // namespace langdu::test
