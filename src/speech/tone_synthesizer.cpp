// A stand-in for an engine: every sounding token is a sine of 200 ms whose pitch tells its tone, so that
// tests and dry runs know every frame without listening.

#include "speech/join.h"
#include "speech/synthesizer.h"

#include <cmath>
#include <numbers>

namespace langdu::speech {

namespace {

constexpr int rate = 22050;
constexpr Frame token_frames = rate / 5;

double frequency(const pronunciation::Token& token) {
    if (token.kind == pronunciation::Token::Kind::foreign || token.surface.empty()) return 440;
    switch (token.surface.back()) {
    case '1':
        return 300;
    case '2':
        return 250;
    case '3':
        return 150;
    case '4':
        return 200;
    default:
        return 175;
    }
}

class ToneSynthesizer : public Synthesizer {
public:
    int sample_rate() const override { return rate; }

    Clip speak(const pronunciation::Utterance& utterance) override {
        Clip clip{{rate, {}}, {}};
        auto& out = clip.audio.samples;
        for (std::size_t i = 0; i < utterance.tokens.size(); ++i) {
            const auto& token = utterance.tokens[i];
            if (token.kind == pronunciation::Token::Kind::silent) continue;
            const auto begin = static_cast<Frame>(out.size());
            const double step = 2 * std::numbers::pi * frequency(token) / rate;
            for (Frame n = 0; n < token_frames; ++n)
                out.push_back(static_cast<float>(0.25 * std::sin(step * static_cast<double>(n))));
            const std::span tone(out.data() + begin, static_cast<std::size_t>(token_frames));
            fade_in(tone, rate / 200);
            fade_out(tone, rate / 200);
            clip.times.push_back({i, begin, begin + token_frames});
        }
        return clip;
    }
};

} // namespace

std::unique_ptr<Synthesizer> make_tone_synthesizer() { return std::make_unique<ToneSynthesizer>(); }

} // namespace langdu::speech
