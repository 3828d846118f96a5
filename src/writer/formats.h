// The table of containers. A format is one file and one row in formats.cpp.
#pragma once

#include "timeline/recording.h"
#include "writer/episode.h"

#include <optional>
#include <span>
#include <string_view>

namespace langdu {

struct WriteOptions {
    std::optional<int> bitrate;     // bit/s
    std::optional<int> sample_rate; // Hz, of the file
    bool operator==(const WriteOptions&) const = default;
};

struct Format {
    std::string_view name;      // "mp3"
    std::string_view extension; // ".mp3"
    std::string_view mime;
    std::string_view description;
    int default_sample_rate;    // 0: the engine's
    // Encodes to `path` (a temporary name), tags, chapters; the caller verifies and renames.
    void (*write)(const Recording&, const Metadata&, const WriteOptions&, const std::filesystem::path& path);
    // Reads the file back with a library that did not write it where there is one: chapters, frames.
    Episode (*read)(const std::filesystem::path& path);
};

std::span<const Format> formats();
// By extension of the output path. Throws UsageError that lists the known ones.
const Format& format_for(const std::filesystem::path& output);

// Write, verify, rename. Throws OutputError; nothing is left under `output` or beside it then.
Episode write_episode(const Recording& recording, const Metadata& metadata, const WriteOptions& options,
                      const std::filesystem::path& output);

} // namespace langdu
