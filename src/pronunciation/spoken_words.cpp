#include "pronunciation/spoken_words.h"

#include "base/error.h"
#include "base/tsv.h"
#include "base/unicode.h"
#include "pronunciation/pinyin.h"

#include <algorithm>

namespace langdu::pronunciation {

SpokenWords::SpokenWords(const std::filesystem::path& path) {
    for (const auto& row : read_tsv(path, 2, 2)) {
        Row entry{to_utf32(row.cells[0]), parse_pinyin(row.cells[1])};
        if (entry.word.empty() || entry.word.size() != entry.surface.size() ||
            !std::ranges::all_of(entry.surface, is_numbered_pinyin))
            throw InputError(path.string() + ":" + std::to_string(row.line) +
                             ": needs one syllable a character, as in yi1 yue4");
        rows_[entry.word[0]].push_back(std::move(entry));
    }
    for (auto& [first, rows] : rows_)
        std::ranges::stable_sort(rows,
                                 [](const Row& a, const Row& b) { return a.word.size() > b.word.size(); });
}

void SpokenWords::apply(Line& line) const {
    for (std::size_t i = 0; i < line.items.size(); ++i) {
        const auto rows = rows_.find(line.characters[i]);
        if (rows == rows_.end() || !line.is_han(i)) continue;
        for (const auto& row : rows->second) {
            const std::size_t end = i + row.word.size();
            if (!line.has(i, row.word) || !line.starts_word(i) || !line.ends_word(end - 1)) continue;
            for (std::size_t k = i; k < end; ++k) {
                line.items[k].surface = row.surface[k - i];
                line.items[k].tone_rule = "spoken.tsv";
                line.items[k].tone_settled = true;
            }
            i = end - 1;
            break;
        }
    }
}

} // namespace langdu::pronunciation
