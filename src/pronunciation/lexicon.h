// The compiled dictionary, mapped read-only: words with cost, part of speech and citation reading.
#pragma once

#include "base/files.h"
#include "pronunciation/lexicon_format.h"
#include "pronunciation/part_of_speech.h"

#include <filesystem>
#include <optional>
#include <span>
#include <string_view>

namespace langdu::pronunciation {

class Lexicon {
public:
    struct Word {
        double cost{}; // nats
        PartOfSpeech part{};
        bool hand_made{};
        bool collocation{};
        bool rare{};
        std::span<const std::uint16_t>
            reading; // syllable numbers, one a character; valid as long as the lexicon
    };

    // Throws InputError: not there, damaged, or made for another version.
    explicit Lexicon(const std::filesystem::path& path);

    std::optional<Word> find(std::u32string_view characters) const;
    // Calls found(length, word) for every word that begins `characters`, shortest first.
    template <typename F>
    void each_prefix(std::u32string_view characters, F found) const {
        std::uint32_t node = 0;
        for (std::size_t i = 0; i < characters.size(); ++i) {
            node = child(node, characters[i]);
            if (node == 0) return;
            if (nodes_[node].word != lexicon_format::no_word) found(i + 1, word(nodes_[node].word, i + 1));
        }
    }
    std::string_view syllable(std::uint16_t number) const;
    // The character words are looked up by: simplified, when it is a traditional one.
    char32_t fold(char32_t character) const;
    // The only reading that a character has in traditional text (幹, 只); empty: it has several, or the
    // simplified one has no more.
    std::string_view traditional_reading(char32_t character) const;
    // Seen in simplified text alone: 这, 说.
    bool is_only_simplified(char32_t character) const;

private:
    std::uint32_t child(std::uint32_t node, char32_t label) const; // 0: none
    const lexicon_format::Fold* find_fold(char32_t character) const;
    Word word(std::uint32_t index, std::size_t length) const;
    template <typename T>
    std::span<const T> section(const lexicon_format::Section& section) const;

    MappedFile file_;
    std::span<const lexicon_format::Node> nodes_;
    std::span<const lexicon_format::Word> words_;
    std::span<const std::uint16_t> readings_;
    std::span<const lexicon_format::Syllable> syllables_;
    std::span<const lexicon_format::Fold> folds_;
};

} // namespace langdu::pronunciation
