#pragma once

#include "writer/master.h"
#include "writer/output_file.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace langdu::writer {

// One logical Ogg stream. Its serial number comes from what is written, not from chance: the same work, the
// same bytes.
class OggStream {
public:
    OggStream(const Master& master, OutputFile& file);
    ~OggStream();
    OggStream(const OggStream&) = delete;
    OggStream& operator=(const OggStream&) = delete;

    // The codec's position after this packet; `last` closes the stream.
    void write(std::string_view packet, std::int64_t position, bool last = false);
    void end_page(); // after headers: the sound begins on a page of its own

private:
    struct State;
    std::unique_ptr<State> state_;
};

// What Vorbis and Opus keep in their second header: the comments and the cover as one of them. Without the
// codec's own signature before and after.
std::string comment_packet(const Master& master, std::string_view vendor);

} // namespace langdu::writer
