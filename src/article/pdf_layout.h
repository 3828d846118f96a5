// Lines on pages -> blocks of text: running heads and page numbers dropped, lines joined, headings by the
// outline or by their size.
#pragma once

#include "article/article.h"
#include "article/pdf_pages.h"

namespace langdu::article {

// Fills blocks, skipped, title and marked_up.
void lay_out_pdf(const PdfText& text, Article& article);

} // namespace langdu::article
