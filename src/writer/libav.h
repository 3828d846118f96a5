// libavformat and libavcodec, loaded when a container first needs them: they bring some 130 libraries, which
// would cost every start 40 ms and 25 MB, and who writes MP3 need not have them at all.
#pragma once

extern "C" {
#include <libavcodec/avcodec.h>
#include <libavformat/avformat.h>
#include <libavutil/channel_layout.h>
#include <libavutil/opt.h>
}

#include <memory>

namespace langdu::writer {

#define LANGDU_LIBAV_FUNCTIONS(row)                                                                          \
    row(av_calloc) row(av_channel_layout_copy) row(av_channel_layout_default) row(av_dict_free)              \
        row(av_dict_get) row(av_dict_set) row(av_find_best_stream) row(av_frame_alloc) row(av_frame_free)    \
            row(av_frame_get_buffer) row(av_frame_unref) row(av_freep) row(av_log_set_level) row(av_malloc)  \
                row(av_mallocz) row(av_opt_set) row(av_packet_alloc) row(av_packet_free)                     \
                    row(av_packet_get_side_data) row(av_packet_new_side_data) row(av_packet_rescale_ts)      \
                        row(av_packet_unref) row(av_read_frame) row(av_rescale_q) row(av_strdup)             \
                            row(av_strerror) row(av_write_frame) row(av_write_trailer)                       \
                                row(avcodec_alloc_context3) row(avcodec_find_encoder_by_name)                \
                                    row(avcodec_free_context) row(avcodec_open2) row(avcodec_receive_packet) \
                                        row(avcodec_send_frame) row(avformat_alloc_output_context2)          \
                                            row(avformat_close_input) row(avformat_find_stream_info)         \
                                                row(avformat_free_context) row(avformat_new_stream)          \
                                                    row(avformat_open_input) row(avformat_write_header)      \
                                                        row(avio_alloc_context) row(avio_context_free)       \
                                                            row(avio_flush)

// The functions by their own names: libav().av_packet_alloc().
struct Libav {
#define LANGDU_LIBAV_MEMBER(name) decltype(&::name) name{};
    LANGDU_LIBAV_FUNCTIONS(LANGDU_LIBAV_MEMBER)
#undef LANGDU_LIBAV_MEMBER
};

// Loads the libraries the first time; quiet ever after. Throws OutputError that says what to install.
const Libav& libav();

// unique_ptr's deleter for libav's functions that take a pointer to a pointer:
// LibavFree<&Libav::av_packet_free>.
template <auto function>
struct LibavFree {
    template <typename T>
    void operator()(T* object) const noexcept {
        (libav().*function)(&object);
    }
};
using LibavPacket = std::unique_ptr<AVPacket, LibavFree<&Libav::av_packet_free>>;

} // namespace langdu::writer
