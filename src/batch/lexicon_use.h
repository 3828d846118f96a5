#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace langdu::batch {

// Which rows of a user's lexicon can act in an article, so that a new row renders only those articles again
// that have its word. Never too few: what is no plain text or has letters as entities counts as having every
// word, and regular expressions count everywhere.
class LexiconUse {
public:
    explicit LexiconUse(const std::filesystem::path& lexicon);  // one that cannot be read has no rows
    std::string hash_for(std::string_view article_bytes) const; // empty: no row can act

private:
    struct Row {
        std::string plain; // what is written, without marks; empty: always counts
        std::string all;
    };
    std::vector<Row> rows_;
};

} // namespace langdu::batch
