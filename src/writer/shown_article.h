// A text as it stands, and which stretches of it are said when: for pages and books to read along.
#pragma once

#include "chapter/script.h"
#include "timeline/recording.h"

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace langdu::writer {

struct SaidWord {
    std::size_t at{}; // in the block's text
    Frame begin{};
};

// One sentence in one place; a row of a table is said cell by cell. Without a span the whole block is meant:
// 此处省略代码.
struct SaidStretch {
    std::size_t block{}; // of the shown article
    Span span;           // in its text; stretches of a block do not overlap
    Frame begin{}, end{};
    std::vector<SaidWord> words; // in order, the first at the begin of the span
    bool whole() const { return span.empty(); }
};

struct ShownBlock {
    article::Block block;
    std::size_t chapter{};    // of the script, or by the cues
    bool announcement{};      // said around the text, and stands nowhere in it
    std::size_t written_as{}; // of the script's blocks; no_block when it is none of them
};

struct ShownArticle {
    std::vector<ShownBlock> blocks; // chapter by chapter
    std::vector<SaidStretch> said;  // in the order of time
};

// The blocks of the chapters that are said, in between what is said and stands in no block. Without a script
// the cues are all there is.
ShownArticle show_article(const chapter::Script* script, std::span<const timeline::Cue> cues);

} // namespace langdu::writer
