// Sound editing: what makes one clip out of several without a click.
#pragma once

#include "base/audio.h"

#include <span>
#include <vector>

namespace langdu::speech {

// Frames of near-silence at either end.
struct Margins {
    Frame head{};
    Frame tail{};
};
Margins silent_margins(std::span<const float> samples);

// Raised-cosine ramps in place of what may be a jump: the first sample becomes 0, or the last.
void fade_in(std::span<float> samples, Frame frames);
void fade_out(std::span<float> samples, Frame frames);

// The engine cuts vowels off before a stop's closure and starts sounds in the middle of a wave: short ramps
// at both sides of every stretch of digital silence, and at the ends, take the clicks away.
void soften_edges(std::span<float> samples, int sample_rate);

} // namespace langdu::speech
