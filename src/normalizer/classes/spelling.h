// Addresses, paths and identifiers said piece by piece: letters stay, digits one by one, marks by name.
#pragma once

#include "normalizer/token.h"

#include <string_view>

namespace langdu::normalizer {

// `hyphen` is what a hyphen is called: in an e-mail address it must be heard, elsewhere it only separates.
std::vector<Part> spell(const Site& site, std::size_t from, std::size_t to, std::string_view hyphen = " ");

} // namespace langdu::normalizer
