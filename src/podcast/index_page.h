#pragma once

#include "podcast/feed.h"

#include <string>
#include <vector>

namespace langdu::podcast {

// index.html: every episode with its cover, and a search over titles.
std::string index_page(const std::vector<EpisodeRecord>& episodes, const std::vector<FeedOptions>& feeds);
// manifest.webmanifest: the library as an app of the home screen.
std::string web_manifest(const FeedOptions& options);
// A script that tells the order of all episodes to their pages.
std::string episode_order(const std::vector<EpisodeRecord>& episodes);

} // namespace langdu::podcast
