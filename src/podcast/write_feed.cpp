#include "podcast/write_feed.h"

#include "base/files.h"
#include "podcast/cover.h"
#include "podcast/feed_page.h"
#include "podcast/index_page.h"
#include "podcast/library_lock.h"
#include "podcast/opml.h"
#include "podcast/page_parts.h"
#include "podcast/publish.h"

namespace langdu::podcast {

namespace fs = std::filesystem;

namespace {

void write_page(const fs::path& library, const std::vector<EpisodeRecord>& episodes,
                const std::vector<FeedOptions>& feeds) {
    fs::create_directories(library / "assets");
    for (const auto name : page_assets)
        write_if_changed(library / "assets" / name, read_file((data_directory() / "page" / name).string()));
    write_if_changed(library / "assets" / "episodes.js", episode_order(episodes));
    write_if_changed(library / "sw.js", read_file((data_directory() / "page" / "sw.js").string()));
    write_if_changed(library / "manifest.webmanifest", web_manifest(feeds.front()));
    write_if_changed(library / "index.html", index_page(episodes, feeds));
}

// Made once; whoever wants another replaces the file.
void make_cover(const fs::path& library, const FeedOptions& options) {
    std::error_code error;
    if (options.cover.empty() || fs::exists(library / options.cover, error)) return;
    const auto drawn = draw_cover(options.title, options.description, options.title);
    if (!drawn.empty()) write_if_changed(library / options.cover, drawn);
}

} // namespace

std::vector<std::string> write_feeds(const fs::path& library, const LibrarySettings& settings) {
    // Whoever comes second reads the catalog second: nothing that was finished before is missing in the last
    // feed.
    const auto lock = lock_library(library, "feed", true);
    const auto [catalog, damaged] = read_catalog(library);
    for (const auto& feed : settings.feeds) {
        make_cover(library, feed);
        write_if_changed(library / feed_page_name(feed), feed_page(feed));
        for (const auto& file : make_feed(in_feed_order(catalog, feed), feed, library))
            write_if_changed(library / file.name, file.xml);
    }
    write_if_changed(library / "feed.opml", opml(settings.feeds));
    write_page(library, in_feed_order(catalog, settings.feeds.front()), settings.feeds);
    return damaged;
}

} // namespace langdu::podcast
