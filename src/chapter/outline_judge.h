// Which short lines are headings and which are captions: what was learned (outline_model), then what the
// structure of the work demands.
#pragma once

#include "article/article.h"
#include "chapter/line_view.h"
#include "chapter/outline_model.h"

#include <span>
#include <string>
#include <vector>

namespace langdu::chapter {

struct JudgedLine {
    std::size_t block{};
    Score score;
    std::vector<std::string> reasons{}; // the strongest first: "+1.2 its length: 4"
};

// Every candidate of a text without markup, in order. The reasons cost time: only when asked for.
std::vector<JudgedLine> judge_lines(std::span<const article::Block> blocks, const Tables& tables,
                                    bool with_reasons = false);

// The second half of it: series are headings all or none, speech and the rest of a broken line are no
// heading, a caption needs a sign of a picture.
std::vector<Score> obey_structure(std::span<const LineView> lines, std::vector<Score> scores);

} // namespace langdu::chapter
