// feed.xml: RSS 2.0 with the iTunes, podcast, psc and atom namespaces. The same library and options give the
// same bytes.
#pragma once

#include "podcast/episode_record.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace langdu::podcast {

struct FeedOptions {
    std::string base_url{"http://localhost:8000/"}; // where the library's files are found
    std::string guid; // podcast:guid; of the feed's first address, and then for ever
    std::string file_name{"feed.xml"};
    std::string title{"朗读"};
    std::string description{"文章朗读"};
    std::string author{"langdu"};
    std::string language{"zh-cn"};
    std::string category{"News"}; // of Apple's list (podcast/categories.h)
    std::string owner, email;     // whom directories write to; shown to everybody; neither without an address
    std::string copyright;
    std::string cover{"cover.png"};   // of the feed; file name in the library, empty without
    bool is_public{false};            // a private feed asks directories not to list it
    bool serial{false};               // a book: first chapter first, numbered
    std::vector<std::string> include; // patterns for the episodes' articles; empty: all
    std::vector<std::string> tags;    // episodes with one of these; empty: all
    std::size_t limit{0};             // 0: all
    std::size_t page_size{0};         // 0: one page; else feed.xml, feed-2.xml, ... (RFC 5005)
};

// With a slash behind base_url. Throws SettingError: no address of a folder, no category of Apple's.
FeedOptions checked(FeedOptions options);

// base_url's feed has a podcast:guid from now on, whatever becomes of the address.
void fix_guid(FeedOptions& options);

// Those that match options.include and options.tags. Newest first (by the article's date, else the first
// render), equal ones and a serial's in the natural order of their identities.
std::vector<EpisodeRecord> in_feed_order(const Catalog& episodes, const FeedOptions& options);

struct FeedFile {
    std::string name;
    std::string xml;
};
// One file a page. Throws SettingError: base_url is not http(s)://..., no such category.
std::vector<FeedFile> make_feed(const std::vector<EpisodeRecord>& episodes, const FeedOptions& options,
                                const std::filesystem::path& library);

} // namespace langdu::podcast
