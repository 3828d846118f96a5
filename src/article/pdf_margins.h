// What of a PDF stands on its pages and not in its text: running heads, page numbers, what a browser prints
// around a page, lists of contents.
#pragma once

#include "article/article.h"
#include "article/pdf_pages.h"

#include <string>
#include <string_view>
#include <vector>

namespace langdu::article {

// Letters and digits alone, in NFKC: what a title in the outline, in a running head and on the page share.
std::string title_key(std::string_view text, bool digits = true);

// Moves them from the lines to what is skipped.
void drop_margins(const PdfText& text, std::vector<PdfLine>& lines, Article& article);
void drop_contents(const PdfText& text, std::vector<PdfLine>& lines, Article& article);

} // namespace langdu::article
