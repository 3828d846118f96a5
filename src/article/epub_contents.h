// The table of contents of a book names places in its text: where no heading stands there, it is one.
#pragma once

#include "article/epub_package.h"
#include "article/html_blocks.h"

#include <vector>

namespace langdu::article {

struct EpubFile {
    std::string name;
    std::size_t begin{}, end{}; // its blocks in the book
};

// Entries become headings at their places (file#id), a paragraph is cut where one points into it; a heading
// or line with the same words that stands there already is taken instead. Levels are those of the entries.
void place_headings(HtmlBlocks& book, const std::vector<EpubFile>& files,
                    const std::vector<EpubTitle>& contents);

} // namespace langdu::article
