#include "pronunciation/accent.h"

#include "base/error.h"
#include "base/tsv.h"
#include "base/unicode.h"
#include "pronunciation/pinyin.h"

#include <algorithm>

namespace langdu::pronunciation {

AccentReadings::AccentReadings(const std::filesystem::path& path) {
    for (const auto& row : read_tsv(path, 3, 3)) {
        const auto word = to_utf32(row.cells[0]);
        auto reading = parse_pinyin(row.cells[2]);
        if (reading.size() != word.size() || !std::ranges::all_of(reading, is_numbered_pinyin) ||
            (word.size() == 1) != is_numbered_pinyin(row.cells[1]))
            throw InputError(path.string() + ":" + std::to_string(row.line) +
                             ": needs a word and its syllables, or a character and its two readings");
        if (word.size() == 1)
            characters_[word[0]] = {row.cells[1], reading[0]};
        else {
            longest_ = std::max(longest_, word.size());
            words_[word] = std::move(reading);
        }
    }
}

void AccentReadings::apply(Line& line) const {
    const auto set = [&](std::size_t i, const std::string& reading) {
        auto& item = line.items[i];
        if (item.prescribed) return;
        item.citation = reading;
        item.rule = "taiwan.tsv";
        item.neutral = false;
    };
    for (std::size_t i = 0; i < line.items.size(); ++i) {
        if (!line.is_han(i)) continue;
        // 和 changes as a word only: 和平 he2 ping2.
        const bool changes = line.characters[i] != U'和' || line.word_at(i).size() == 1;
        const auto one = characters_.find(line.characters[i]);
        if (one != characters_.end() && changes && line.items[i].citation == one->second.from)
            set(i, one->second.to);
        for (std::size_t length = longest_; length > 1; --length) {
            const auto found = words_.find(line.from(i).substr(0, length));
            if (found == words_.end() || !line.has(i, found->first)) continue;
            for (std::size_t k = 0; k < found->first.size(); ++k) set(i + k, found->second[k]);
            i += found->first.size() - 1;
            break;
        }
    }
}

} // namespace langdu::pronunciation
