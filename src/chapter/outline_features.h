// What speaks for a heading and what for a caption, as numbers: one row of a table for each, weighed by
// voices/mandarin/outline.tsv. Headings announce what follows, captions repeat what stands before.
#pragma once

#include "article/article.h"

#include <cstddef>
#include <span>
#include <string_view>
#include <vector>

namespace langdu {

// A block short enough to be a heading or a caption, and the values of the features, in the order of
// feature_names().
struct Candidate {
    std::size_t block{};
    std::vector<float> features;
};

std::vector<std::string_view> feature_names();
std::vector<Candidate> find_candidates(std::span<const Block> blocks);

} // namespace langdu
