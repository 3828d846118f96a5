#include "library/write_feed.h"

#include "base/files.h"
#include "library/cover.h"
#include "library/index_page.h"
#include "library/library_lock.h"
#include "library/opml.h"
#include "library/page_parts.h"
#include "library/publish.h"

namespace langdu {

namespace fs = std::filesystem;

namespace {

void write_page(const fs::path& library, const std::vector<EpisodeRecord>& episodes,
                const FeedOptions& options) {
    fs::create_directories(library / "assets");
    for (const auto name : page_assets)
        write_if_changed(library / "assets" / name, read_file((data_directory() / "page" / name).string()));
    write_if_changed(library / "index.html", index_page(episodes, options));
}

// Made once; whoever wants another replaces the file.
void make_cover(const fs::path& library, const FeedOptions& options) {
    std::error_code error;
    if (!options.cover.empty() && !fs::exists(library / options.cover, error))
        write_cover(library / options.cover, options.title, options.description, options.title);
}

} // namespace

void write_feed(const std::filesystem::path& library, const FeedOptions& options) {
    // Whoever comes second reads the catalog second: nothing that was finished before is missing in the last
    // feed.
    const auto lock = lock_library(library, "feed", true);
    const auto episodes = in_feed_order(read_catalog(library).episodes, options.serial);
    make_cover(library, options);
    for (const auto& file : make_feed(episodes, options, library))
        write_if_changed(library / file.name, file.xml);
    write_if_changed(library / "feed.opml", opml(options));
    write_page(library, episodes, options);
}

} // namespace langdu
