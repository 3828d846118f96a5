#pragma once

#include <vector>

namespace langdu::speech {

// The same sound `speed` times as fast, with its pitch kept (libsonic, whole pitch periods are left out or
// repeated).
std::vector<float> time_stretch(std::vector<float> samples, double speed, int sample_rate);

} // namespace langdu::speech
