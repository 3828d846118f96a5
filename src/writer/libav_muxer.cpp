#include "writer/libav_muxer.h"

#include "base/error.h"
#include "timeline/resampler.h"
#include "writer/libav.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <exception>
#include <memory>
#include <new>
#include <optional>

namespace langdu::writer {

namespace {

struct FreeIo {
    void operator()(AVIOContext* io) const noexcept {
        libav().av_freep(&io->buffer);
        libav().avio_context_free(&io);
    }
};
using Io = std::unique_ptr<AVIOContext, FreeIo>;

template <typename T>
T* checked(T* pointer) {
    if (!pointer) throw std::bad_alloc();
    return pointer;
}

// Where libavformat's callbacks read and write; C code cannot be thrown through, so the first failure waits
// here.
struct Target {
    OutputFile& file;
    std::exception_ptr failure{};
};
struct Cursor {
    Target& target;
    std::uint64_t at{};
};

template <typename Action>
int guarded(Cursor& cursor, Action action) {
    try {
        return action();
    } catch (...) {
        cursor.target.failure = std::current_exception();
        return AVERROR(EIO);
    }
}

// Byte is const since FFmpeg 7.
template <typename Byte>
int write_bytes(void* opaque, Byte* bytes, int count) {
    auto& cursor = *static_cast<Cursor*>(opaque);
    return guarded(cursor, [&] {
        const std::string_view view{reinterpret_cast<const char*>(bytes), static_cast<std::size_t>(count)};
        if (cursor.at == cursor.target.file.size())
            cursor.target.file.write(view);
        else
            cursor.target.file.write_at(cursor.at, view);
        cursor.at += view.size();
        return count;
    });
}

int read_bytes(void* opaque, uint8_t* bytes, int count) {
    auto& cursor = *static_cast<Cursor*>(opaque);
    return guarded(cursor, [&] {
        const auto got = cursor.target.file.read_at(cursor.at, static_cast<std::size_t>(count));
        if (got.empty()) return static_cast<int>(AVERROR_EOF);
        std::memcpy(bytes, got.data(), got.size());
        cursor.at += got.size();
        return static_cast<int>(got.size());
    });
}

std::int64_t seek_to(void* opaque, std::int64_t offset, int whence) {
    auto& cursor = *static_cast<Cursor*>(opaque);
    const auto size = static_cast<std::int64_t>(cursor.target.file.size());
    if (whence & AVSEEK_SIZE) return size;
    switch (whence & ~AVSEEK_FORCE) {
    case SEEK_SET:
        break;
    case SEEK_CUR:
        offset += static_cast<std::int64_t>(cursor.at);
        break;
    case SEEK_END:
        offset += size;
        break;
    default:
        return AVERROR(EINVAL);
    }
    cursor.at = static_cast<std::uint64_t>(offset);
    return offset;
}

Io open_io(Cursor& cursor, bool writing) {
    constexpr int size = 1 << 16;
    auto* const buffer = static_cast<unsigned char*>(checked(libav().av_malloc(size)));
    auto* const io = writing
                         ? libav().avio_alloc_context(buffer, size, 1, &cursor, nullptr, write_bytes, seek_to)
                         : libav().avio_alloc_context(buffer, size, 0, &cursor, read_bytes, nullptr, seek_to);
    return Io{checked(io)};
}

// +faststart opens the file again to move the sound behind the index.
struct SecondReader {
    Target& target;
    Cursor cursor{target};
    Io io{};
};

int open_second(AVFormatContext* context, AVIOContext** io, const char*, int flags, AVDictionary**) {
    auto& second = *static_cast<SecondReader*>(context->opaque);
    if (flags & AVIO_FLAG_WRITE) return AVERROR(EACCES);
    second.cursor.at = 0;
    second.io = open_io(second.cursor, false);
    *io = second.io.get();
    return 0;
}

int close_second(AVFormatContext* context, AVIOContext*) {
    static_cast<SecondReader*>(context->opaque)->io.reset();
    return 0;
}

class Dictionary {
public:
    Dictionary() = default;
    Dictionary(const Dictionary&) = delete;
    Dictionary& operator=(const Dictionary&) = delete;
    ~Dictionary() { libav().av_dict_free(&entries_); }
    AVDictionary** get() { return &entries_; }

private:
    AVDictionary* entries_{};
};

void set(AVDictionary** dictionary, const std::string& key, const std::string& value) {
    if (!value.empty()) libav().av_dict_set(dictionary, key.c_str(), value.c_str(), 0);
}

void set_extradata(AVCodecParameters* parameters, std::string_view bytes) {
    parameters->extradata =
        static_cast<std::uint8_t*>(checked(libav().av_mallocz(bytes.size() + AV_INPUT_BUFFER_PADDING_SIZE)));
    parameters->extradata_size = static_cast<int>(bytes.size());
    std::memcpy(parameters->extradata, bytes.data(), bytes.size());
}

class Muxer {
public:
    Muxer(const Master& master, const Muxing& muxing, OutputFile& file)
        : master_(master), muxing_(muxing), target_{file}, io_(open_io(cursor_, true)),
          packet_(checked(libav().av_packet_alloc())) {
        AVFormatContext* context = nullptr;
        if (libav().avformat_alloc_output_context2(&context, nullptr, muxing.muxer.c_str(), nullptr) < 0)
            throw OutputError(file.shown_name() + ": libavformat cannot write " + muxing.muxer +
                              "; install Debian's libavformat");
        context_.reset(context);
        context_->pb = io_.get();
        context_->opaque = &second_;
        context_->io_open = open_second;
        context_->io_close2 = close_second;
        context_->flags |= AVFMT_FLAG_CUSTOM_IO | AVFMT_FLAG_BITEXACT;
        context_->url = checked(libav().av_strdup("")); // freed with the context
        add_tags();
        add_sound();
        add_cover();
        add_chapters();
        Dictionary options;
        for (const auto& [key, value] : muxing.options) set(options.get(), key, value);
        check(libav().avformat_write_header(context_.get(), options.get()));
        if (muxing_.cover == Muxing::CoverAs::picture && master.cover) write(master.cover->bytes, 1, 0, 0);
    }

