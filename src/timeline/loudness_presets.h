// The levels that --loudness and a voice's preset name.
#pragma once

#include "timeline/record.h"

#include <string_view>

namespace langdu::timeline {

struct LoudnessPreset {
    std::string_view name;
    LoudnessTarget target;
    double lead_ms{LayoutOptions{}.lead_ms}; // silence around chapters, as in LayoutOptions
    double tail_ms{LayoutOptions{}.tail_ms};
};

const LoudnessPreset* find_loudness(std::string_view name); // nullptr: no such preset

} // namespace langdu::timeline
