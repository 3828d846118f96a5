// Sets of words that are looked up in a folded text, forwards from a position or backwards from it; the
// longest wins.
#pragma once

#include "normalizer/folded_text.h"

#include <bitset>
#include <string>
#include <unordered_map>
#include <vector>

namespace langdu::normalizer {

// Words with a value each.
class WordTable {
public:
    struct Hit {
        std::size_t length{}; // in characters; 0: none
        const std::string* value{};
        explicit operator bool() const { return length != 0; }
    };
    void add(std::string_view utf8, std::string value);
    // The longest word that begins at `at`.
    Hit at(const FoldedText& text, std::size_t at) const;
    // The longest word that ends before `end`.
    Hit before(const FoldedText& text, std::size_t end) const;

private:
    struct Entry {
        std::u32string word;
        std::string value;
    };
    std::unordered_map<char32_t, std::vector<Entry>> by_first_, by_last_;
    std::bitset<256> maybe_first_, maybe_last_; // by the low byte: most characters begin no word
};

class WordSet {
public:
    void add(std::string_view utf8);
    std::size_t at(const FoldedText& text, std::size_t at) const; // length in characters, 0: none
    std::size_t before(const FoldedText& text, std::size_t end) const;
    bool within(const FoldedText& text, std::size_t from, std::size_t to) const;

private:
    WordTable words_;
};

} // namespace langdu::normalizer
