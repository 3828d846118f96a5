// Tones as spoken: from citation to surface, every change with its reason in Item::rule.
#pragma once

#include "pronunciation/lexicon.h"
#include "pronunciation/line.h"
#include "pronunciation/spoken_words.h"

namespace langdu::pronunciation {

// 一 and 不, third tones (first inside words, then over their borders from left to right, never over a
// pause), neutral tones.
void speak_tones(Line& line, const Lexicon& lexicon, const SpokenWords& spoken);

// The steps, in order.
void speak_yi_and_bu(Line& line, const Lexicon& lexicon);
void speak_third_tones(Line& line, const Lexicon& lexicon);
void speak_neutral_particles(Line& line); // 个, 上, 里, 来: before third tones, which they do not trigger
void speak_neutral_verbs(Line& line);     // 想想: after them, its second syllable does

} // namespace langdu::pronunciation
