// How a short line is worded: one to three characters in a row, each with a weight as part of a heading and
// of a caption. voices/mandarin/outline_grams.tsv, made by scripts/fit-outline.
#pragma once

#include "base/tsv.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace langdu::chapter {

// Digits made 0, Latin words a, white space one blank, with ^ and $ around: ^第0届$, ^使用 a 构建$.
std::string wording_of(std::string_view body);

// What the characters of a line are worth as part of a heading and of a caption, in log odds.
struct LineWording {
    double heading{}, caption{};
};

class OutlineGrams {
public:
    // The data directory. Throws InputError place:line when the table is missing or broken.
    explicit OutlineGrams(const std::filesystem::path& data);

    OutlineGrams(const OutlineGrams&) = delete;
    OutlineGrams& operator=(const OutlineGrams&) = delete;

    // The sum of the weights of what stands in it, each counted once.
    LineWording weigh(std::string_view body) const;

private:
    struct Weight {
        int heading{}, caption{}; // hundredths
    };
    std::vector<TsvRow> rows_; // the keys are parts of them
    std::unordered_map<std::string_view, Weight> weights_;
};

} // namespace langdu::chapter
