// One article into a library: the sound, the files beside it and, last, its episode.json.
#pragma once

#include "batch/article_files.h"
#include "pipeline.h"
#include "podcast/episode_record.h"

#include <filesystem>
#include <string>

namespace langdu {

// The date of an article that has none.
enum class Undated { now, file_time, commit };

struct EpisodeJob {
    Job job; // its output is chosen here
    batch::ArticleFile article;
    std::filesystem::path library;
    std::string extension{".mp3"};
    std::string settings_hash;
    std::string moment; // when it is made, as EpisodeRecord::rendered; now, without
    Undated undated{};
    bool force{}; // even when the library's is current
};

enum class Made { rendered, kept, busy }; // busy: another process makes this very episode

struct MadeEpisode {
    Made made{};
    podcast::EpisodeRecord record;
};

// Everything is made in the library's work folder and moved into place when it is whole; a run that was
// killed leaves the library as it was. An episode keeps its file names, GUID and first date when it is made
// again. Throws what render() throws.
MadeEpisode make_episode(const EpisodeJob& job, bool wait);

} // namespace langdu
