// Our own tables of voices/mandarin, written over what the packages say.
#pragma once

#include "lexicon_compiler/sources.h"

namespace langdu {

struct Frequency {
    double count{};
    PartOfSpeech part{};
};
using Frequencies = std::map<std::string, Frequency>; // jieba's

// All throw InputError "file:line: ...".
void add_own(SourceWords& words, const std::filesystem::path& path, const Frequencies& frequencies);
void add_own_characters(SourceWords& words, const std::filesystem::path& path);
// Words that the sources lack, read as their parts are.
void add_compounds(SourceWords& words, const std::filesystem::path& path, const Frequencies& frequencies);
// A polyphone and words in which it is read so; their other characters keep the readings they have.
void add_collocations(SourceWords& words, const std::filesystem::path& path, const Frequencies& frequencies);

} // namespace langdu
