#pragma once

#include "timeline/recording.h"
#include "writer/cover.h"
#include "writer/episode.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace langdu::writer {

struct Format;
struct WriteOptions;

// Everything that goes into a file, ready for the container: sound at the file's sample rate, chapters
// counted in its frames, clean text. The first chapter stands at 0.
struct Master {
    timeline::SampleSource samples;
    int sample_rate{};
    Frame frames{};
    std::vector<timeline::Mark> chapters;
    Metadata metadata;
    std::optional<Cover> cover;
    std::span<const timeline::Cue> cues; // of the recording, counted at its own rate
    int cue_rate{};
    const chapter::Script* script{}; // what they say, for formats that show it; null: unknown
    std::string lyrics;              // LRC; empty without
    int bitrate{};                   // bit/s; 0 where the format has none
    int threads{1};

    // Where chapter i ends: where the next begins.
    Frame chapter_end(std::size_t i) const {
        return i + 1 < chapters.size() ? chapters[i + 1].begin : frames;
    }
};

// Throws SettingError: a sample rate or bitrate the format cannot have; InputError: a broken cover.
Master make_master(const timeline::Recording& recording, const Metadata& metadata,
                   const WriteOptions& options, const Format& format);

// One line of tag text: NFC, every run of white space one space, no control characters, valid UTF-8.
std::string clean_text(std::string_view text);
// At most `limit` bytes, cut at a grapheme border with an ellipsis in place of the rest.
std::string shorten(std::string_view text, std::size_t limit);

} // namespace langdu::writer
