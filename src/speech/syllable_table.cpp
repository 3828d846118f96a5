#include "speech/syllable_table.h"

#include "base/error.h"
#include "base/tsv.h"

#include <cstdlib>

namespace langdu::speech {

SyllableTable::SyllableTable(const std::filesystem::path& path) {
    for (const auto& row : read_tsv(path, 3, 6)) {
        const auto where = path.string() + ":" + std::to_string(row.line) + ": ";
        const auto cell = [&](std::size_t i) { return i < row.cells.size() ? row.cells[i] : std::string(); };
        const auto sound = [&](std::size_t i, int pace) -> Sound {
            if (!cell(i).empty() && cell(i).find('*') == std::string::npos)
                throw InputError(where + cell(i) + " has no * for the tone; add it after the vowel");
            return {cell(i), pace};
        };
        const auto pace = [&](std::size_t i) {
            const int percent = std::atoi(cell(i).c_str());
            if (percent < 30 || percent > 300)
                throw InputError(where + cell(i) + " is not a pace; write 30 to 300 percent");
            return percent;
        };
        Row out{sound(1, pace(2)), cell(3).empty() ? Sound{} : sound(3, pace(4)), sound(5, pace(2))};
        if (!rows_.emplace(row.cells[0], std::move(out)).second)
            throw InputError(where + row.cells[0] + " stands here twice; remove one");
    }
}

const SyllableTable::Row* SyllableTable::find(std::string_view syllable) const {
    const auto at = rows_.find(std::string(syllable));
    return at == rows_.end() ? nullptr : &at->second;
}

} // namespace langdu::speech