    void write_sound(const std::string& bytes, bool last) {
        const std::int64_t end = timeline::convert_frame(master_.frames, master_.sample_rate, muxing_.clock);
        const auto duration = last ? end - position_ : muxing_.packet_ticks;
        if (last && muxing_.codec == Muxing::Codec::opus) { // the rest of the packet is not heard
            auto* const skip =
                checked(libav().av_packet_new_side_data(packet_.get(), AV_PKT_DATA_SKIP_SAMPLES, 10));
            const auto unheard = static_cast<std::uint32_t>(muxing_.packet_ticks - duration);
            std::memset(skip, 0, 10);
            for (int i = 0; i < 4; ++i) skip[4 + i] = static_cast<std::uint8_t>(unheard >> (8 * i));
        }
        write(bytes, 0, position_, duration);
        position_ += duration;
    }

    void finish() {
        check(libav().av_write_trailer(context_.get()));
        libav().avio_flush(io_.get());
        check(io_->error);
    }

private:
    void check(int code) {
        if (target_.failure) std::rethrow_exception(target_.failure);
        if (code >= 0) return;
        std::array<char, AV_ERROR_MAX_STRING_SIZE> text{};
        libav().av_strerror(code, text.data(), text.size());
        throw OutputError(target_.file.shown_name() + ": libavformat: " + text.data() + "; report this");
    }

    AVStream* new_stream(AVMediaType type, AVCodecID codec) {
        auto* const stream = checked(libav().avformat_new_stream(context_.get(), nullptr));
        stream->codecpar->codec_type = type;
        stream->codecpar->codec_id = codec;
        return stream;
    }

    void add_tags() {
        const auto& m = master_.metadata;
        auto* const tags = &context_->metadata;
        set(tags, "title", m.title);
        set(tags, "artist", m.author);
        set(tags, "album", m.album);
        set(tags, "date", m.date);
        set(tags, "genre", m.genre);
        set(tags, "comment", m.comment);
        set(tags, "lyrics", master_.lyrics);
        if (m.track > 0)
            set(tags, "track",
                std::to_string(m.track) + (m.tracks > 0 ? "/" + std::to_string(m.tracks) : ""));
        for (const auto& [key, value] : muxing_.tags) set(tags, key, value);
    }

