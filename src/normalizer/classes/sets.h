// The sets of a match in a row: 25-27，25-22，20-25; 6-4/7-6(5)/6-3.
#pragma once

#include "normalizer/token.h"

namespace langdu::normalizer {

// Does the pair at `at` stand among others, one of which falls, as ranges never do?
bool among_sets(const Site& site, std::size_t at);

} // namespace langdu::normalizer
