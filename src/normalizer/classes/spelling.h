// Addresses, paths and identifiers said piece by piece: letters stay, digits one by one, marks by name.
#pragma once

#include "normalizer/token.h"

namespace langdu {

std::vector<Part> spell(const Site& site, std::size_t from, std::size_t to);

} // namespace langdu
