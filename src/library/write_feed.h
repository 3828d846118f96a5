#pragma once

#include "library/feed.h"

#include <filesystem>

namespace langdu {

// Everything of a library that is about all its episodes: the feed and its pages. One process at a time; a
// file that already says the same is not touched. Throws UsageError, OutputError.
void write_feed(const std::filesystem::path& library, const FeedOptions& options);

} // namespace langdu
