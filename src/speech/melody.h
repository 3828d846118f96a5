// Sentence melody. eSpeak NG gives each syllable of a tone language the same register from the first to the
// last, which sounds like a chant. People start a clause high and wide and let the top line sink, most at the
// end of a statement; a question ends high.
#pragma once

#include "phrasing/sentence.h"

namespace langdu::speech {

// A voice's register in the engine's units: espeakPITCH moves the lowest tones, espeakRANGE the highest.
struct Register {
    int pitch{50};
    int range{50};
    bool operator==(const Register&) const = default;
};

// `own` is the voice's register; position: 0 at the clause's first syllable, 1 at its last.
Register register_at(const Register& own, phrasing::Tune tune, bool quiet, double position);

} // namespace langdu::speech
