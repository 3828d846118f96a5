#include "sources/inputs.h"

#include "article/fetch.h"
#include "base/files.h"
#include "base/unicode.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <iterator>
#include <optional>
#include <set>
#include <string_view>

namespace langdu::sources {

namespace fs = std::filesystem;

namespace {

// Small enough to be a list, and of a kind that lists are.
bool may_be_list(const fs::path& path) {
    constexpr std::uintmax_t largest = 200u << 20;
    constexpr std::array<std::string_view, 11> kinds{"",     ".txt",  ".text", ".opml", ".xml", ".csv",
                                                     ".tsv", ".json", ".html", ".htm",  ".md"};
    std::error_code error;
    return fs::is_regular_file(path, error) && fs::file_size(path, error) <= largest &&
           std::ranges::count(kinds, lower_case(path.extension().string())) > 0;
}

} // namespace

SplitInputs split_inputs(const std::vector<std::string>& inputs) {
    SplitInputs out;
    for (const auto& input : inputs) {
        if (article::is_url(input))
            out.sources.push_back({input, false, {}, {}});
        else if (auto list = may_be_list(input) ? read_source_list(read_file(input), input) : std::nullopt)
            out.sources.insert(out.sources.end(), std::make_move_iterator(list->begin()),
                               std::make_move_iterator(list->end()));
        else
            out.others.push_back(input);
    }
    std::set<std::string> known;
    std::erase_if(out.sources,
                  [&](const ListedAddress& listed) { return !known.insert(listed.address).second; });
    return out;
}

} // namespace langdu::sources
