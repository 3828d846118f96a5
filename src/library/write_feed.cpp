#include "library/write_feed.h"

#include "library/library_lock.h"
#include "library/publish.h"

namespace langdu {

void write_feed(const std::filesystem::path& library, const FeedOptions& options) {
    // Whoever comes second reads the catalog second: nothing that was finished before is missing in the last
    // feed.
    const auto lock = lock_library(library, "feed", true);
    const auto episodes = in_feed_order(read_catalog(library).episodes, options.serial);
    for (const auto& file : make_feed(episodes, options, library))
        write_if_changed(library / file.name, file.xml);
}

} // namespace langdu
