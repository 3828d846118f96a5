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

// Marked-up headings as they are; in plain text short lines that stand as headings, and captions, by weighed features.
Outline find_outline(const Article& article);
// The whole stage: outline, then what is spoken, announced or skipped. Throws InputError when nothing is left to say.
Script find_chapters(const Article& article);

} // namespace langdu
