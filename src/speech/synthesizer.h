#pragma once

#include "base/audio.h"
#include "pronunciation/utterance.h"

#include <memory>
#include <vector>

namespace langdu::speech {

struct Voice;

// Where a token of an utterance sounds in its clip.
struct TokenTime {
    std::size_t token{}; // index in Utterance::tokens
    Frame begin{};
    Frame end{};
    bool operator==(const TokenTime&) const = default;
};

// One spoken utterance: no leading or trailing silence but a few ms, faded at both ends.
struct Clip {
    Audio audio;
    std::vector<TokenTime> times;
    bool operator==(const Clip&) const = default;
};

// A voice engine. speak() may be called from many threads; the same utterance gives the same clip, always.
// Throws OutputError when the engine crashed or hung twice on an utterance.
class Synthesizer {
public:
    virtual ~Synthesizer() = default;
    virtual int sample_rate() const = 0;
    virtual Clip speak(const pronunciation::Utterance& utterance) = 0;
};

// eSpeak NG in forked processes. Make it early, before large memory is touched. Throws InputError when the
// engine, its data or one of the voice's definitions is missing or broken: it has to pass a self-test.
std::unique_ptr<Synthesizer> make_espeak_synthesizer(const Voice& voice);

// For tests and dry runs: one tone a syllable, pitch by its tone, 200 ms each.
std::unique_ptr<Synthesizer> make_tone_synthesizer();

} // namespace langdu::speech
