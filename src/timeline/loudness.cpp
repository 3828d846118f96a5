#include "timeline/loudness.h"

#include <cmath>
#include <ebur128.h>
#include <new>

namespace langdu::timeline {

namespace {

void destroy(ebur128_state* state) { ebur128_destroy(&state); }

} // namespace

struct LoudnessMeter::State {
    Handle<ebur128_state, destroy> meter;
    double squares{};
    std::size_t count{};
};

LoudnessMeter::LoudnessMeter(int sample_rate, bool true_peak) : state_(std::make_unique<State>()) {
    const int mode = EBUR128_MODE_I | EBUR128_MODE_HISTOGRAM | (true_peak ? EBUR128_MODE_TRUE_PEAK : 0);
    state_->meter.reset(ebur128_init(1, static_cast<unsigned long>(sample_rate), mode));
    if (!state_->meter) throw std::bad_alloc();
    ebur128_set_channel(state_->meter.get(), 0, EBUR128_DUAL_MONO);
}

LoudnessMeter::LoudnessMeter(LoudnessMeter&&) noexcept = default;
LoudnessMeter& LoudnessMeter::operator=(LoudnessMeter&&) noexcept = default;
LoudnessMeter::~LoudnessMeter() = default;

void LoudnessMeter::add(std::span<const float> samples) {
    ebur128_add_frames_float(state_->meter.get(), samples.data(), samples.size());
    for (const double sample : samples) state_->squares += sample * sample;
    state_->count += samples.size();
}

std::optional<double> LoudnessMeter::lufs() const {
    double out = 0;
    if (ebur128_loudness_global(state_->meter.get(), &out) != EBUR128_SUCCESS || !std::isfinite(out))
        return std::nullopt;
    return out;
}

std::optional<double> LoudnessMeter::rms_dbfs() const {
    if (state_->squares <= 0) return std::nullopt;
    return 10 * std::log10(state_->squares / static_cast<double>(state_->count));
}

double LoudnessMeter::true_peak_dbtp() const {
    double out = 0;
    ebur128_true_peak(state_->meter.get(), 0, &out);
    return 20 * std::log10(out);
}

} // namespace langdu::timeline
