#pragma once

#include <algorithm>
#include <cmath>
#include <cstdint>

namespace langdu::writer {

// Samples that came from 16 bits go back to the same 16 bits.
inline std::int16_t to_int16(float sample) {
    return static_cast<std::int16_t>(std::clamp(std::lrintf(sample * 32768.0F), -32768L, 32767L));
}

} // namespace langdu::writer
