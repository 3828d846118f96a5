#pragma once

#include "lexicon_compiler/sources.h"

namespace langdu::lexicon_compiler {

// The bytes of lexicon.bin (src/pronunciation/lexicon_format.h); the same words give the same bytes.
std::string write_lexicon(const SourceWords& words, const std::map<char32_t, Fold>& folds);

} // namespace langdu::lexicon_compiler
