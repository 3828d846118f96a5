#pragma once

#include "podcast/feed.h"

#include <string>

namespace langdu::podcast {

// feed.html for feed.xml: how to subscribe, for people whose browser shows a feed as its source.
std::string feed_page(const FeedOptions& options);
std::string feed_page_name(const FeedOptions& options);

} // namespace langdu::podcast
