#pragma once

#include "podcast/library_settings.h"

#include <filesystem>

namespace langdu::podcast {

// Everything of a library that is about all its episodes: its feeds, their list for podcast apps, the pages.
// One process at a time; a file that already says the same is not touched. Throws SettingError, OutputError.
std::vector<std::string> write_feeds(const std::filesystem::path& library, const LibrarySettings& settings);

// A feed has another name now: its cover is drawn anew with the feeds, unless somebody put one of their own
// there.
void forget_cover(const std::filesystem::path& library, const FeedOptions& before, const FeedOptions& now);

} // namespace langdu::podcast
