// What stands beside a character, as the tables of readings write it: alternatives separated by spaces, one
// of which must fit; "" fits always, and !x must not fit. An alternative is parts joined by +, read outwards
// from the character:
// - 词: these characters; @name: one of a set of words and joined parts; _: any character; =: the same
// character again;
// - :v, :n, ...: a word of this part of speech (letters of part_of_speech.h, l for Latin; several: :vn; with
// a
//   digit before them the word has so many characters: :1v);
// - #: a number, in digits or characters; ^: a border, pause or end; $: the border of a word;
// - ...: up to 24 words, none too, without a pause between;
// - ~词: these characters within the next twelve, without a pause between (only as the last part).
#pragma once

#include "pronunciation/line.h"

#include <bitset>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace langdu::pronunciation {

struct PatternSet {
    std::vector<std::u32string> words;
    std::vector<std::string> joined; // :d+:v, _+病: alternatives as a column has them
};
using PatternSets = std::map<std::string, PatternSet, std::less<>>;

PatternSet parse_pattern_set(std::string_view text);

class ContextPattern {
public:
    // Throws InputError "place: ...".
    ContextPattern(std::string_view text, const PatternSets& sets, const std::string& place);
    // Beside this item of the line, to the right or to the left.
    bool fits(const Line& line, std::size_t item, bool rightwards) const;

private:
    struct Part {
        enum class Kind { text, word_class, border, number, any, same, word_border, window, set, gap } kind{};
        std::u32string text{};
        std::string classes{};
        std::vector<std::u32string> words{};
        std::bitset<256> maybe_first{}, maybe_last{}; // of words, by the low byte: most characters are none
    };
    struct Alternative {
        bool negative{};
        std::vector<Part> parts;
    };
    struct Cursor;

    void add(bool negative, const std::vector<std::string>& written, std::size_t from,
             const PatternSets& sets, const std::string& place);
    static Part parse_part(std::string_view written, const PatternSets& sets, const std::string& place);
    static bool fits_from(Cursor cursor, const Part* part, const Part* end);

    std::vector<Alternative> alternatives_;
};

} // namespace langdu::pronunciation
