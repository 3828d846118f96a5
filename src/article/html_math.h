// Formulas on pages: MathML, and what MathJax, KaTeX and wikis show in its place, each once.
#pragma once

#include "article/html_tree.h"

#include <optional>
#include <string>

namespace langdu::article {

struct HtmlFormula {
    std::string tex;
    bool display{}; // set off from the text
};

// The formula that the element is: <math>, <script type="math/tex">, a picture of TeX. Nothing for others.
std::optional<HtmlFormula> formula_at(const HtmlTree& tree, std::size_t node);
// Is it the drawing of a formula whose source follows at once?
bool is_drawn_formula(const HtmlTree& tree, std::size_t node);

} // namespace langdu::article
