// Signs of Markdown dialects that CommonMark would take for code or prose, made plain before it is parsed;
// every line stays where it was.
#pragma once

#include "article/article.h"

#include <string>
#include <string_view>

namespace langdu::article {

// Boxes of MkDocs (!!! note "标题"), VuePress, Docusaurus and Pandoc (::: tip), GitHub and Obsidian ([!NOTE])
// become their title and their text; shortcodes, template tags, imports, ids of headings, comments and emoji
// names go; wiki links and marked text become their words; ##标题 is a heading. What is left out of it goes
// to article.skipped.
std::string plain_markdown(std::string_view markdown, int first_line, Article& article);

// ":numref:`fig_price`比较了" of d2l and "{: .no_toc}" of kramdown: instructions to a typesetter, no text.
struct WithoutDirectives {
    std::string text;
    std::vector<std::string> directives;
};
WithoutDirectives without_directives(std::string_view paragraph);

} // namespace langdu::article
