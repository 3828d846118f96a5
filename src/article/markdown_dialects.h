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

// ":label:`fig`", ":width:`500px`", "{: .class}": attributes of D2L books and kramdown, not text.
bool is_directive(std::string_view paragraph);

} // namespace langdu
