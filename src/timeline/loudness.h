#pragma once

#include "base/handle.h"

#include <memory>
#include <optional>
#include <span>

namespace langdu::timeline {

// Integrated loudness of one channel that will be heard from two (dual mono), by EBU R 128 (libebur128).
// Memory does not grow with the length.
class LoudnessMeter {
public:
    explicit LoudnessMeter(int sample_rate, bool true_peak = false);
    LoudnessMeter(LoudnessMeter&&) noexcept;
    LoudnessMeter& operator=(LoudnessMeter&&) noexcept;
    ~LoudnessMeter();

    void add(std::span<const float> samples);
    std::optional<double> lufs() const;     // nullopt: nothing loud enough to count
    std::optional<double> rms_dbfs() const; // of everything, silence too; nullopt: nothing but silence
    double true_peak_dbtp() const;          // only when asked for; -infinity for silence

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace langdu::timeline
