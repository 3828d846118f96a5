#pragma once

#include "base/audio.h"
#include "timeline/recording.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace langdu::writer {

struct Metadata {
    std::string title, author, date, language{"zh-CN"}, source;
    std::string narrator{};            // the voice
    std::string album, genre, comment; // genre: the format's own when empty
    std::string cover;                 // path of a JPEG or PNG
    std::string cover_image;           // or the picture itself
    int track{};                       // 1-based; 0: not part of a set
    int tracks{};
    bool operator==(const Metadata&) const = default;
};

// A finished, verified file. The feed needs only these.
struct Episode {
    std::filesystem::path path;
    std::uint64_t bytes{};
    int sample_rate{};                    // of the file
    Frame frames{};                       // of the file, at its sample rate
    std::vector<timeline::Mark> chapters; // at the file's sample rate
    Metadata metadata;
    double seconds() const { return static_cast<double>(frames) / sample_rate; }
    bool operator==(const Episode&) const = default;
};

} // namespace langdu::writer
