// What the lexicon is made of, read into one table of words.
#pragma once

#include "pronunciation/part_of_speech.h"

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace langdu {

struct SourceWord {
    std::vector<std::string> reading; // numbered pinyin, one a character, before sandhi
    double frequency{};
    PartOfSpeech part{};
    bool hand_made{};
    bool collocation{}; // by collocations.tsv
    bool rare{};
};

using SourceWords = std::map<std::u32string, SourceWord>;

struct Sources {
    std::filesystem::path dictionary;  // complete.json: word -> [marked pinyin, probability]
    std::filesystem::path frequencies; // jieba's dict.txt: word, frequency, tag
    std::filesystem::path unihan_readings, unihan_variants;
    std::filesystem::path words, polyphones, collocations, compounds; // our own tables
};

// Later sources win: Unihan for single characters, the dictionary, our own words, our own characters.
// Throws InputError "file:line: ...".
SourceWords read_words(const Sources& sources);

// Traditional character -> the simplified one words are looked up by; only characters that simplified text
// does not use and whose simplified form has a reading.
std::map<char32_t, char32_t> read_folds(const std::filesystem::path& unihan_variants,
                                        const SourceWords& words);

} // namespace langdu
