// Sound editing: what makes one clip out of several without a click.
#pragma once

#include "base/audio.h"

#include <span>
#include <vector>

namespace langdu {

// Frames of near-silence at either end.
struct Margins {
    Frame head{};
    Frame tail{};
};
Margins silent_margins(std::span<const float> samples);

// Raised-cosine ramps in place of what may be a jump: the first sample becomes 0, and the last.
void fade_in(std::span<float> samples, Frame frames);
void fade_out(std::span<float> samples, Frame frames);

} // namespace langdu
