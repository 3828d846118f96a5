// What Unihan's lists say of single characters.
#pragma once

#include "lexicon_compiler/sources.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace langdu::lexicon_compiler {

class CharacterLists {
public:
    // Throws InputError.
    explicit CharacterLists(const std::filesystem::path& unihan_readings);

    // How much the mainland's lists are for this reading of a character: 0 when none has it.
    double standing(char32_t character, std::string_view syllable) const;
    // Is it in 通用规范汉字表, the list of 8105 characters? Their readings are kTGHZ2013.
    bool is_standard(char32_t character) const;
    // How many readings the lists of the mainland give it.
    std::size_t readings(char32_t character) const;
    // Does any list have this reading of a character?
    bool knows(char32_t character, std::string_view syllable) const;
    // Every character of the lists, with the reading that it has by itself: of those that the best list has,
    // the most frequent one.
    void add_to(SourceWords& words) const;

private:
    struct Entry {
        std::vector<std::string> standard;              // kTGHZ2013, in its order
        std::vector<std::string> dictionary;            // kXHC1983
        std::vector<std::string> customary;             // kMandarin
        std::vector<std::string> other;                 // kHanyuPinyin
        std::map<std::string, int, std::less<>> counts; // kHanyuPinlu: in a corpus of modern texts
    };
    static std::string own_reading(const Entry& entry);

    std::map<char32_t, Entry> entries_;
};

} // namespace langdu::lexicon_compiler
