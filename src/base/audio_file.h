// Reading sound files (libsndfile): WAV, FLAC, Ogg, Opus, MP3. Writing is the writer's, see writer/formats.h.
#pragma once

#include "base/audio.h"

#include <filesystem>
#include <string>
#include <vector>

namespace langdu {

struct CuePoint {
    Frame at{};
    std::string label; // cut at 255 bytes by libsndfile
};

struct AudioInfo {
    int sample_rate{};
    int channels{};
    Frame frames{};
    std::vector<CuePoint> cues; // WAV only
    std::string title, artist;
};

// From the headers, without decoding everything. Throws InputError when it is missing or no sound file.
AudioInfo read_audio_info(const std::filesystem::path& path);
// The first channel. Throws InputError as above.
Audio read_audio(const std::filesystem::path& path);

} // namespace langdu
