#include "writer/opus_encoder.h"

#include "base/error.h"
#include "writer/bytes.h"
#include "writer/pieces.h"

#include <opus/opus.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <memory>
#include <vector>

namespace langdu::writer {

namespace {

void require(int code) {
    if (code < 0)
        throw OutputError(std::string("Opus: ") + opus_strerror(code) + "; choose another --bitrate");
}

// libopus keeps a state in one block that may be copied: a codec that can be set back to where it was.
template <typename Codec>
class State {
public:
    explicit State(int bytes) : memory_(static_cast<std::size_t>(bytes) / sizeof(std::max_align_t) + 1) {}
    Codec* get() { return reinterpret_cast<Codec*>(memory_.data()); }

private:
    std::vector<std::max_align_t> memory_;
};

State<OpusEncoder> open_encoder(const Master& master) {
    State<OpusEncoder> encoder{opus_encoder_get_size(1)};
    require(opus_encoder_init(encoder.get(), master.sample_rate, 1, OPUS_APPLICATION_AUDIO));
    require(opus_encoder_ctl(encoder.get(), OPUS_SET_BITRATE(master.bitrate)));
    // What the steps above 6 add is lost on one synthetic voice: the same speech coder, 4 % less noise.
    require(opus_encoder_ctl(encoder.get(), OPUS_SET_COMPLEXITY(6)));
    return encoder;
}

State<OpusDecoder> open_decoder(const Master& master) {
    State<OpusDecoder> decoder{opus_decoder_get_size(1)};
    require(opus_decoder_init(decoder.get(), master.sample_rate, 1));
    return decoder;
}

int lookahead(OpusEncoder* encoder) {
    opus_int32 samples = 0;
    require(opus_encoder_ctl(encoder, OPUS_GET_LOOKAHEAD(&samples)));
    return samples;
}

float peak(std::span<const float> samples) {
    float out = 0;
    for (const float sample : samples) out = std::max(out, std::abs(sample));
    return out;
}

// Packets and what a player makes of them. A value: a copy goes on from where the original was.
class Codec {
public:
    explicit Codec(const Master& master)
        : encoder_(open_encoder(master)), decoder_(open_decoder(master)),
          packet_frames_(static_cast<std::size_t>(master.sample_rate / 50)), recent_(packet_frames_ * 2) {}

    // Opus has two coders, one for speech and one for everything.
    void choose(int signal, int bitrate) {
        require(opus_encoder_ctl(encoder_.get(), OPUS_SET_SIGNAL(signal)));
        require(opus_encoder_ctl(encoder_.get(), OPUS_SET_BITRATE(bitrate)));
    }

    Packets encode(std::span<const float> samples) {
        held_.insert(held_.end(), samples.begin(), samples.end());
        Packets out;
        std::size_t at = 0;
        for (; at + packet_frames_ <= held_.size(); at += packet_frames_)
            out.push_back(packet({held_.data() + at, packet_frames_}));
        held_.erase(held_.begin(), held_.begin() + static_cast<std::ptrdiff_t>(at));
        return out;
    }

    // Silence drives out what the encoder still holds.
    Packets finish() {
        const std::size_t rest = held_.size() + static_cast<std::size_t>(lookahead(encoder_.get()));
        const std::size_t packets = (rest + packet_frames_ - 1) / packet_frames_;
        return encode(std::vector<float>(packets * packet_frames_ - held_.size()));
    }

    bool burst() const { return burst_; }

private:
    std::string packet(std::span<const float> samples) {
        std::string out(1500, '\0');
        const auto size = opus_encode_float(encoder_.get(), samples.data(), static_cast<int>(samples.size()),
                                            reinterpret_cast<unsigned char*>(out.data()),
                                            static_cast<opus_int32>(out.size()));
        require(size);
        out.resize(static_cast<std::size_t>(size));
        out.shrink_to_fit();
        listen(out, samples);
        return out;
    }

    // In steps of 5 ms: what comes out is never much louder than what went in a moment before.
    void listen(const std::string& packet, std::span<const float> samples) {
        std::vector<float> heard(packet_frames_);
        require(opus_decode_float(decoder_.get(), reinterpret_cast<const unsigned char*>(packet.data()),
                                  static_cast<opus_int32>(packet.size()), heard.data(),
                                  static_cast<int>(packet_frames_), 0));
        recent_.insert(recent_.end(), samples.begin(), samples.end());
        const std::size_t step = packet_frames_ / 4;
        for (std::size_t at = 0; at < packet_frames_; at += step) {
            const auto before =
                std::span(recent_).subspan(at + packet_frames_ / 2, packet_frames_ * 3 / 2 + step);
            burst_ = burst_ || peak(std::span(heard).subspan(at, step)) > 1.5F * peak(before) + 0.05F;
        }
        recent_.erase(recent_.begin(), recent_.begin() + static_cast<std::ptrdiff_t>(packet_frames_));
    }

    State<OpusEncoder> encoder_;
    State<OpusDecoder> decoder_;
    std::size_t packet_frames_;
    std::vector<float> held_;
    std::vector<float> recent_; // the two packets before
    bool burst_{};
};

// The speech coder is the better one for voices, but a dozen times an hour a synthetic voice makes its
// predictor unstable: 20 ms at full scale out of almost nothing. A stretch with such a burst is encoded again
// by the other coder.
class PieceCodec {
public:
    explicit PieceCodec(const Master& master) : codec_(master), bitrate_(master.bitrate) {}

    Packets encode(std::span<const float> samples) {
        auto speech = codec_;
        speech.choose(OPUS_SIGNAL_VOICE, bitrate_);
        auto out = speech.encode(samples);
        if (speech.burst()) {
            codec_.choose(OPUS_SIGNAL_MUSIC, std::max(bitrate_ * 3 / 2, least_for_music));
            return codec_.encode(samples);
        }
        codec_ = std::move(speech);
        return out;
    }
    Packets finish() { return codec_.finish(); }

private:
    static constexpr int least_for_music = 24000; // below, the speech coder would be chosen again
    Codec codec_;
    int bitrate_;
};

} // namespace

OpusStream opus_stream(const Master& master) {
    auto encoder = open_encoder(master);
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
        const auto codec = std::make_shared<PieceCodec>(master);
        return PieceEncoder{[codec](std::span<const float> samples) { return codec->encode(samples); },
                            [codec] { return codec->finish(); }};
    };
    encode_pieces(master.samples, rule, master.threads, make, sink);
}

} // namespace langdu::writer
