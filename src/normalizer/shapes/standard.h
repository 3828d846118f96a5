// The number of a standard with its year: GB/T 7714-2015, ISO 9001:2015. The sign between them says nothing.
#pragma once

#include "normalizer/token.h"

namespace langdu::normalizer {

// Do the digits stand behind a standard's letters, with a year of our time behind the sign?
bool names_standard(const Site& site, const std::string& number, const std::string& year);
TaggedToken standard_token(std::size_t end, const std::string& number, const std::string& sign,
                           const std::string& year);

} // namespace langdu::normalizer
