#pragma once

#include "phrasing/sentence.h"
#include "pronunciation/accent.h"
#include "pronunciation/utterance.h"

#include <filesystem>
#include <memory>
#include <string_view>
#include <vector>

namespace langdu::pronunciation {

// The lexicon and tables, loaded once, shared by all threads (const member functions are thread-safe).
class Pronouncer {
public:
    // Throws InputError: lexicon missing, damaged or of another format version.
    explicit Pronouncer(const std::filesystem::path& data_directory, Accent accent = Accent::mainland);
    ~Pronouncer();
    Pronouncer(const Pronouncer&) = delete;
    Pronouncer& operator=(const Pronouncer&) = delete;

    // One utterance a clause. Words are found over the whole sentence, sandhi stops at pauses.
    std::vector<Utterance> pronounce(const normalizer::SpokenText& text,
                                     const phrasing::Sentence& sentence) const;
    // For `langdu pronounce`: every token of a line, silent ones too; punctuation blocks sandhi.
    std::vector<Token> tokens_of_line(std::string_view line) const;
    // The words of a stretch of other text as they will be said: what the English voice is given, or
    // syllables.
    std::vector<Token> tokens_of_foreign(std::string_view line, Span stretch) const;

private:
    struct Data;
    std::unique_ptr<const Data> data_;
};

} // namespace langdu::pronunciation
