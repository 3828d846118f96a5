#pragma once

#include "writer/master.h"

#include <cstddef>
#include <functional>
#include <string>

namespace langdu::writer {

// A master as Opus packets of 20 ms, for whatever container holds them.
struct OpusStream {
    std::size_t packet_frames{}; // at the master's sample rate
    int pre_skip{};              // samples at 48 kHz before the sound begins
    std::string head;            // the OpusHead packet
    std::string vendor;          // the library's name
};

OpusStream opus_stream(const Master& master);
// Encodes on the master's threads; `sink` gets the packets in order.
void encode_opus(const Master& master, const std::function<void(const std::string&)>& sink);

} // namespace langdu::writer
