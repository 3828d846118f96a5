// What a command line names: web addresses and files that list them; the others are articles.
#pragma once

#include "sources/source_list.h"

#include <string>
#include <vector>

namespace langdu::sources {

struct SplitInputs {
    std::vector<ListedAddress> sources; // each once
    std::vector<std::string> others;
};
// Throws InputError: a list that cannot be read.
SplitInputs split_inputs(const std::vector<std::string>& inputs);

} // namespace langdu::sources
