#include "timeline/limiter.h"
#include "timeline/loudness.h"

#include <catch2/catch.hpp>

#include <cmath>
#include <random>

using namespace langdu;
using namespace langdu::timeline;

namespace {

std::vector<float> limit(const std::vector<float>& in, double ceiling, std::size_t block) {
    Limiter limiter{22050, ceiling};
    std::vector<float> out;
    for (std::size_t at = 0; at < in.size(); at += block) {
        const auto part = limiter.push(std::span(in).subspan(at, std::min(block, in.size() - at)));
        out.insert(out.end(), part.begin(), part.end());
    }
    const auto tail = limiter.finish();
    out.insert(out.end(), tail.begin(), tail.end());
    return out;
}

// Bursts of a vowel-like sound, some too loud.
std::vector<float> bursts() {
    std::mt19937 random(1);
    std::vector<float> out;
    for (int burst = 0; burst < 40; ++burst) {
        const double level = burst % 4 == 0 ? 1.6 : 0.3;
        const double pitch = 90.0 + 7 * burst;
        for (int i = 0; i < 3000; ++i) {
            const double t = i / 22050.0, envelope = std::sin(i * 3.14159 / 3000);
            double sample = 0;
            for (int h = 1; h < 30; ++h) sample += std::sin(6.2832 * pitch * h * t) / h;
            out.push_back(static_cast<float>(level * envelope * sample));
        }
        out.insert(out.end(), random() % 3000, 0.0F);
    }
    return out;
}

} // namespace

TEST_CASE("a limited signal stays below the ceiling between the samples, too", "[timeline]") {
    const auto out = limit(bursts(), -1.5, 1000);
    LoudnessMeter meter{22050, true};
    meter.add(out);
    CHECK(meter.true_peak_dbtp() < -1.4);
    CHECK(meter.true_peak_dbtp() > -3);
}

TEST_CASE("a limiter's output does not depend on the blocks and keeps every sample in place", "[timeline]") {
    const auto in = bursts();
    const auto out = limit(in, -1.5, 1000);
    CHECK(out.size() == in.size());
    CHECK(limit(in, -1.5, 77) == out);
    CHECK(limit(in, -1.5, 1 << 20) == out);
    std::vector<float> quiet = in;
    for (auto& sample : quiet) sample *= 0.1F;
    CHECK(limit(quiet, -1.5, 1000) == quiet);
}
