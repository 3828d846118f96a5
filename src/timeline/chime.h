// A soft chime between chapters.
#pragma once

#include <vector>

namespace langdu::timeline {

// Two bell notes a fourth apart that fade into silence, well below speech. The same samples every time.
std::vector<float> make_chime(int sample_rate);

} // namespace langdu::timeline
