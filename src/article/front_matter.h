// The block of keys before an article's text, as static site generators have it: YAML between --- lines, TOML
// between +++, JSON in braces or between ;;;, Title: lines of Pelican, % lines of Pandoc.
#pragma once

#include "article/article.h"

#include <string_view>

namespace langdu::article {

struct FrontMatter {
    std::size_t size{}; // bytes of the text it takes up, its last line end included; 0: there is none
    int lines{};
};

// Reads title, author, date, language and cover into `article` and every other key into article.skipped.
// YAML that does not parse is read line by line and reported with the parser's reason.
FrontMatter read_front_matter(std::string_view utf8, Article& article);

} // namespace langdu::article
