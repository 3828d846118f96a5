// A sentence or line on its way to tokens: one item a Han character, one for each stretch of other text, and
// the words.
#pragma once

#include "base/span.h"
#include "pronunciation/part_of_speech.h"

#include <string>
#include <string_view>
#include <vector>

namespace langdu::pronunciation {

struct Item {
    enum class Kind { han, foreign, silent };
    Kind kind{};
    Span source;
    bool pause_before{}; // nothing is joined over this border
    bool prescribed{};   // by the user's lexicon: no rule may change it
    bool unknown{};
    bool traditional{}; // the written character says its reading
    std::string citation;
    std::string surface;
    std::string_view rule{};      // what decided the citation
    std::string_view tone_rule{}; // what changed its tone
    bool tone_settled{};          // the surface is final: no sandhi changes it
    bool figure{};                // part of a number that is read figure by figure, or one side of a ratio
    bool neutral{};               // spoken without tone because the word says so
    bool break_before{};
};

struct Word {
    std::size_t begin{}; // items
    std::size_t end{};
    PartOfSpeech part{};
    bool name{}; // a personal name found by its shape
    std::size_t size() const { return end - begin; }
    bool operator==(const Word&) const = default;
};

struct Line {
    std::string_view text;
    std::u32string
        characters; // one an item: the simplified Han character; otherwise the first character of the stretch
    std::vector<Item> items;
    std::vector<Word> words;          // all items, in order; a stretch of other text is a word too
    std::vector<std::size_t> word_of; // item -> word
    bool traditional{};               // written in traditional characters

    bool is_han(std::size_t item) const { return item < items.size() && items[item].kind == Item::Kind::han; }
    // The characters from one item on.
    std::u32string_view from(std::size_t item) const { return std::u32string_view(characters).substr(item); }
    // Does the text stand at this item, all Han and without a pause inside?
    bool has(std::size_t item, std::u32string_view wanted) const;
    const Word& word_at(std::size_t item) const { return words[word_of[item]]; }
    bool starts_word(std::size_t item) const { return word_at(item).begin == item; }
    bool ends_word(std::size_t item) const { return word_at(item).end == item + 1; }
    void set_words(std::vector<Word> found);
};

} // namespace langdu::pronunciation
