// Ogg Vorbis. One encoder for the whole work: Vorbis frames overlap with sizes that depend on what went
// before, so pieces cannot be joined.
#include "base/error.h"
#include "writer/containers.h"
#include "writer/ogg_stream.h"

#include <vorbis/codec.h>
#include <vorbis/vorbisenc.h>

#include <cstring>
#include <string>

namespace langdu::writer {

namespace {

std::string_view view(const ogg_packet& packet) {
    return {reinterpret_cast<const char*>(packet.packet), static_cast<std::size_t>(packet.bytes)};
}

// Vorbis' structs know each other by address; this keeps them in place and clears them in the right order.
class VorbisEncoder {
public:
    explicit VorbisEncoder(const Master& master) {
        vorbis_info_init(&info_);
        vorbis_comment_init(&comment_);
        // Nominal bitrate, but free to vary: what listeners of speech want.
        const bool ok =
            vorbis_encode_setup_managed(&info_, 1, master.sample_rate, -1, master.bitrate, -1) == 0 &&
            vorbis_encode_ctl(&info_, OV_ECTL_RATEMANAGE2_SET, nullptr) == 0 &&
            vorbis_encode_setup_init(&info_) == 0;
        if (!ok) {
            vorbis_info_clear(&info_);
            throw OutputError("Vorbis: cannot encode " + std::to_string(master.sample_rate) + " Hz at " +
                              std::to_string(master.bitrate) +
                              " bit/s; choose another --sample-rate or --bitrate");
        }
        vorbis_analysis_init(&state_, &info_);
        vorbis_block_init(&state_, &block_);
    }
    ~VorbisEncoder() {
        vorbis_block_clear(&block_);
        vorbis_dsp_clear(&state_);
        vorbis_comment_clear(&comment_);
        vorbis_info_clear(&info_);
    }
    VorbisEncoder(const VorbisEncoder&) = delete;
    VorbisEncoder& operator=(const VorbisEncoder&) = delete;

    void write_headers(OggStream& ogg, const Master& master) {
        ogg_packet identification{}, comments{}, setup{};
        vorbis_analysis_headerout(&state_, &comment_, &identification, &comments, &setup);
        ogg.write(view(identification), 0);
        ogg.end_page();
        // Our own comments (with a picture, without copies) under the library's name.
        ogg.write("\x03vorbis" +
                      comment_packet(master, comment_.vendor ? comment_.vendor : vorbis_version_string()) +
                      '\x01',
                  0);
        ogg.write(view(setup), 0);
        ogg.end_page();
    }

    // No samples: the end.
    void encode(std::span<const float> samples, OggStream& ogg) {
        if (!samples.empty()) {
            float** const room = vorbis_analysis_buffer(&state_, static_cast<int>(samples.size()));
            std::memcpy(room[0], samples.data(), samples.size_bytes());
        }
        vorbis_analysis_wrote(&state_, static_cast<int>(samples.size()));
        while (vorbis_analysis_blockout(&state_, &block_) == 1) {
            vorbis_analysis(&block_, nullptr);
            vorbis_bitrate_addblock(&block_);
            for (ogg_packet packet{}; vorbis_bitrate_flushpacket(&state_, &packet) == 1;)
                ogg.write(view(packet), packet.granulepos, packet.e_o_s != 0);
        }
    }

private:
    vorbis_info info_{};
    vorbis_comment comment_{};
    vorbis_dsp_state state_{};
    vorbis_block block_{};
};

} // namespace

void write_vorbis(const Master& master, OutputFile& file) {
    OggStream ogg{master, file};
    VorbisEncoder encoder{master};
    encoder.write_headers(ogg, master);
    constexpr std::size_t block = 4096;
    master.samples([&](std::span<const float> samples) {
        for (std::size_t at = 0; at < samples.size(); at += block)
            encoder.encode(samples.subspan(at, std::min(block, samples.size() - at)), ogg);
    });
    encoder.encode({}, ogg);
    ogg.end_page();
}

} // namespace langdu::writer
