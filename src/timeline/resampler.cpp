#include "timeline/resampler.h"

#include "base/error.h"
#include "base/handle.h"

#include <soxr.h>

#include <algorithm>
#include <cmath>
#include <string>

namespace langdu::timeline {

struct Resampler::State {
    int from{};
    int to{};
    Handle<soxr, soxr_delete> engine; // none when the rates are the same
    Frame pushed{};
    Frame returned{};

    // Null input drains the engine.
    std::vector<float> run(const float* samples, std::size_t count) {
        const double ratio = static_cast<double>(to) / from;
        std::vector<float> out(static_cast<std::size_t>(std::ceil(static_cast<double>(count) * ratio)) +
                               4096);
        std::size_t filled = 0;
        for (std::size_t at = 0;;) {
            std::size_t taken = 0, made = 0;
            const soxr_error_t error =
                soxr_process(engine.get(), samples ? samples + at : nullptr, count - at, &taken,
                             out.data() + filled, out.size() - filled, &made);
            if (error)
                throw OutputError(std::string("resampler: ") + soxr_strerror(error) +
                                  "; choose another --sample-rate");
            at += taken;
            filled += made;
            if (filled < out.size() && at == count && (samples || made == 0)) break;
            if (filled == out.size()) out.resize(out.size() * 2);
        }
        out.resize(filled);
        return out;
    }
};

Resampler::Resampler(int from, int to) : state_(std::make_unique<State>()) {
    state_->from = from;
    state_->to = to;
    if (from == to) return;
    const auto io = soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I);
    const auto quality = soxr_quality_spec(SOXR_HQ, 0);
    const auto runtime = soxr_runtime_spec(1);
    soxr_error_t error = nullptr;
    state_->engine.reset(soxr_create(from, to, 1, &error, &io, &quality, &runtime));
    if (!state_->engine)
        throw OutputError("resampler: cannot go from " + std::to_string(from) + " to " + std::to_string(to) +
                          " Hz; choose another --sample-rate");
}

Resampler::Resampler(Resampler&&) noexcept = default;
Resampler& Resampler::operator=(Resampler&&) noexcept = default;
Resampler::~Resampler() = default;

std::vector<float> Resampler::push(std::span<const float> samples) {
    state_->pushed += static_cast<Frame>(samples.size());
    if (!state_->engine) return {samples.begin(), samples.end()};
    if (samples.empty()) return {};
    auto out = state_->run(samples.data(), samples.size());
    state_->returned += static_cast<Frame>(out.size());
    return out;
}

std::vector<float> Resampler::finish() {
    if (!state_->engine) return {};
    auto out = state_->run(nullptr, 0);
    // The engine rounds the length its own way: at most a sample more or less.
    const Frame expected = convert_frame(state_->pushed, state_->from, state_->to);
    const Frame missing = expected - state_->returned - static_cast<Frame>(out.size());
    out.resize(static_cast<std::size_t>(std::max<Frame>(0, static_cast<Frame>(out.size()) + missing)), 0.0F);
    return out;
}

} // namespace langdu::timeline
