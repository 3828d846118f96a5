// A part of an HTML tree -> blocks of text, each with the node it stands in and what the search for the main
// content asks.
#pragma once

#include "article/article.h"
#include "article/html_tree.h"

#include <vector>

namespace langdu {

struct HtmlBlock {
    Block block;
    std::uint32_t node{};  // the innermost block element around it
    int characters{};      // without white space
    int link_characters{}; // of them, inside links
    bool strong{};         // all of it is bold
};

struct HtmlBlocks {
    std::vector<HtmlBlock> blocks;
    std::vector<Skipped> skipped; // link targets, hidden parts, forms, ruby
};

HtmlBlocks html_blocks(const HtmlTree& tree, std::size_t root);

} // namespace langdu
