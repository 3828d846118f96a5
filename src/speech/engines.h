// The engines that a voice's preset can name.
#pragma once

#include "speech/synthesizer.h"
#include "speech/voice.h"

#include <memory>
#include <string>

namespace langdu::speech {

// A constant row for each engine.
struct VoiceEngine {
    const char* name{};                                   // in presets
    std::unique_ptr<Synthesizer> (*make)(const Voice&){}; // see synthesizer.h
    double speaking_share{}; // how much of a render's time it takes to speak: for the progress
    // What is not there of all that the voice needs, and what to do; empty: it can speak.
    std::string (*missing)(const Voice&){};
    // What of the engine can be heard and is not part of the program: versions and hashes.
    std::string (*identity)(const Voice&){};
};

const VoiceEngine& engine_of(const Voice& voice);

inline std::unique_ptr<Synthesizer> make_synthesizer(const Voice& voice) {
    return engine_of(voice).make(voice);
}

} // namespace langdu::speech
