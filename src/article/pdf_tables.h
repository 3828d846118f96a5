// Lines of a PDF that stand beside each other: rows of tables, and what a wide gap takes apart.
#pragma once

#include "article/pdf_pages.h"

#include <vector>

namespace langdu::article {

// Rows whose cells stand below each other become one line: cells between tabs, rows between line ends. Other
// lines beside each other become one, with white space between.
void join_rows(std::vector<PdfLine>& lines);

} // namespace langdu::article
