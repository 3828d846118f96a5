#pragma once

#include "writer/master.h"

#include <cstddef>
#include <functional>
#include <string>

namespace langdu::writer {

// A master as AAC-LC packets.
struct AacStream {
    std::size_t packet_frames{};
    int priming{};      // samples before the sound begins
    std::string config; // AudioSpecificConfig
};

AacStream aac_stream(const Master& master);
// Encodes on the master's threads; `sink` gets the packets in order.
void encode_aac(const Master& master, const std::function<void(const std::string&)>& sink);

} // namespace langdu::writer
