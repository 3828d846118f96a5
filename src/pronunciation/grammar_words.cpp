#include "pronunciation/grammar_words.h"

#include "base/error.h"
#include "base/tsv.h"
#include "base/unicode.h"

#include <algorithm>

namespace langdu::pronunciation {

namespace {

constexpr std::string_view class_names[] = {
#define SET(name) #name,
#include "pronunciation/grammar_words.inc"
#undef SET
};

} // namespace

GrammarWords::GrammarWords(const std::filesystem::path& path) {
    for (const auto& row : read_tsv(path, 3, 3)) {
        const auto place = path.string() + ":" + std::to_string(row.line) + ": ";
        const auto name = std::find(std::begin(class_names), std::end(class_names), row.cells[0]);
        if (name == std::end(class_names))
            throw InputError(place + "no class is called \"" + row.cells[0] + "\"; see the table's header");
        auto& [characters, words] = rows_[static_cast<std::size_t>(name - std::begin(class_names))];
        if (!characters.empty() || !words.empty())
            throw InputError(place + row.cells[0] + " has a row already; keep one");
        const auto members = to_utf32(row.cells[1]);
        if (members.find(U' ') == members.npos) {
            characters = members;
            continue;
        }
        for (std::size_t at = 0; at < members.size();) {
            const auto space = std::min(members.find(U' ', at), members.size());
            words.push_back(members.substr(at, space - at));
            at = space + 1;
        }
    }
    for (std::size_t i = 0; i < rows_.size(); ++i)
        if (rows_[i].characters.empty() && rows_[i].words.empty())
            throw InputError(path.string() + ": no row for " + std::string(class_names[i]) +
                             "; see the table's header");
}

bool GrammarWords::has(Grammar name, char32_t c) const {
    const auto& set = rows_[static_cast<std::size_t>(name)].characters;
    return c != U'\0' && set.find(c) != set.npos;
}

bool GrammarWords::has_word(Grammar name, std::u32string_view word) const {
    const auto& set = rows_[static_cast<std::size_t>(name)].words;
    return std::ranges::find(set, word) != set.end();
}

} // namespace langdu::pronunciation
