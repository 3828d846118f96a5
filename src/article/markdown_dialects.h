// Signs of Markdown dialects that CommonMark would take for code or prose, made plain; every line stays where
// it was.
#pragma once

#include "article/article.h"

#include <string>
#include <string_view>

namespace langdu {

// MkDocs boxes (!!! note "标题", ??? and ===, their text indented) become their title and their text. The
// signs go to article.skipped.
std::string open_boxes(std::string_view markdown, int first_line, Article& article);

// ":numref:`fig_price`比较了" of d2l and "{: .no_toc}" of kramdown: instructions to a typesetter, no text.
struct WithoutDirectives {
    std::string text;
    std::vector<std::string> directives;
};
WithoutDirectives without_directives(std::string_view paragraph);

} // namespace langdu
