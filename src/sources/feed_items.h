// Items of a feed, judged before anything is asked for them.
#pragma once

#include "article/feed.h"

#include <cstddef>
#include <string>
#include <vector>

namespace langdu::sources {

// A description, or an end like "… 阅读全文": the article itself is on its page.
bool may_be_cut(const article::FeedItem& item);
// Of what a listener would hear or read of it: another one means that it was edited.
std::string hash_of(const article::FeedItem& item);
// Newest first where all say when; a feed's own order otherwise.
std::vector<article::FeedItem> newest_of(std::vector<article::FeedItem> items, std::size_t most);

} // namespace langdu::sources
