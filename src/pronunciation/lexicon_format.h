// How lexicon.bin is laid out; the compiler (src/lexicon_compiler) writes it, Lexicon maps it. Native byte
// order, every section aligned to 8 bytes.
//
// The words are a trie in breadth-first order: the children of node i are the nodes [first_child(i),
// first_child(i + 1)), sorted by label, so a lookup is a binary search among few brothers. Node 0 is the
// root.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

namespace langdu::pronunciation::lexicon_format {

constexpr std::array<char, 8> magic{'l', 'a', 'n', 'g', 'd', 'u', 'L', 'X'};
constexpr std::uint32_t version = 3;
constexpr std::uint32_t no_word = 0xFFFFFFFF;
constexpr std::uint16_t no_reading = 0xFFFF;
constexpr double cost_scale = 2000.0; // a cost of 1 nat is written as 2000

struct Section {
    std::uint64_t offset{}; // bytes from the start of the file
    std::uint64_t count{};  // of items
};

struct Header {
    std::array<char, 8> magic{};
    std::uint32_t version{};
    std::uint32_t byte_order{}; // 1 as written
    std::uint64_t file_size{};
    std::uint64_t checksum{}; // of everything behind the header
    Section nodes;            // Node, one more than there are
    Section words;            // Word
    Section readings;         // uint16: syllable numbers, word after word
    Section syllables;        // Syllable
    Section folds;            // Fold, sorted by character
};

struct Node {
    std::uint32_t label{}; // code point
    std::uint32_t first_child{};
    std::uint32_t word{}; // index or no_word
};

struct Word {
    std::uint32_t reading{}; // first syllable in readings
    std::uint16_t cost{};    // -log of the probability, times cost_scale
    std::uint8_t part_of_speech{};
    std::uint8_t flags{}; // WordFlag
};

enum WordFlag : std::uint8_t {
    hand_made = 1,   // from our own tables, not from the source dictionary
    rare = 2,        // a character known only to Unihan
    collocation = 4, // hand-made, by collocations.tsv
};

using Syllable = std::array<char, 8>; // "zhuang1", filled up with zeros

struct Fold { // a character of traditional text and the simplified one that words are looked up by
    std::uint32_t character{};
    std::uint32_t simplified{};
    std::uint16_t reading{};         // the only one in traditional text, a syllable number; or no_reading
    std::uint16_t only_simplified{}; // 1: never seen in traditional text
};

// Four lanes of FNV-1a over 8-byte words: the whole file in a few milliseconds. bytes.size() is a multiple
// of 8.
std::uint64_t checksum(std::string_view bytes);

} // namespace langdu::pronunciation::lexicon_format
