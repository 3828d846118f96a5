#pragma once

#include "podcast/feed.h"

#include <string>
#include <vector>

namespace langdu::podcast {

// A list of subscriptions that podcast apps import: a library's feeds.
std::string opml(const std::vector<FeedOptions>& feeds);

} // namespace langdu::podcast
