// A part of an HTML tree -> blocks of text, each with the node it stands in and what the search for the main
// content asks.
#pragma once

#include "article/article.h"
#include "article/html_tree.h"

#include <vector>

namespace langdu::article {

// A short link that may be the mark of a note, or lead from a note back to its mark.
struct NoteMark {
    Span span;          // in the block's text; empty when it was plainly a mark and is gone
    std::string label;  // as written: [1]
    std::string target; // the link's address: #n1, notes.xhtml#n1; empty without one
    bool operator==(const NoteMark&) const = default;
};

struct HtmlBlock {
    Block block;
    std::uint32_t node{};  // the innermost block element around it
    int characters{};      // without white space
    int link_characters{}; // of them, inside links
    bool local_links{};    // all of its links lead to places of the same page
    bool strong{};         // all of it is bold
    std::vector<NoteMark> marks;
};

// Where an element with an id stands: from a place in one block up to another block.
struct HtmlPlace {
    std::string id;
    std::size_t block{}, end{}; // indices; end: one behind the last block of the element
    std::size_t offset{};       // in the first block's text
};

struct HtmlBlocks {
    std::vector<HtmlBlock> blocks;
    std::vector<Skipped> skipped; // link targets, hidden parts, forms, ruby, comments
    std::vector<HtmlPlace> places;
};

HtmlBlocks html_blocks(const HtmlTree& tree, std::size_t root);

} // namespace langdu::article
