#include "timeline/loudness_presets.h"

#include <algorithm>
#include <iterator>

namespace langdu::timeline {

namespace {

constexpr LoudnessPreset presets[] = {
    {"podcast", {.level = -16, .true_peak_dbtp = -1}},
    {"ebu", {.level = -23, .true_peak_dbtp = -1}},
    // Audiobook shops: -23 to -18 dB RMS, peaks below -3, silence before and behind every chapter.
    {"acx", {.level = -20, .true_peak_dbtp = -3.2, .rms = true}, 750, 2000},
    {"none", {.apply = false}},
};

} // namespace

const LoudnessPreset* find_loudness(std::string_view name) {
    const auto* const found = std::ranges::find(presets, name, &LoudnessPreset::name);
    return found == std::end(presets) ? nullptr : found;
}

} // namespace langdu::timeline
