#include "pronunciation/context_rules.h"

#include "base/error.h"
#include "base/tsv.h"
#include "base/unicode.h"
#include "pronunciation/pinyin.h"

#include <charconv>

namespace langdu::pronunciation {

namespace {

// Calls take(row, place, character, sets) for each row that is no set.
void each_row(const std::filesystem::path& path, const auto& take) {
    PatternSets sets;
    for (const auto& row : read_tsv(path, 2, 6)) {
        const auto place = path.string() + ":" + std::to_string(row.line);
        if (row.cells[0].starts_with('@')) {
            sets[row.cells[0].substr(1)] = parse_pattern_set(row.cells[1]);
            continue;
        }
        const auto character = to_utf32(row.cells[0]);
        if (row.cells.size() < 5 || character.size() != 1 || !is_numbered_pinyin(row.cells[1]))
            throw InputError(place + ": needs a character, a reading such as hang2, and three columns more; "
                                     "see the table's header");
        take(row, place, character[0], sets);
    }
}

double parse_weight(const std::string& text, const std::string& place) {
    double out = 0;
    const auto* const end = text.data() + text.size();
    if (const auto parsed = std::from_chars(text.data(), end, out);
        parsed.ec != std::errc() || parsed.ptr != end)
        throw InputError(place + ": " + text + " is no weight; write a number such as -1.5");
    return out;
}

} // namespace

ContextRules::ContextRules(const std::filesystem::path& folder) {
    each_row(folder / "readings.tsv",
             [&](const TsvRow& row, const std::string& place, char32_t character, const PatternSets& sets) {
                 if (row.cells[2] != "1" && row.cells[2] != "*")
                     throw InputError(place + ": " + row.cells[2] + " is no place; write 1 or *");
                 rules_[character].push_back({row.cells[1],
                                              "readings.tsv:" + std::to_string(row.line),
                                              row.cells[2] == "1",
                                              {row.cells[3], sets, place},
                                              {row.cells[4], sets, place}});
             });
    each_row(folder / "evidence.tsv",
             [&](const TsvRow& row, const std::string& place, char32_t character, const PatternSets& sets) {
                 auto& rows = evidence_[character];
                 if (!rows.empty() && rows.front().reading != row.cells[1])
                     throw InputError(place + ": weighs " + row.cells[1] + ", the rows above " +
                                      rows.front().reading + "; weigh one reading against the usual one");
                 rows.push_back({{row.cells[1],
                                  "evidence.tsv:" + std::to_string(row.line),
                                  true,
                                  {row.cells[3], sets, place},
                                  {row.cells[4], sets, place}},
                                 parse_weight(row.cells[2], place)});
             });
}

std::optional<ContextRules::Decision> ContextRules::decide(const Line& line, std::size_t item) const {
    const bool lone = line.word_at(item).size() == 1;
    if (const auto found = rules_.find(line.characters[item]); found != rules_.end())
        for (const auto& rule : found->second)
            if ((lone || !rule.lone) && rule.fits(line, item)) return Decision{rule.reading, rule.name};
    return lone ? weigh(line, item) : std::nullopt;
}

std::optional<ContextRules::Decision> ContextRules::weigh(const Line& line, std::size_t item) const {
    const auto found = evidence_.find(line.characters[item]);
    if (found == evidence_.end()) return {};
    double sum = 0;
    const Evidence* heaviest = nullptr; // names the decision
    for (const auto& row : found->second) {
        if (!row.fits(line, item)) continue;
        sum += row.weight;
        if (!heaviest || row.weight > heaviest->weight) heaviest = &row;
    }
    if (sum <= 0) return {};
    return Decision{heaviest->reading, heaviest->name};
}

} // namespace langdu::pronunciation
