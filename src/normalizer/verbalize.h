#pragma once

#include "normalizer/token.h"

#include <string>

namespace langdu {

// What is said for the parts, joined.
std::string verbalize(const std::vector<Part>& parts, const NormalizerOptions& options, const Tables& tables);

} // namespace langdu
