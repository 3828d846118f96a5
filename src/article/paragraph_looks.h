// Headings of documents whose authors used no styles: paragraphs that look larger or bolder than the text.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <vector>

namespace langdu::article {

struct ParagraphLook {
    std::string text;
    int size{}; // of its letters, in any unit
    bool bold{}, centered{};
};

// The level of each, 0 for text. Empty when looks say nothing: no such paragraphs, too many, or a title
// alone, below which headings are found by their words.
std::vector<int> levels_by_look(std::span<const ParagraphLook> paragraphs);

} // namespace langdu::article
