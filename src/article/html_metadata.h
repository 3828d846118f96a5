// Title, author, date, language of a web page: from JSON-LD, Open Graph and meta elements, its headline and
// its title.
#pragma once

#include "article/article.h"
#include "article/html_blocks.h"

#include <vector>

namespace langdu::article {

struct HtmlMetadata {
    std::string title, author, date, language, cover, charset, tags, original;
    std::string page_title;         // of the title element, with the site's name
    std::vector<std::string> sites; // what the page calls its site: og:site_name, the logo, the link home
};

HtmlMetadata read_metadata(const HtmlTree& tree);
// The headline: the heading or line that a part of the page's title repeats, never the site's name; else the
// longest part of the title.
// Is the line the name of the site or the rest of the page's title?
bool is_site_line(const HtmlMetadata& metadata, const Block& block, std::string_view headline);
std::string find_headline(const HtmlMetadata& metadata, const std::vector<HtmlBlock>& blocks);

} // namespace langdu::article
