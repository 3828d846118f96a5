#include "base/word_lists.h"

#include "base/error.h"
#include "base/tsv.h"

#include <algorithm>

namespace langdu {

WordLists::WordLists(const std::filesystem::path& table) : place_(table.string()) {
    for (const auto& row : read_tsv(table, 2, 2))
        lists_.push_back({row.cells[0], split_words(row.cells[1], '|')});
}

const std::vector<std::string>& WordLists::words(std::string_view name) const {
    for (const auto& list : lists_)
        if (list.name == name) return list.words;
    throw InputError(place_ + ": no list " + std::string(name) + "; install langdu's data again");
}

bool WordLists::starts(std::string_view name, std::string_view text) const {
    const auto& list = words(name);
    return std::any_of(list.begin(), list.end(), [&](const auto& word) { return text.starts_with(word); });
}

bool WordLists::ends(std::string_view name, std::string_view text) const {
    const auto& list = words(name);
    return std::any_of(list.begin(), list.end(), [&](const auto& word) { return text.ends_with(word); });
}

bool WordLists::contains(std::string_view name, std::string_view text) const {
    const auto& list = words(name);
    return std::any_of(list.begin(), list.end(),
                       [&](const auto& word) { return text.find(word) != std::string_view::npos; });
}

} // namespace langdu
