// library.json: what `langdu feed` was told, so that the next batch writes the same feeds. Documented in
// docs/episode-json.md.
#pragma once

#include "podcast/feed.h"

#include <filesystem>
#include <string>
#include <vector>

namespace langdu::podcast {

inline constexpr const char* library_settings_name = "library.json";

struct LibrarySettings {
    std::string id;                                // a UUID, drawn when the library is made
    std::vector<FeedOptions> feeds{FeedOptions{}}; // the first is feed.xml
    // The feed of this file name; a new one starts as a copy of the first.
    FeedOptions& feed_named(const std::string& file_name);
    // The address belongs to the library: all its feeds move together and keep their guids.
    void move_to(const std::string& base_url);
};

// The settings of a library that has an id from now on; it is drawn the first time. Throws InputError,
// OutputError.
LibrarySettings open_library(const std::filesystem::path& library);
// The defaults when there is none. Throws InputError: damaged.
LibrarySettings read_library_settings(const std::filesystem::path& library);
void write_library_settings(const std::filesystem::path& library, const LibrarySettings& settings);

} // namespace langdu::podcast