    void add_sound() {
        const bool opus = muxing_.codec == Muxing::Codec::opus;
        auto* const stream = new_stream(AVMEDIA_TYPE_AUDIO, opus ? AV_CODEC_ID_OPUS : AV_CODEC_ID_AAC);
        auto* const parameters = stream->codecpar;
        parameters->sample_rate = muxing_.clock;
        libav().av_channel_layout_default(&parameters->ch_layout, 1);
        parameters->bit_rate = master_.bitrate;
        parameters->frame_size = muxing_.packet_ticks;
        parameters->initial_padding = muxing_.priming_ticks;
        if (opus) parameters->seek_preroll = muxing_.clock * 80 / 1000;
        set_extradata(parameters, muxing_.config);
        stream->time_base = {1, muxing_.clock};
        set(&stream->metadata, "language", master_.metadata.language.starts_with("en") ? "eng" : "zho");
        position_ = -muxing_.priming_ticks;
    }

    void add_cover() {
        if (!master_.cover || muxing_.cover == Muxing::CoverAs::none) return;
        const bool attachment = muxing_.cover == Muxing::CoverAs::attachment;
        const bool png = master_.cover->mime == "image/png";
        auto* const stream = new_stream(attachment ? AVMEDIA_TYPE_ATTACHMENT : AVMEDIA_TYPE_VIDEO,
                                        png ? AV_CODEC_ID_PNG : AV_CODEC_ID_MJPEG);
        if (attachment) {
            set_extradata(stream->codecpar, master_.cover->bytes);
            set(&stream->metadata, "filename", png ? "cover.png" : "cover.jpg");
            set(&stream->metadata, "mimetype", master_.cover->mime);
        } else {
            stream->disposition = AV_DISPOSITION_ATTACHED_PIC;
            stream->codecpar->width = master_.cover->width;
            stream->codecpar->height = master_.cover->height;
            stream->time_base = {1, 90000};
        }
    }

    void add_chapters() {
        const auto& marks = master_.chapters;
        context_->chapters =
            static_cast<AVChapter**>(checked(libav().av_calloc(marks.size(), sizeof(AVChapter*))));
        for (std::size_t i = 0; i < marks.size(); ++i) {
            auto* const chapter = static_cast<AVChapter*>(checked(libav().av_mallocz(sizeof(AVChapter))));
            context_->chapters[context_->nb_chapters++] = chapter;
            chapter->id = static_cast<std::int64_t>(i) + 1;
            chapter->time_base = {1, master_.sample_rate};
            chapter->start = marks[i].begin;
            chapter->end = master_.chapter_end(i);
            set(&chapter->metadata, "title", marks[i].title);
        }
    }

    void write(const std::string& bytes, int stream, std::int64_t position, std::int64_t duration) {
        packet_->data = reinterpret_cast<std::uint8_t*>(const_cast<char*>(bytes.data())); // only read
        packet_->size = static_cast<int>(bytes.size());
        packet_->stream_index = stream;
        packet_->pts = packet_->dts = position;
        packet_->duration = duration;
        packet_->flags = AV_PKT_FLAG_KEY;
        if (stream == 0)
            libav().av_packet_rescale_ts(packet_.get(), {1, muxing_.clock}, context_->streams[0]->time_base);
        const int code = libav().av_write_frame(context_.get(), packet_.get());
        libav().av_packet_unref(packet_.get());
        check(code);
    }

    const Master& master_;
    const Muxing& muxing_;
    Target target_;
    Cursor cursor_{target_};
    SecondReader second_{target_};
    Io io_;
    LibavPacket packet_;
    struct FreeContext {
        void operator()(AVFormatContext* context) const noexcept { libav().avformat_free_context(context); }
    };
    std::unique_ptr<AVFormatContext, FreeContext> context_;
    std::int64_t position_{};
};

} // namespace

void mux(const Master& master, const Muxing& muxing, const PacketSource& packets, OutputFile& file) {
    Muxer muxer{master, muxing, file};
    // Packets wholly behind the end are left out; the last one that sounds is known when the next comes.
    const Frame end = timeline::convert_frame(master.frames, master.sample_rate, muxing.clock);
    Frame position = -muxing.priming_ticks;
    std::optional<std::string> held;
    packets([&](const std::string& packet) {
        if (position >= end) return;
        if (held) muxer.write_sound(*held, false);
        held = packet;
        position += muxing.packet_ticks;
    });
    if (position < end)
        throw OutputError(file.shown_name() + ": the sound is not as long as its timeline; report this");
    if (held) muxer.write_sound(*held, true);
    muxer.finish();
}

} // namespace langdu::writer
