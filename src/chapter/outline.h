// Which lines of an article are headings and which are captions: found, or told by a file.
#pragma once

#include "article/article.h"

#include <string>
#include <string_view>
#include <vector>

namespace langdu {

// What a line of an article was taken for.
struct OutlineEntry {
    int line{};
    int level{1};
    std::string title;
    bool operator==(const OutlineEntry&) const = default;
};
struct Outline {
    std::vector<OutlineEntry> headings;
    std::vector<OutlineEntry> captions;
    bool operator==(const Outline&) const = default;
};

// The article with its headings, captions, list items, bylines and credits found: marked-up ones as they are;
// in plain text by weighed features. A line at the top that stands as the title becomes article.title and a
// heading of level 1.
Article find_structure(Article article);

// Headings and captions of the article.
Outline find_outline(const Article& article);

// One row a line, "LINE<tab>## title" or "LINE<tab>caption text": what `langdu outline` prints.
std::string write_outline(const Outline& outline);
// The same, edited. Empty rows and rows that begin with ; are left out. Throws InputError "place:row: ...".
Outline parse_outline(std::string_view text, const std::string& place);

// The article of find_structure() with these headings and captions and no others. A heading whose title is
// not what its line says: instead of a short line, before a paragraph. Throws InputError: no text on a line.
Article apply_outline(Article article, const Outline& outline);

} // namespace langdu
