#include "base/error.h"
#include "timeline/resampler.h"
#include "writer/bytes.h"
#include "writer/containers.h"
#include "writer/libav.h"

#include <memory>

namespace langdu::writer {

namespace {

std::string value(const AVDictionary* tags, const char* key) {
    const auto* const entry = libav().av_dict_get(tags, key, nullptr, 0);
    return entry ? entry->value : "";
}

// Opus counts 48 kHz; what it was made from stands in its header.
int master_rate(const AVCodecParameters& parameters) {
    if (parameters.codec_id != AV_CODEC_ID_OPUS || parameters.extradata_size < 16)
        return parameters.sample_rate;
    return static_cast<int>(little_endian({reinterpret_cast<const char*>(parameters.extradata) + 12, 4}));
}

// Samples that a player gives out of Opus packets of 20 ms: all of them without the priming and the unheard
// end.
Frame heard_ticks(AVFormatContext* context, int sound) {
    constexpr Frame packet_ticks = 960;
    const LibavPacket packet{libav().av_packet_alloc()};
    Frame ticks = -context->streams[sound]->codecpar->initial_padding;
    while (packet && libav().av_read_frame(context, packet.get()) >= 0) {
        if (packet->stream_index == sound) {
            ticks += packet_ticks;
            std::size_t size = 0;
            const auto* const skip =
                libav().av_packet_get_side_data(packet.get(), AV_PKT_DATA_SKIP_SAMPLES, &size);
            if (skip && size >= 8)
                ticks -= static_cast<Frame>(little_endian({reinterpret_cast<const char*>(skip) + 4, 4}));
        }
        libav().av_packet_unref(packet.get());
    }
    return ticks;
}

} // namespace

Episode read_libav(const std::filesystem::path& path) {
    AVFormatContext* opened = nullptr;
    if (libav().avformat_open_input(&opened, path.c_str(), nullptr, nullptr) < 0)
        throw OutputError(path.string() + ": cannot be read back; report this");
    const std::unique_ptr<AVFormatContext, LibavFree<&Libav::avformat_close_input>> context{opened};
    const int sound =
        libav().avformat_find_stream_info(context.get(), nullptr) < 0
            ? -1
            : libav().av_find_best_stream(context.get(), AVMEDIA_TYPE_AUDIO, -1, -1, nullptr, 0);
    if (sound < 0) throw OutputError(path.string() + ": no sound reads back; report this");
    const auto* const stream = context->streams[sound];
    Episode out;
    out.path = path;
    out.bytes = std::filesystem::file_size(path);
    out.sample_rate = master_rate(*stream->codecpar);
    const bool mp4 = std::string_view(context->iformat->name).find("mp4") != std::string_view::npos;
    out.frames = mp4 ? libav().av_rescale_q(stream->duration, stream->time_base, {1, out.sample_rate})
                     : timeline::convert_frame(heard_ticks(context.get(), sound),
                                               stream->codecpar->sample_rate, out.sample_rate);
    out.metadata.title = value(context->metadata, "title");
    out.metadata.author = value(context->metadata, "artist");
    for (unsigned i = 0; i < context->nb_chapters; ++i) {
        const auto& chapter = *context->chapters[i];
        out.chapters.push_back({libav().av_rescale_q(chapter.start, chapter.time_base, {1, out.sample_rate}),
                                value(chapter.metadata, "title"), 1});
    }
    return out;
}

} // namespace langdu::writer
