#pragma once

#include "library/feed.h"

#include <string>

namespace langdu {

// A list of subscriptions that podcast apps import: this feed.
std::string opml(const FeedOptions& options);

} // namespace langdu
