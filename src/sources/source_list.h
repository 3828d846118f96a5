// Lists of web addresses: a text file, OPML, and what Pocket, Readeck, wallabag and browsers export.
#pragma once

#include "article/saved.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace langdu::sources {

struct ListedAddress {
    std::string address;
    bool feed{};               // the list says that it is one
    article::SavedFacts facts; // what the list says of it
    std::string html;          // the article itself, where the list holds it
    bool operator==(const ListedAddress&) const = default;
};

// Without doubles, in the list's order. Nothing: this is an article and no list.
std::optional<std::vector<ListedAddress>> read_source_list(std::string_view bytes, const std::string& name);

} // namespace langdu::sources
