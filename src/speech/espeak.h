// eSpeak NG in forked workers; see espeak.cpp for why. Make it early: before threads start and large memory is touched.
#pragma once

#include "speech/synthesizer.h"
#include "speech/voice.h"

namespace langdu {

// Throws InputError when the engine, its data or its Mandarin voice is missing or broken (self-test).
std::unique_ptr<Synthesizer> make_espeak_synthesizer(const Voice& voice);
std::string espeak_version();

} // namespace langdu
