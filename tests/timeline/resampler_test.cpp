#include "timeline/resampler.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <numbers>

using namespace langdu;
using namespace langdu::timeline;

namespace {

std::vector<float> resample(const std::vector<float>& in, int from, int to, std::size_t block) {
    Resampler resampler{from, to};
    std::vector<float> out;
    for (std::size_t at = 0; at < in.size(); at += block) {
        const auto part = resampler.push(std::span(in).subspan(at, std::min(block, in.size() - at)));
        out.insert(out.end(), part.begin(), part.end());
    }
    const auto tail = resampler.finish();
    out.insert(out.end(), tail.begin(), tail.end());
    return out;
}

} // namespace

TEST_CASE("resampling gives exactly the converted number of samples, whatever the blocks", "[timeline]") {
    for (const int to : {8000, 16000, 22050, 24000, 44100, 48000})
        for (const std::size_t length :
             {std::size_t{0}, std::size_t{1}, std::size_t{7}, std::size_t{22050}, std::size_t{100003}}) {
            const std::vector<float> in(length, 0.1F);
            for (const std::size_t block : {std::size_t{64}, std::size_t{4096}, std::size_t{1} << 20}) {
                if (length > 30000 && block == 64) continue;
                CHECK(resample(in, 22050, to, block).size() ==
                      static_cast<std::size_t>(convert_frame(static_cast<Frame>(length), 22050, to)));
            }
        }
}

TEST_CASE("resampling keeps a tone in its place: no delay, no change of level", "[timeline]") {
    const auto tone = [](std::size_t n, int rate) {
        std::vector<float> out(n);
        for (std::size_t i = 0; i < n; ++i)
            out[i] = static_cast<float>(0.5 *
                                        std::sin(2 * std::numbers::pi * 440 * static_cast<double>(i) / rate));
        return out;
    };
    const auto out = resample(tone(22050, 22050), 22050, 44100, 1000);
    const auto expected = tone(44100, 44100);
    double worst = 0;
    for (std::size_t i = 2000; i < 42000; ++i)
        worst = std::max(worst, std::abs(static_cast<double>(out[i] - expected[i])));
    CHECK(worst < 1e-3);
}
