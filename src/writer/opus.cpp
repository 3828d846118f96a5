// Ogg Opus (RFC 7845).
#include "writer/containers.h"
#include "writer/ogg_stream.h"
#include "writer/opus_encoder.h"

#include <algorithm>
#include <optional>

namespace langdu::writer {

void write_opus(const Master& master, OutputFile& file) {
    const auto stream = opus_stream(master);
    OggStream ogg{master, file};
    ogg.write(stream.head, 0);
    ogg.end_page();
    ogg.write("OpusTags" + comment_packet(master, stream.vendor), 0);
    ogg.end_page();
    // Positions count 48 kHz; the last one is where the sound ends, the rest of its packet is not heard.
    const Frame end = stream.pre_skip + master.frames * (48000 / master.sample_rate);
    Frame position = 0;
    std::optional<std::string> held; // only the packet after tells whether this one is the last
    encode_opus(master, [&](const std::string& packet) {
        if (held) ogg.write(*held, position += 960);
        held = packet;
    });
    if (held) ogg.write(*held, std::min(position + 960, end), true);
    ogg.end_page();
}

} // namespace langdu::writer
