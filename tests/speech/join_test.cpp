#include "speech/join.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace langdu;
using namespace langdu::speech;

namespace {

std::vector<float> square(std::size_t frames) {
    std::vector<float> out(frames);
    for (std::size_t i = 0; i < frames; ++i) out[i] = i / 50 % 2 ? -0.5F : 0.5F;
    return out;
}

} // namespace

TEST_CASE("margins count what is softer than any consonant", "[speech]") {
    std::vector<float> samples(100, 0.0F);
    samples[20] = 0.0005F; // noise
    samples[30] = samples[79] = -0.1F;
    CHECK(silent_margins(samples).head == 30);
    CHECK(silent_margins(samples).tail == 20);
    CHECK(silent_margins(std::vector<float>(50, 0.0F)).head == 50);
    CHECK(silent_margins({}).head == 0);
}

TEST_CASE("sound rises from silence and falls into it, and is left alone elsewhere", "[speech]") {
    auto samples = square(1000);
    samples.insert(samples.end(), 100, 0.0F);
    const auto second = square(2000);
    samples.insert(samples.end(), second.begin(), second.end());
    const auto before = samples;
    soften_edges(samples, 22050);
    for (const std::size_t edge : {std::size_t{0}, std::size_t{999}, std::size_t{1100}, std::size_t{3099}})
        CHECK(samples[edge] == 0);
    CHECK(std::abs(samples[1]) < 0.01F);
    CHECK(std::abs(samples[998]) < 0.01F);
    CHECK(std::equal(samples.begin() + 30, samples.begin() + 930, before.begin() + 30));
}

TEST_CASE("a sound shorter than the ramps and an empty one are no trouble", "[speech]") {
    std::vector<float> samples{0.5F, 0.5F, 0.5F};
    soften_edges(samples, 22050);
    CHECK(samples[0] == 0);
    CHECK(samples[2] == 0);
    std::vector<float> none;
    soften_edges(none, 22050);
    CHECK(none.empty());
}
