// Encoding on all cores. The sound is cut into pieces where it is silent and each piece has an encoder of its
// own; the packets are joined in order. Packets of a silence decode to silence whatever the encoder's
// history, so nothing is heard of the borders, and they fall on packet borders, so nothing drifts. Where to
// cut depends on the sound alone: the bytes are the same on any number of cores.
#pragma once

#include "timeline/recording.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace langdu::writer {

using Packets = std::vector<std::string>;

// The encoder of one piece. Packet k of it carries samples k * packet_frames and on (later by the codec's
// delay).
struct PieceEncoder {
    std::function<Packets(std::span<const float>)> encode;
    std::function<Packets()> finish; // everything still inside, the sound continued with silence
};

struct PieceRule {
    std::size_t packet_frames{}; // samples in a packet
    std::size_t min_frames{};    // no piece but the last is shorter
};

// Calls `sink` from this thread with every packet in order. At most threads * 2 pieces of about 1.5 *
// min_frames are in memory; a piece without a silence is handed to its encoder in parts. Exceptions of `make`
// and its encoders pass.
void encode_pieces(const timeline::SampleSource& samples, const PieceRule& rule, int threads,
                   const std::function<PieceEncoder()>& make,
                   const std::function<void(const std::string&)>& sink);

} // namespace langdu::writer
