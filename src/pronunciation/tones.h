// Tones as spoken: from citation to surface, every change with its reason in Item::rule.
#pragma once

#include "pronunciation/grammar_words.h"
#include "pronunciation/lexicon.h"
#include "pronunciation/line.h"
#include "pronunciation/spoken_words.h"

namespace langdu::pronunciation {

// 一 and 不, third tones (first inside words, then over their borders from left to right, never over a
// pause), neutral tones.
void speak_tones(Line& line, const Lexicon& lexicon, const SpokenWords& spoken, const GrammarWords& words);

// The steps, in order.
void speak_yi_and_bu(Line& line, const Lexicon& lexicon, const GrammarWords& words);
void speak_third_tones(Line& line, const Lexicon& lexicon);
// 个, 上, 里, 来: before third tones, which they do not trigger.
void speak_neutral_particles(Line& line, const GrammarWords& words);
// 想想: after them, its second syllable does.
void speak_neutral_verbs(Line& line, const GrammarWords& words);

} // namespace langdu::pronunciation
