// The Kokoro model behind Synthesizer: a neural voice, opt-in, from parts that `langdu voices --install
// natural` brings.
#pragma once

#include "speech/synthesizer.h"
#include "speech/voice.h"

#include <memory>
#include <string>

namespace langdu::speech {

// Make it early: it forks. Throws InputError when a part is missing, damaged or of the wrong version.
std::unique_ptr<Synthesizer> make_kokoro_synthesizer(const Voice& voice);

// One line, empty when everything is there.
std::string missing_of_kokoro(const Voice& voice);
// The model, the style and the runtime's version. Empty when a part is missing.
std::string identity_of_kokoro(const Voice& voice);

} // namespace langdu::speech
