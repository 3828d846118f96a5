#pragma once

#include "base/audio.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace langdu::writer {

// The first four bytes of an MPEG 1 or 2 layer III frame.
struct Mp3Frame {
    int sample_rate{};
    int bitrate{};
    int samples{};       // one channel's
    std::size_t bytes{}; // header included
    std::size_t side_info{};
};

std::optional<Mp3Frame> parse_mp3_frame(std::string_view bytes);

// What players need to know about the whole stream: exact length without the encoder's padding, and size for
// seeking.
struct Mp3Summary {
    std::uint32_t frames{};
    std::uint64_t bytes{}; // of the audio frames
    int delay{};           // samples the encoder put before the sound
    int padding{};         // and after it
    int lowpass{};         // Hz
    std::uint16_t crc{};   // crc16 of the audio frames
    std::string encoder;   // "LAME3.100", nine bytes
};

// The silent frame with the Info and LAME headers that goes before the sound; `header` is the first four
// bytes of one of its frames. Gives the same size for every summary.
std::string info_frame(std::string_view header, const Mp3Summary& summary);

// What the headers of a file with ID3v2 tag and Info frame say about its sound without the encoder's padding.
struct Mp3Length {
    int sample_rate{};
    Frame frames{};
};
std::optional<Mp3Length> parse_mp3_length(std::string_view file);

} // namespace langdu::writer
