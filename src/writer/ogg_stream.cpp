#include "writer/ogg_stream.h"

#include "base/hash.h"
#include "writer/bytes.h"
#include "writer/vorbis_comment.h"

#include <ogg/ogg.h>

namespace langdu::writer {

namespace {

std::uint32_t serial_of(const Master& master) {
    Hash hash;
    for (const auto& comment : vorbis_comments(master)) hash.add(comment);
    hash.add(master.frames)
        .add(static_cast<std::int64_t>(master.sample_rate))
        .add(static_cast<std::int64_t>(master.bitrate));
    return static_cast<std::uint32_t>(hash.value());
}

std::string base64(std::string_view bytes) {
    static constexpr std::string_view digits =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string out;
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        const auto three = bytes.substr(at, 3);
        const auto bits = big_endian(three) << 8 * (3 - three.size());
        for (std::size_t i = 0; i < 4; ++i)
            out += i <= three.size() ? digits[bits >> (18 - 6 * i) & 63] : '=';
    }
    return out;
}

// METADATA_BLOCK_PICTURE: FLAC's picture block.
std::string picture_comment(const Cover& cover) {
    const auto side = [](int pixels) { return big_endian(static_cast<std::uint64_t>(pixels), 4); };
    return "METADATA_BLOCK_PICTURE=" +
           base64(big_endian(3, 4) + big_endian(cover.mime.size(), 4) + cover.mime + big_endian(0, 4) +
                  side(cover.width) + side(cover.height) + big_endian(24, 4) + big_endian(0, 4) +
                  big_endian(cover.bytes.size(), 4) + cover.bytes);
}

} // namespace

struct OggStream::State {
    OutputFile& file;
    ogg_stream_state stream{};
    std::int64_t packets{};

    explicit State(OutputFile& f) : file(f) {}
    void put(const ogg_page& page) {
        file.write({reinterpret_cast<const char*>(page.header), static_cast<std::size_t>(page.header_len)});
        file.write({reinterpret_cast<const char*>(page.body), static_cast<std::size_t>(page.body_len)});
    }
};

OggStream::OggStream(const Master& master, OutputFile& file) : state_(std::make_unique<State>(file)) {
    if (ogg_stream_init(&state_->stream, static_cast<int>(serial_of(master))) != 0) throw std::bad_alloc();
}

OggStream::~OggStream() { ogg_stream_clear(&state_->stream); }

void OggStream::write(std::string_view packet, std::int64_t position, bool last) {
    ogg_packet out{};
    out.packet = reinterpret_cast<unsigned char*>(const_cast<char*>(packet.data())); // only read
    out.bytes = static_cast<long>(packet.size());
    out.b_o_s = state_->packets == 0;
    out.e_o_s = last;
    out.granulepos = position;
    out.packetno = state_->packets++;
    if (ogg_stream_packetin(&state_->stream, &out) != 0) throw std::bad_alloc();
    ogg_page page{};
    while (ogg_stream_pageout(&state_->stream, &page) != 0) state_->put(page);
}

void OggStream::end_page() {
    ogg_page page{};
    while (ogg_stream_flush(&state_->stream, &page) != 0) state_->put(page);
}

std::string comment_packet(const Master& master, std::string_view vendor) {
    auto comments = vorbis_comments(master);
    if (master.cover) comments.push_back(picture_comment(*master.cover));
    std::string out =
        little_endian(vendor.size(), 4) + std::string(vendor) + little_endian(comments.size(), 4);
    for (const auto& comment : comments) out += little_endian(comment.size(), 4) + comment;
    return out;
}

} // namespace langdu::writer
