// The files beside an episode's sound that are made from its times: chapters for players, subtitles.
#pragma once

#include "chapter/script.h"
#include "podcast/episode_record.h"
#include "podcast/page_parts.h"
#include "timeline/recording.h"

#include <map>
#include <string>
#include <vector>

namespace langdu::podcast {

struct SideFile {
    std::string name;
    std::string text;
};

// STEM.chapters.json (podcast namespace, 1.2.0), STEM.vtt, STEM.srt, STEM.transcript.json, STEM.html.
// pictures: of the script's, by their address.
std::vector<SideFile> side_files(const timeline::Timeline& timeline, const EpisodeRecord& record,
                                 const chapter::Script& script,
                                 const std::map<std::string, EpisodePicture>& pictures, const PageWords& say);

} // namespace langdu::podcast
