#pragma once

#include "normalizer/spoken_text.h"

#include <string_view>

namespace langdu {

// Policies per class and the user's lexicon come here.
struct NormalizerOptions {};

// Linear in the length, never throws on any text; invalid UTF-8 becomes U+FFFD, skipped with a reason.
SpokenText normalize(std::string_view written, const NormalizerOptions& options = {});

} // namespace langdu
