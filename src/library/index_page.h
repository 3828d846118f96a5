#pragma once

#include "library/feed.h"

#include <string>
#include <vector>

namespace langdu {

// index.html: every episode with its cover, and a search over titles.
std::string index_page(const std::vector<EpisodeRecord>& episodes, const FeedOptions& options);

} // namespace langdu
