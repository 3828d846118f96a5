// RSS and Atom as a list of articles, for whoever takes them one by one; the reader (readers.h) reads a feed
// as one.
#pragma once

#include "article/article.h"

#include <string>
#include <string_view>
#include <vector>

namespace langdu::article {

struct FeedItem {
    std::string guid;    // its address when it has none, else a hash of what it says
    std::string address; // as written, empty without
    std::string title, html, author, tags;
    std::string date; // ISO 8601, or as written when it cannot be read
    bool whole{};     // html is what the feed calls the content and not a description
    bool operator==(const FeedItem&) const = default;
};

struct FeedContents {
    std::string title, author;
    std::vector<FeedItem> items; // in the feed's order
    std::string fault;           // where it is broken; what follows is missing
};

bool is_feed(std::string_view bytes);
// Throws InputError: no feed. One without items is a feed.
FeedContents read_feed_items(std::string_view bytes, const std::string& place);

// What the HTML of an item says, in lines.
std::string text_of_markup(std::string_view html);

} // namespace langdu::article
