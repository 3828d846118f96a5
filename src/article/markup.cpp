#include "article/markup.h"

#include "article/html_blocks.h"
#include "article/html_notes.h"
#include "article/html_tree.h"

#include <algorithm>
#include <iterator>

namespace langdu::article {

std::string list_item_html(int level, std::string_view label, std::string_view html) {
    const auto digits = std::min(label.find_first_not_of("0123456789"), label.size());
    const bool number = digits > 0 && digits < 6 && (digits == label.size() || label.substr(digits) == ".");
    std::string open, close;
    for (int i = 0; i < level; ++i) {
        open += "<ul>";
        close += "</ul>";
    }
    if (number)
        open += "<ol start=\"" + std::string(label.substr(0, digits)) + "\"><li>";
    else
        open += "<ul><li>" + escape_html(label) + (label.empty() ? "" : " ");
    return open + std::string(html) + (number ? "</li></ol>" : "</li></ul>") + close + "\n";
}

void add_markup(std::string_view html, Article& article) {
    const int before = article.blocks.empty() ? 0 : article.blocks.back().line;
    const HtmlTree tree{html};
    auto page = html_blocks(tree, 0);
    resolve_page_notes(page);
    for (auto& found : page.blocks) {
        found.block.line += before;
        article.blocks.push_back(std::move(found.block));
    }
    for (auto& piece : page.skipped) piece.line += before;
    std::ranges::move(page.skipped, std::back_inserter(article.skipped));
}

void note_headings(Article& article) {
    article.marked_up = std::ranges::any_of(
        article.blocks, [](const Block& block) { return block.kind == BlockKind::heading; });
}

} // namespace langdu::article
