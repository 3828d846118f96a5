// The files beside an episode's sound that are made from its times: chapters for players, subtitles.
#pragma once

#include "podcast/episode_record.h"
#include "timeline/recording.h"

#include <string>
#include <vector>

namespace langdu {

struct SideFile {
    std::string name;
    std::string text;
};

// STEM.chapters.json (podcast namespace, 1.2.0), STEM.vtt, STEM.srt, STEM.transcript.json, STEM.html.
std::vector<SideFile> side_files(const Timeline& timeline, const EpisodeRecord& record);

} // namespace langdu
