// What a batch has to do: the articles against what the library has.
#pragma once

#include "batch/article_files.h"
#include "batch/shard.h"
#include "podcast/dates.h"
#include "podcast/episode_record.h"

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace langdu::batch {

struct PlannedArticle {
    ArticleFile file;
    std::string settings_hash;
    // When it counts as made. Undated articles of one batch come in their natural order, whoever is ready
    // first and whatever the machine: a second apart, the first as the newest.
    std::string moment;
};

// An article that the library has already, letter by letter, under another name.
struct SameArticle {
    std::string identity, known; // known: under which it was rendered
};

struct BatchPlan {
    std::vector<PlannedArticle> to_render;
    std::vector<SameArticle> same; // renamed, or a folder was given from another place: not rendered again
    std::size_t kept{};
    std::vector<podcast::EpisodeRecord> gone; // in the library, but their articles are not there any more
};

BatchPlan plan_batch(const std::vector<ArticleFile>& articles, const podcast::Catalog& catalog,
                     const Shard& shard, const std::function<std::string(const ArticleFile&)>& settings_hash,
                     bool force, const std::filesystem::path& library, const podcast::Moment& begin);

// Removes an episode's files, the record last: a removal that is cut short is found and finished by the next.
void remove_episode(const std::filesystem::path& library, const podcast::EpisodeRecord& record);
// Removes what runs that were killed left in the work folder.
void remove_leftovers(const std::filesystem::path& library);

} // namespace langdu::batch
