#include "writer/mp3_stream.h"

#include "writer/bytes.h"

#include <algorithm>

namespace langdu::writer {

std::optional<Mp3Frame> parse_mp3_frame(std::string_view bytes) {
    static constexpr int bitrates[2][16] = {
        {0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320, 0},
        {0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160, 0}};
    static constexpr int rates[4] = {44100, 48000, 32000, 0};
    if (bytes.size() < 4) return std::nullopt;
    const auto header = big_endian(bytes.substr(0, 4));
    const auto version = header >> 19 & 3; // 3: MPEG 1, 2: MPEG 2
    const bool layer_3 = (header >> 17 & 3) == 1;
    if (header >> 21 != 0x7FF || version < 2 || !layer_3) return std::nullopt;
    const bool mpeg_2 = version == 2;
    Mp3Frame frame;
    frame.bitrate = bitrates[mpeg_2][header >> 12 & 15] * 1000;
    frame.sample_rate = rates[header >> 10 & 3] / (mpeg_2 ? 2 : 1);
    if (frame.bitrate == 0 || frame.sample_rate == 0) return std::nullopt;
    frame.samples = mpeg_2 ? 576 : 1152;
    frame.bytes =
        static_cast<std::size_t>(frame.samples / 8 * frame.bitrate / frame.sample_rate) + (header >> 9 & 1);
    const bool mono = (header >> 6 & 3) == 3;
    frame.side_info = mpeg_2 ? (mono ? 9 : 17) : (mono ? 17 : 32);
    return frame;
}

std::string info_frame(std::string_view header, const Mp3Summary& summary) {
    std::string out(header.substr(0, 4));
    out[2] = static_cast<char>(out[2] & ~2); // no padding byte: always the same size
    const auto frame = parse_mp3_frame(out);
    if (!frame) return {};
    out.append(frame->side_info, '\0');
    const auto all_bytes = std::min<std::uint64_t>(summary.bytes + frame->bytes, 0xFFFFFFFF);
    out += "Info";
    out += big_endian(0xF, 4); // frames, bytes, table of contents and quality follow
    out += big_endian(summary.frames, 4);
    out += big_endian(all_bytes, 4);
    for (int i = 0; i < 100; ++i)
        out += static_cast<char>(i * 256 / 100); // constant bitrate: a straight line
    out += big_endian(50, 4);
    out += summary.encoder.substr(0, 9);
    out.append(9 - std::min<std::size_t>(9, summary.encoder.size()), ' ');
    out += '\x01'; // tag revision 0, constant bitrate
    out += static_cast<char>(summary.lowpass / 100);
    out.append(8, '\0'); // no peak, no replay gain: the loudness is right
    out += '\0';         // encoding flags
    out += static_cast<char>(std::min(frame->bitrate / 1000, 255));
    out += big_endian(
        static_cast<std::uint64_t>(summary.delay) << 12 | static_cast<unsigned>(summary.padding), 3);
    out.append(4, '\0'); // mono; no gain change, preset or surround
    out += big_endian(all_bytes, 4);
    out += big_endian(summary.crc, 2);
    out += big_endian(crc16(out), 2);
    out.resize(frame->bytes, '\0');
    return out;
}

std::optional<Mp3Length> parse_mp3_length(std::string_view file) {
    if (file.size() < 10 || !file.starts_with("ID3")) return std::nullopt;
    std::size_t tag = 10; // and a size of four times seven bits
    for (std::size_t i = 6, shift = 21; i < 10; ++i, shift -= 7)
        tag += static_cast<std::size_t>(static_cast<unsigned char>(file[i])) << shift;
    const auto bytes = file.substr(std::min(tag, file.size()));
    const auto frame = parse_mp3_frame(bytes);
    const std::size_t info = frame ? 4 + frame->side_info : 0;
    if (!frame || bytes.size() < frame->bytes || bytes.substr(info, 4) != "Info") return std::nullopt;
    const auto frames = static_cast<Frame>(big_endian(bytes.substr(info + 8, 4)));
    const auto unheard = big_endian(bytes.substr(info + 141, 3)); // delay and padding, twelve bits each
    return Mp3Length{frame->sample_rate, frames * frame->samples - static_cast<Frame>(unheard >> 12) -
                                             static_cast<Frame>(unheard & 0xFFF)};
}

} // namespace langdu::writer
