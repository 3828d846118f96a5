// Sources -> articles as files: asks feeds and pages for what is new, and keeps what came beside the library,
// where a batch finds it as it finds a folder of articles.
#pragma once

#include "article/fetch.h"
#include "batch/article_files.h"
#include "sources/source_list.h"

#include <cstddef>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace langdu::sources {

struct CollectOptions {
    article::FetchLimits limits; // of every request
    std::size_t newest{100};     // of a feed's items
    bool pages_again{};          // pages that are known are fetched once more; feeds always are asked
    std::function<void(std::size_t done, std::size_t all, const std::string& address)> progress;
};

struct CollectFault {
    std::string address, reason;
};

struct Collected {
    std::vector<batch::ArticleFile> articles; // all of these sources, those of earlier batches too
    std::vector<CollectFault> faults;
    std::size_t sources{}, unchanged{}; // feeds that have nothing new
    std::size_t fresh{}, changed{};     // articles
};

// One at a time for a library. Throws OutputError: nothing can be kept.
Collected collect_sources(const std::vector<ListedAddress>& sources, const std::filesystem::path& library,
                          const CollectOptions& options);

} // namespace langdu::sources
