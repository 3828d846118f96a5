// The table of containers. A format is one file and one row in formats.cpp.
#pragma once

#include "timeline/recording.h"
#include "writer/episode.h"
#include "writer/subtitles.h"

#include <limits>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace langdu::writer {

class OutputFile;
struct Master;

struct WriteOptions {
    std::optional<int> bitrate;            // bit/s
    std::optional<int> sample_rate;        // Hz, of the file
    int threads{0};                        // 0: all cores; the bytes do not depend on it
    bool lyrics{};                         // the text with its times as a tag
    std::vector<SubtitleFormat> subtitles; // files beside the sound
};

struct Format {
    std::string_view name;      // "mp3"
    std::string_view extension; // ".mp3"
    std::string_view mime;
    std::string_view description;
    std::string_view genre; // when the work has none
    int sample_rate;        // by default, Hz; 0: the engine's
    std::span<const int> sample_rates;
    int bitrate; // by default, bit/s; 0: lossless
    int min_bitrate;
    int max_bitrate;
    double overshoot_db;       // by how much peaks may grow in its decoder, at the lowest bitrate
    std::string_view chapters; // how they are kept, for people
    std::size_t max_title_bytes;
    bool cover;
    bool lyrics;
    bool text; // shows what was written, pictures and all
    // What must be installed first, empty when nothing must; null: never anything.
    std::string (*missing)();
    // Encodes, tags, sets chapters. Throws OutputError.
    void (*write)(const Master& master, OutputFile& file);
    // Reads a file back with a library that did not write it where there is one: chapters, frames, metadata.
    // Throws OutputError when it cannot be read.
    Episode (*read)(const std::filesystem::path& path);
};

constexpr std::size_t any_length = std::numeric_limits<std::size_t>::max();

std::span<const Format> formats();
// By extension of the output path. Throws UsageError that lists the known ones, OutputError when the format
// needs something that is not installed.
const Format& format_for(const std::filesystem::path& output);

// By its name, "m4b". Throws SettingError, and as format_for does.
const Format& format_named(const std::string& name);

// What must be installed before the format can be written; empty: nothing.
std::string missing_for(const Format& format);

// What would fail only after the work: throws as write_episode does for an unknown format, options it cannot
// have, a broken cover, a folder that cannot be written.
void check_output(const Metadata& metadata, const WriteOptions& options, const std::filesystem::path& output);

// Write, verify, rename; then the subtitles. Throws OutputError; nothing is left under `output` or beside it
// then.
Episode write_episode(const timeline::Recording& recording, const Metadata& metadata,
                      const WriteOptions& options, const std::filesystem::path& output);

} // namespace langdu::writer
