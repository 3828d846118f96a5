// Which part of a web page is the article: the subtree whose text outweighs its links, cut where the
// surroundings begin.
#pragma once

#include "article/html_blocks.h"

#include <vector>

namespace langdu {

// For each block: does it belong to the article? `headline` is the text of its headline, empty when none was
// found.
std::vector<bool> find_main_content(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks,
                                    std::string_view headline);

} // namespace langdu
