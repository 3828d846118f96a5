// Matroska audio with Opus; the cover is an attachment.
#include "writer/containers.h"
#include "writer/libav_muxer.h"
#include "writer/opus_encoder.h"

namespace langdu::writer {

void write_mka(const Master& master, OutputFile& file) {
    const auto stream = opus_stream(master);
    Muxing muxing;
    muxing.muxer = "matroska";
    muxing.tags = {{"language", master.metadata.language}, {"source", master.metadata.source}};
    muxing.codec = Muxing::Codec::opus;
    muxing.config = stream.head;
    muxing.clock = 48000;
    muxing.packet_ticks = 960;
    muxing.priming_ticks = stream.pre_skip;
    muxing.cover = Muxing::CoverAs::attachment;
    mux(
        master, muxing, [&](const auto& sink) { encode_opus(master, sink); }, file);
}

} // namespace langdu::writer
