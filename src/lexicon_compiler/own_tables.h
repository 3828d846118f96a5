// Our own tables of voices/mandarin, written over what the packages say.
#pragma once

#include "lexicon_compiler/sources.h"

namespace langdu::lexicon_compiler {

struct Frequency {
    double count{};
    pronunciation::PartOfSpeech part{};
};
using Frequencies = std::map<std::string, Frequency>; // jieba's

// From the longest words that the table has, left to right; empty when it lacks a character.
std::vector<std::string> composed_reading(const SourceWords& words, const std::u32string& text);

// All throw InputError "file:line: ...".
// Words read as judged; how frequent they are does not change.
void add_judged(SourceWords& words, const std::filesystem::path& path, const Frequencies& frequencies);
void add_own(SourceWords& words, const std::filesystem::path& path, const Frequencies& frequencies);
void add_own_characters(SourceWords& words, const std::filesystem::path& path);
// Words of the dictionaries whose last syllable has no tone.
void add_neutral(SourceWords& words, const std::filesystem::path& path);
// Words that the sources lack, read as their parts are.
void add_compounds(SourceWords& words, const std::filesystem::path& path, const Frequencies& frequencies);
// A polyphone and words in which it is read so; their other characters keep the readings they have.
void add_collocations(SourceWords& words, const std::filesystem::path& path, const Frequencies& frequencies);

} // namespace langdu::lexicon_compiler
