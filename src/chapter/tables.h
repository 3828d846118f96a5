// What the stage knows of headings, captions, bylines and credits: tables of the data directory as a value
// that is handed in.
#pragma once

#include "base/word_lists.h"
#include "chapter/outline_grams.h"
#include "chapter/outline_model.h"

#include <filesystem>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

namespace langdu::chapter {

// What only bare text needs. Throws InputError place:line when a table is missing or broken.
struct BareTextTables {
    explicit BareTextTables(const std::filesystem::path& data);

    OutlineModel model;
    OutlineGrams grams;
    std::unordered_map<char32_t, std::string> simplified; // of each traditional character
};

class Tables {
public:
    // The data directory. Throws InputError: a list of words cannot be read.
    explicit Tables(std::filesystem::path data);

    const WordLists& words() const { return words_; } // outline_words.tsv: headings, captions, bylines
    const WordLists& page() const { return page_; }   // page_words.tsv: sites and imprints
    const BareTextTables& bare_text() const; // read when first asked for: most articles are marked up

private:
    std::filesystem::path data_;
    WordLists words_, page_;
    mutable std::once_flag asked_;
    mutable std::optional<BareTextTables> bare_text_;
};

} // namespace langdu::chapter
