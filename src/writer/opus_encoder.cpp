#include "writer/opus_encoder.h"

#include "base/error.h"
#include "base/handle.h"
#include "writer/bytes.h"
#include "writer/pieces.h"

#include <opus/opus.h>

#include <memory>
#include <vector>

namespace langdu {

namespace {

using Encoder = Handle<OpusEncoder, opus_encoder_destroy>;

void require(int code) {
    if (code < 0)
        throw OutputError(std::string("Opus: ") + opus_strerror(code) + "; choose another --bitrate");
}

Encoder open_encoder(const Master& master) {
    int code = OPUS_OK;
    Encoder encoder{opus_encoder_create(master.sample_rate, 1, OPUS_APPLICATION_AUDIO, &code)};
    require(code);
    require(opus_encoder_ctl(encoder.get(), OPUS_SET_BITRATE(master.bitrate)));
    // A third faster than 10; what the last steps add is lost on one synthetic voice without noise.
    require(opus_encoder_ctl(encoder.get(), OPUS_SET_COMPLEXITY(7)));
    return encoder;
}

int lookahead(OpusEncoder* encoder) {
    opus_int32 samples = 0;
    require(opus_encoder_ctl(encoder, OPUS_GET_LOOKAHEAD(&samples)));
    return samples;
}

// Collects samples into packets.
class Packetizer {
public:
    explicit Packetizer(const Master& master)
        : encoder_(open_encoder(master)), packet_frames_(static_cast<std::size_t>(master.sample_rate / 50)) {}

    Packets encode(std::span<const float> samples) {
        held_.insert(held_.end(), samples.begin(), samples.end());
        Packets out;
        std::size_t at = 0;
        for (; at + packet_frames_ <= held_.size(); at += packet_frames_)
            out.push_back(packet(held_.data() + at));
        held_.erase(held_.begin(), held_.begin() + static_cast<std::ptrdiff_t>(at));
        return out;
    }

    // Silence drives out what the encoder still holds.
    Packets finish() {
        const std::size_t rest = held_.size() + static_cast<std::size_t>(lookahead(encoder_.get()));
        const std::size_t packets = (rest + packet_frames_ - 1) / packet_frames_;
        return encode(std::vector<float>(packets * packet_frames_ - held_.size()));
    }

private:
    std::string packet(const float* samples) {
        std::string out(1500, '\0');
        const auto size = opus_encode_float(encoder_.get(), samples, static_cast<int>(packet_frames_),
                                            reinterpret_cast<unsigned char*>(out.data()),
                                            static_cast<opus_int32>(out.size()));
        require(size);
        out.resize(static_cast<std::size_t>(size));
        out.shrink_to_fit();
        return out;
    }

    Encoder encoder_;
    std::size_t packet_frames_;
    std::vector<float> held_;
};

} // namespace

OpusStream opus_stream(const Master& master) {
    const auto encoder = open_encoder(master);
    OpusStream out;
    out.packet_frames = static_cast<std::size_t>(master.sample_rate / 50);
    out.pre_skip = lookahead(encoder.get()) * (48000 / master.sample_rate);
    out.vendor = opus_get_version_string();
    out.head = std::string("OpusHead\x01\x01") + little_endian(static_cast<std::uint64_t>(out.pre_skip), 2) +
               little_endian(static_cast<std::uint64_t>(master.sample_rate), 4) + std::string(3, '\0');
    return out;
}

void encode_opus(const Master& master, const std::function<void(const std::string&)>& sink) {
    const PieceRule rule{static_cast<std::size_t>(master.sample_rate / 50),
                         static_cast<std::size_t>(master.sample_rate) * 10};
    const auto make = [&] {
        const auto packetizer = std::make_shared<Packetizer>(master);
        return PieceEncoder{
            [packetizer](std::span<const float> samples) { return packetizer->encode(samples); },
            [packetizer] { return packetizer->finish(); }};
    };
    encode_pieces(master.samples, rule, master.threads, make, sink);
}

} // namespace langdu
