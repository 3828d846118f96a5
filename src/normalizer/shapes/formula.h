// A stretch of a formula: numbers, variables and signs, as n(n-1)/2, 2^31-1 and a²-b². Whether it is one is
// weighed (see the evidence in formula.cpp); how it is said is looked up in formulas.tsv, sign by sign.
#pragma once

#include "normalizer/token.h"

namespace langdu::normalizer {

// The formula that begins at the site; nothing when the signs may mean something else.
std::optional<TaggedToken> tag_formula(const Site& site);
// Is the ! at `at` a factorial?
bool is_factorial(const FoldedText& text, std::size_t at);
// What is said for the characters [from, to), LaTeX commands included.
std::vector<Part> say_formula(const Site& site, std::size_t from, std::size_t to);

} // namespace langdu::normalizer
