// library.json: what `langdu feed` was last told, so that the next batch writes the same feed.
#pragma once

#include "library/feed.h"

#include <filesystem>

namespace langdu {

inline constexpr const char* feed_settings_name = "library.json";

// The defaults when there is none. Throws InputError: damaged.
FeedOptions read_feed_settings(const std::filesystem::path& library);
void write_feed_settings(const std::filesystem::path& library, const FeedOptions& options);

} // namespace langdu
