// Which lines of an article are headings and which are captions: found, or told by a file.
#pragma once

#include "article/article.h"
#include "chapter/script.h"
#include "chapter/tables.h"

#include <string>
#include <string_view>
#include <vector>

namespace langdu::chapter {

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
// in plain text by what was learned (outline_judge). A line at the top that stands as the title becomes
// article.title and a heading of level 1.
struct Structure {
    article::Article article;
    Doubt doubt;
    std::vector<ShortLine> short_lines; // when reasons are wanted; empty with markup
};
Structure find_structure(article::Article article, const Tables& tables, bool with_reasons = false);

// The first step of it: lines of the site, the imprint, lists of contents and repeated headings go.
void drop_furniture(article::Article& article, const Tables& tables);

// Headings and captions of an article, and of one whose structure was found.
Outline find_outline(const article::Article& article, const Tables& tables);
Outline outline_of(const article::Article& article);

// One row a line, "LINE<tab>## title" or "LINE<tab>caption text": what `langdu outline` prints. Behind a row,
// as a comment, why; a line that was nearly a heading stands there as a comment.
std::string write_outline(const Outline& outline, const std::vector<ShortLine>& short_lines = {});
// The same, edited. Empty rows and rows that begin with ; are left out. Throws InputError "place:row: ...".
Outline parse_outline(std::string_view text, const std::string& place);

// The article of find_structure() with these headings and captions and no others. A heading whose title is
// not what its line says: instead of a short line, before a paragraph. Throws InputError: no text on a line.
article::Article apply_outline(article::Article article, const Outline& outline);

} // namespace langdu::chapter
