#include "writer/aac_encoder.h"

#include "base/error.h"
#include "writer/libav.h"
#include "writer/pieces.h"

#include <algorithm>
#include <memory>
#include <new>
#include <vector>

namespace langdu::writer {

namespace {

using Context = std::unique_ptr<AVCodecContext, LibavFree<&Libav::avcodec_free_context>>;

void require(int code, const Master& master) {
    if (code >= 0) return;
    throw OutputError("AAC: cannot encode " + std::to_string(master.sample_rate) + " Hz at " +
                      std::to_string(master.bitrate) + " bit/s; choose another --sample-rate or --bitrate");
}

Context open_encoder(const Master& master) {
    const AVCodec* const codec = libav().avcodec_find_encoder_by_name("aac");
    if (!codec) throw OutputError("AAC: libavcodec has no AAC encoder; install Debian's libavcodec");
    Context context{libav().avcodec_alloc_context3(codec)};
    if (!context) throw std::bad_alloc();
    context->sample_rate = master.sample_rate;
    context->sample_fmt = AV_SAMPLE_FMT_FLTP;
    libav().av_channel_layout_default(&context->ch_layout, 1);
    context->bit_rate = master.bitrate;
    context->time_base = {1, master.sample_rate};
    context->flags |= AV_CODEC_FLAG_GLOBAL_HEADER | AV_CODEC_FLAG_BITEXACT;
    context->thread_count = 1;
    // Six times cheaper than the default and no worse for speech.
    require(libav().av_opt_set(context->priv_data, "aac_coder", "fast", 0), master);
    require(libav().avcodec_open2(context.get(), codec, nullptr), master);
    return context;
}

// Collects samples into frames and gives packets.
class FrameEncoder {
public:
    explicit FrameEncoder(const Master& master)
        : master_(master), context_(open_encoder(master)), packet_(libav().av_packet_alloc()),
          frame_(libav().av_frame_alloc()) {
        if (!packet_ || !frame_) throw std::bad_alloc();
    }

    Packets encode(std::span<const float> samples) {
        held_.insert(held_.end(), samples.begin(), samples.end());
        const auto size = static_cast<std::size_t>(context_->frame_size);
        Packets out;
        std::size_t at = 0;
        for (; at + size <= held_.size(); at += size) send(std::span(held_).subspan(at, size), out);
        held_.erase(held_.begin(), held_.begin() + static_cast<std::ptrdiff_t>(at));
        return out;
    }

    Packets finish() {
        const auto size = static_cast<std::size_t>(context_->frame_size);
        Packets out = encode(std::vector<float>((size - held_.size() % size) % size));
        require(libav().avcodec_send_frame(context_.get(), nullptr), master_);
        receive(out);
        return out;
    }

private:
    void send(std::span<const float> samples, Packets& out) {
        libav().av_frame_unref(frame_.get());
        frame_->nb_samples = static_cast<int>(samples.size());
        frame_->format = context_->sample_fmt;
        frame_->sample_rate = context_->sample_rate;
        require(libav().av_channel_layout_copy(&frame_->ch_layout, &context_->ch_layout), master_);
        require(libav().av_frame_get_buffer(frame_.get(), 0), master_);
        std::copy(samples.begin(), samples.end(), reinterpret_cast<float*>(frame_->data[0]));
        frame_->pts = sent_;
        sent_ += frame_->nb_samples;
        require(libav().avcodec_send_frame(context_.get(), frame_.get()), master_);
        receive(out);
    }

    void receive(Packets& out) {
        for (;;) {
            const int code = libav().avcodec_receive_packet(context_.get(), packet_.get());
            if (code == AVERROR(EAGAIN) || code == AVERROR_EOF) return;
            require(code, master_);
            out.emplace_back(reinterpret_cast<const char*>(packet_->data),
                             static_cast<std::size_t>(packet_->size));
            libav().av_packet_unref(packet_.get());
        }
    }

    const Master& master_;
    Context context_;
    LibavPacket packet_;
    std::unique_ptr<AVFrame, LibavFree<&Libav::av_frame_free>> frame_;
    std::vector<float> held_;
    std::int64_t sent_{};
};

} // namespace

AacStream aac_stream(const Master& master) {
    const auto context = open_encoder(master);
    return {static_cast<std::size_t>(context->frame_size), context->initial_padding,
            std::string(reinterpret_cast<const char*>(context->extradata),
                        static_cast<std::size_t>(context->extradata_size))};
}

void encode_aac(const Master& master, const std::function<void(const std::string&)>& sink) {
    const PieceRule rule{aac_stream(master).packet_frames, static_cast<std::size_t>(master.sample_rate) * 10};
    const auto make = [&] {
        const auto encoder = std::make_shared<FrameEncoder>(master);
        return PieceEncoder{[encoder](std::span<const float> samples) { return encoder->encode(samples); },
                            [encoder] { return encoder->finish(); }};
    };
    encode_pieces(master.samples, rule, master.threads, make, sink);
}

} // namespace langdu::writer
