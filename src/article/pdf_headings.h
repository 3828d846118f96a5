// Which lines of a PDF are headings: those that its outline names, else those that are larger or bolder than
// the text.
#pragma once

#include "article/article.h"
#include "article/pdf_pages.h"

#include <vector>

namespace langdu::article {

struct PdfHeadings {
    std::vector<int> levels;     // by line; 0: none
    std::vector<bool> continued; // the line goes on with the heading above
    bool any{};
};

PdfHeadings find_pdf_headings(const PdfText& text, const std::vector<PdfLine>& lines, double body_size,
                              Article& article);

} // namespace langdu::article
