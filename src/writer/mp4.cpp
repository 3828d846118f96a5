// M4B and M4A: AAC-LC in MP4 with a QuickTime chapter track, index first. Apple's players, VLC and mpv read
// the track; older ones the Nero list, which holds 255 chapters at most and is left out above that.
#include "writer/aac_encoder.h"
#include "writer/containers.h"
#include "writer/libav_muxer.h"

namespace langdu::writer {

namespace {

void write_mp4(const Master& master, OutputFile& file, const std::string& brand,
               const std::string& media_type) {
    constexpr std::size_t nero_limit = 255;
    const auto stream = aac_stream(master);
    Muxing muxing;
    muxing.muxer = "ipod";
    muxing.options = {
        {"brand", brand},
        {"movflags", master.chapters.size() > nero_limit ? "faststart+disable_chpl" : "faststart"}};
    // The movie's clock stays at milliseconds: mutagen takes it for granted when it reads chapters.
    muxing.tags = {{"media_type", media_type}};
    muxing.codec = Muxing::Codec::aac;
    muxing.config = stream.config;
    muxing.clock = master.sample_rate;
    muxing.packet_ticks = static_cast<int>(stream.packet_frames);
    muxing.priming_ticks = stream.priming;
    muxing.cover = Muxing::CoverAs::picture;
    mux(
        master, muxing, [&](const auto& sink) { encode_aac(master, sink); }, file);
}

} // namespace

void write_m4b(const Master& master, OutputFile& file) {
    write_mp4(master, file, "M4B ", "2");
} // an audiobook
void write_m4a(const Master& master, OutputFile& file) { write_mp4(master, file, "M4A ", "1"); } // music

} // namespace langdu::writer
