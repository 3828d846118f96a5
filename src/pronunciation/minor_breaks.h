#pragma once

#include "pronunciation/break_prices.h"
#include "pronunciation/grammar_words.h"
#include "pronunciation/line.h"

namespace langdu::pronunciation {

// Sets break_before so that no stretch between pauses is longer than a breath, at places where speakers
// break.
void find_minor_breaks(Line& line, const GrammarWords& words, const BreakPrices& prices);

} // namespace langdu::pronunciation
