// Which part of a web page is the article: the subtree whose text outweighs its links, cut where the
// surroundings begin.
#pragma once

#include "article/html_blocks.h"

#include <vector>

namespace langdu::article {

struct MainContent {
    std::vector<bool> belongs; // of each block: is it of the article?
    double share{};            // of the page's prose outside named surroundings that was taken, 0 to 1
};

// `headline` is the text of the headline, empty when none was found.
MainContent find_main_content(const HtmlTree& tree, const std::vector<HtmlBlock>& blocks,
                              std::string_view headline);

// Takes out of a line of the story what is about the page: 调整字体：大 小 between date and source, the link
// 返回首页 behind the last sentence.
void cut_page_parts(Block& block, std::vector<Skipped>& skipped);

} // namespace langdu::article
