#include "chapter/outline_words.h"

#include "base/error.h"
#include "base/files.h"
#include "base/tsv.h"

#include <algorithm>

namespace langdu {

namespace {

std::vector<std::string> split_words(const std::string& cell) {
    std::vector<std::string> words;
    for (std::size_t at = 0; at < cell.size();) {
        const auto end = std::min(cell.find('|', at), cell.size());
        if (end > at) words.push_back(cell.substr(at, end - at));
        at = end + 1;
    }
    return words;
}

} // namespace

const OutlineWords& OutlineWords::instance() {
    static const OutlineWords words = [] {
        OutlineWords read;
        for (auto& row : read_tsv(data_directory() / "voices/mandarin/outline_words.tsv", 2, 2))
            read.lists_.push_back({row.cells[0], split_words(row.cells[1])});
        return read;
    }();
    return words;
}

const OutlineWords::List& OutlineWords::list(std::string_view name) const {
    for (const auto& list : lists_)
        if (list.name == name) return list;
    throw InputError("voices/mandarin/outline_words.tsv: no list " + std::string(name) +
                     "; install langdu's data again");
}

bool OutlineWords::starts(std::string_view name, std::string_view text) const {
    const auto& words = list(name).words;
    return std::any_of(words.begin(), words.end(), [&](const auto& word) { return text.starts_with(word); });
}

bool OutlineWords::ends(std::string_view name, std::string_view text) const {
    const auto& words = list(name).words;
    return std::any_of(words.begin(), words.end(), [&](const auto& word) { return text.ends_with(word); });
}

bool OutlineWords::contains(std::string_view name, std::string_view text) const {
    const auto& words = list(name).words;
    return std::any_of(words.begin(), words.end(),
                       [&](const auto& word) { return text.find(word) != std::string_view::npos; });
}

} // namespace langdu
