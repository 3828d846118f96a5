#include "podcast/write_feed.h"

#include "base/files.h"
#include "podcast/cover.h"
#include "podcast/episode_page.h"
#include "podcast/feed_page.h"
#include "podcast/index_page.h"
#include "podcast/library_lock.h"
#include "podcast/opml.h"
#include "podcast/page_parts.h"
#include "podcast/publish.h"

#include <fstream>

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

// Pages are made with their episodes; in other words only when the library's language has changed since.
void reword_pages(const fs::path& library, const Catalog& catalog, const PageWords& say) {
    const auto start = page_start(say);
    for (const auto& [identity, record] : catalog) {
        const auto path = library / (record.stem + ".html");
        std::string begin(start.size(), 0);
        if (!std::ifstream(path).read(begin.data(), static_cast<std::streamsize>(begin.size())) ||
            begin == start)
            continue;
        if (const auto page = reword_page(read_file(path.string()), record, say); !page.empty())
            write_if_changed(path, page);
    }
}

std::string drawn_cover(const FeedOptions& options) {
    return draw_cover(options.title, options.description, options.title);
}

// Made once; whoever wants another replaces the file.
void make_cover(const fs::path& library, const FeedOptions& options) {
    std::error_code error;
    if (options.cover.empty() || fs::exists(library / options.cover, error)) return;
    const auto drawn = drawn_cover(options);
    if (!drawn.empty()) write_if_changed(library / options.cover, drawn);
}

} // namespace

void forget_cover(const fs::path& library, const FeedOptions& before, const FeedOptions& now) {
    std::error_code error;
    const auto path = library / before.cover;
    if (before.cover.empty() || before.cover != now.cover || !fs::is_regular_file(path, error)) return;
    if (before.title == now.title && before.description == now.description) return;
    if (read_file(path.string()) == drawn_cover(before)) fs::remove(path, error);
}

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
    reword_pages(library, catalog, PageWords{settings.feeds.front().language});
    write_page(library, in_feed_order(catalog, settings.feeds.front()), settings.feeds);
    return damaged;
}

} // namespace langdu::podcast
