#pragma once

#include "normalizer/token.h"

#include <string>

namespace langdu::normalizer {

// What is said for the parts, joined, and where each stands in it.
struct Verbalized {
    std::string words;
    std::vector<SpokenPart> parts; // offsets in `words`
};
Verbalized verbalize(const std::vector<Part>& parts, const NormalizerOptions& options, const Tables& tables);

} // namespace langdu::normalizer
