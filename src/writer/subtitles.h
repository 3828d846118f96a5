// Text to read along with the sound: a row per format.
#pragma once

#include "timeline/recording.h"
#include "writer/episode.h"

#include <filesystem>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace langdu::writer {

struct SubtitleFormat {
    std::string_view name;      // "vtt"
    std::string_view extension; // ".vtt"
    std::string_view mime;
    std::string_view description;
    std::string (*text)(const timeline::Timeline& timeline, const Metadata& metadata);
};

std::span<const SubtitleFormat> subtitle_formats();
// "vtt,srt". Throws SettingError that lists the known ones.
std::vector<SubtitleFormat> parse_subtitle_formats(std::string_view list);
// Beside the sound, under its name. Throws OutputError.
std::vector<std::filesystem::path> write_subtitles(const timeline::Timeline& timeline,
                                                   const Metadata& metadata,
                                                   std::span<const SubtitleFormat> formats,
                                                   const std::filesystem::path& sound);

// WebVTT, a line of at most 65 characters a cue.
std::string to_vtt(const timeline::Timeline& timeline, const Metadata& metadata);
// SubRip, at most two lines of 32 characters a cue.
std::string to_srt(const timeline::Timeline& timeline, const Metadata& metadata);
// Lyrics with times, for players and for tags; lines of at most 32 characters.
std::string to_lrc(const timeline::Timeline& timeline, const Metadata& metadata);
// The podcast namespace's transcript, version 1.0.0: a segment a sentence, with its words where they are
// known.
std::string to_transcript_json(const timeline::Timeline& timeline, const Metadata& metadata);

} // namespace langdu::writer
