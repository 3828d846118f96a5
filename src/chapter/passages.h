// One block of an article -> what is said of it, by the policy for its kind; the rest is reported.
#pragma once

#include "chapter/find_chapters.h"

#include <vector>

namespace langdu {

struct Passages {
    std::vector<Passage> said;
    std::vector<Skipped> skipped;
};

Passages passages_of(const Block& block, const ChapterOptions& options);

} // namespace langdu
