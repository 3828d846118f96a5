// Title, author, date, language of a web page: from JSON-LD, Open Graph and meta elements, its headline and
// its title.
#pragma once

#include "article/article.h"
#include "article/html_blocks.h"

#include <vector>

namespace langdu {

struct HtmlMetadata {
    std::string title, author, date, language, cover, charset, tags;
};

HtmlMetadata read_metadata(const HtmlTree& tree);
// The headline: the longest heading or line that the page's title repeats, else the part of the title before
// the site's name.
std::string find_headline(const HtmlMetadata& metadata, const std::vector<HtmlBlock>& blocks);

} // namespace langdu
