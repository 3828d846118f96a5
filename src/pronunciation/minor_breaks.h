#pragma once

#include "pronunciation/line.h"

namespace langdu::pronunciation {

// Sets break_before so that no stretch between pauses is longer than a breath, at places where speakers
// break.
void find_minor_breaks(Line& line);

} // namespace langdu::pronunciation
