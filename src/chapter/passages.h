// Blocks of an article, in order -> what is said of them, by the policy for their kind; the rest is reported.
#pragma once

#include "chapter/find_chapters.h"

#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace langdu::chapter {

struct Passages {
    std::vector<Passage> said;
    std::vector<Skipped> skipped;
};

// What is said of one block depends on those before it: items are counted, a quote begins and ends.
class Narrator {
public:
    // Both must outlive it.
    Narrator(std::span<const article::Block> blocks, const ChapterOptions& options);

    // Of the next block: to be called once for each, in order. A heading is said as it stands.
    Passages next();

private:
    Passages say(std::size_t at);
    Passages code(std::size_t at);
    void count(const article::Block& item);
    Passages list_item(const article::Block& block);
    void add_notes(const article::Block& block, Passages& passages);

    std::span<const article::Block> blocks_;
    const ChapterOptions& options_;
    std::size_t at_{};
    std::map<std::string, std::vector<const article::Block*>> notes_; // footnotes by their marker
    std::set<std::string> referred_;
    std::vector<int> references_; // per block: 0 none, n > 0 the first of n, -1 one of the others
    std::vector<int> counters_;   // of list items, by depth
    bool in_quote_{};
    bool set_off_{};
};

} // namespace langdu::chapter
