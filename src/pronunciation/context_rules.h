// Readings decided by the neighbours of a character. Patterns are those of context_pattern.h.
//
// voices/mandarin/readings.tsv: character, reading, where, left, right, example. The first row that fits
// decides.
//   where  1: the character is a word by itself; *: anywhere, in a word of the dictionary too
// voices/mandarin/evidence.tsv: character, reading, weight, left, right, example, where no single neighbour
// decides
//   and the character is a word by itself. Every row that fits adds its weight; the reading stands when it
//   has more than nothing.
// A row "@name, words" in either names a set of words for the rows below it.
#pragma once

#include "pronunciation/context_pattern.h"

#include <filesystem>
#include <optional>
#include <string>
#include <unordered_map>

namespace langdu::pronunciation {

class ContextRules {
public:
    struct Decision {
        std::string_view reading;
        std::string_view rule; // "readings.tsv:12": place in the table, valid as long as the rules
    };

    // Of a folder with both tables. Throws InputError "file:line: ...".
    explicit ContextRules(const std::filesystem::path& folder);
    std::optional<Decision> decide(const Line& line, std::size_t item) const;

private:
    struct Rule {
        std::string reading;
        std::string name;
        bool lone{};
        ContextPattern left, right;
        bool fits(const Line& line, std::size_t item) const {
            return left.fits(line, item, false) && right.fits(line, item, true);
        }
    };
    struct Evidence : Rule {
        double weight{};
    };

    std::optional<Decision> weigh(const Line& line, std::size_t item) const;

    std::unordered_map<char32_t, std::vector<Rule>> rules_;
    std::unordered_map<char32_t, std::vector<Evidence>> evidence_; // all of one reading
};

} // namespace langdu::pronunciation
