// Figures with colons as clocks write them: 9:30, 9:30:05, 2:01.39.
#pragma once

#include "normalizer/token.h"

namespace langdu::normalizer {

struct Clock {
    std::string hour, minute, second; // of a length they may be minutes and seconds
    std::string rest;                 // behind a point
    std::size_t end{};
    std::string value() const { return hour + ":" + minute + (second.empty() ? "" : ":" + second); }
};

// Nothing where the figures belong to a longer row (12:30:45:06) or are no minutes.
std::optional<Clock> clock_at(const FoldedText& text, std::size_t at);

} // namespace langdu::normalizer
