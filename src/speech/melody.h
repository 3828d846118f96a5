// Sentence melody. eSpeak NG gives each syllable of a tone language the same register from the first to the
// last, which sounds like a chant. People start a clause high and let it sink, most at the end of a
// statement; a question ends high.
#pragma once

#include "phrasing/sentence.h"

namespace langdu {

// How far the register is from the voice's own, in steps of espeakPITCH: 10 steps are about a semitone.
// position: 0 at the clause's first syllable, 1 at its last.
int register_shift(Tune tune, bool quiet, double position);

} // namespace langdu
