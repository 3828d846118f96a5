// library.json: what `langdu feed` was told, so that the next batch writes the same feeds. Documented in
// docs/episode-json.md.
#pragma once

#include "library/feed.h"

#include <filesystem>
#include <string>
#include <vector>

namespace langdu {

inline constexpr const char* library_settings_name = "library.json";

struct LibrarySettings {
    std::vector<FeedOptions> feeds{FeedOptions{}}; // the first is feed.xml
    // The feed of this file name; a new one starts as a copy of the first.
    FeedOptions& feed_named(const std::string& file_name);
};

// The defaults when there is none. Throws InputError: damaged.
LibrarySettings read_library_settings(const std::filesystem::path& library);
void write_library_settings(const std::filesystem::path& library, const LibrarySettings& settings);

} // namespace langdu
