// Four digits without 年 that can be a year: what is written around them tells.
#pragma once

#include "normalizer/decide.h"
#include "normalizer/token.h"

namespace langdu::normalizer {

// The facts of the shape `lone` that are about years, of the run `digits` that ends at `end`.
Facts year_facts(const Site& site, const std::string& digits, std::size_t end);

} // namespace langdu::normalizer
