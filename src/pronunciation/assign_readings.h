#pragma once

#include "pronunciation/context_rules.h"
#include "pronunciation/lexicon.h"
#include "pronunciation/line.h"
#include "pronunciation/persons.h"

namespace langdu::pronunciation {

// Gives every Han item its citation reading: a name's, the word's, then what a rule of the neighbours says,
// then the character's own.
void assign_readings(Line& line, const Lexicon& lexicon, const Persons& persons, const ContextRules& rules);

} // namespace langdu::pronunciation
