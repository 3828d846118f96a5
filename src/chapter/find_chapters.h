#pragma once

#include "article/article.h"
#include "chapter/script.h"

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

// What is done with a kind of text that is not prose.
enum class Policy {
    read,     // said as it is written, a table row by row with the names of its columns
    announce, // said what it is: 此处省略代码，共12行
    skip,     // not said, but reported
};

struct ChapterOptions {
    Policy captions{Policy::announce};
    Policy code{Policy::announce};
    Policy tables{Policy::read}; // those of at most table_rows rows; longer ones are announced
    int table_rows{8};
    Policy images{Policy::skip};
    Policy formulas{Policy::announce};
    Policy footnotes{Policy::skip};
};

// The article with its headings, captions and list items found: marked-up ones as they are; in plain text by
// weighed features. A line at the top that stands as the title becomes article.title and a heading of
// level 1.
Article find_structure(Article article);

// Headings and captions of the article.
Outline find_outline(const Article& article);
// The whole stage: outline, then what is spoken, announced or skipped. Throws InputError when nothing is left
// to say.
Script find_chapters(const Article& article, const ChapterOptions& options = {});

} // namespace langdu
