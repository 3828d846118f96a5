// Apple's list of podcast categories, which every directory follows.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace langdu::podcast {

struct PodcastCategory {
    std::string_view name, within; // within "": one of the first level
};

// All of them, a main category before those within it.
std::span<const PodcastCategory> podcast_categories();
// "News", "Tech News", "News/Tech News", in letters of any size. Nothing: not in the list.
std::optional<PodcastCategory> find_category(std::string_view text);

} // namespace langdu::podcast
