#include "article/write_markdown.h"

#include <algorithm>

namespace langdu::article {

namespace {

// Signs that would be markup get a backslash: everywhere those of inline markup, at the start those of
// blocks.
std::string escape(const std::string& text) {
    std::string out;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (std::string_view("\\`*_[]<&~|").find(c) != std::string_view::npos) out += '\\';
        out += c;
    }
    if (const auto digits = out.find_first_not_of("0123456789"); digits != std::string::npos) {
        if (digits == 0 && std::string_view("#+->=$!:").find(out[0]) != std::string_view::npos)
            out.insert(0, "\\");
        else if (digits > 0 && (out[digits] == '.' || out[digits] == ')'))
            out.insert(digits, "\\");
    }
    return out;
}

std::string fenced(const Block& block) {
    std::string fence = "```";
    while (block.text.find(fence) != std::string::npos) fence += '`';
    return fence + block.marker + "\n" + block.text + "\n" + fence;
}

std::string table(const Block& block) {
    std::string out;
    int row = 0;
    for (std::size_t at = 0; at <= block.text.size(); ++row) {
        const auto end = std::min(block.text.find('\n', at), block.text.size());
        auto cells = escape(block.text.substr(at, end - at));
        const auto columns = 1 + std::count(cells.begin(), cells.end(), '\t');
        for (auto tab = cells.find('\t'); tab != std::string::npos; tab = cells.find('\t', tab))
            cells.replace(tab, 1, " | ");
        out += (row ? "\n| " : "| ") + cells + " |";
        if (row == 0) {
            out += "\n|";
            for (long i = 0; i < columns; ++i) out += "---|";
        }
        at = end + 1;
    }
    return out;
}

std::string list_item(const Block& block) {
    const std::string indent(static_cast<std::size_t>(std::max(0, block.level - 1)) * 4, ' ');
    const bool numbered = !block.marker.empty() && block.marker[0] >= '0' && block.marker[0] <= '9';
    if (numbered)
        return indent + block.marker.substr(0, block.marker.find_first_not_of("0123456789")) + ". " +
               escape(block.text);
    if (block.marker.size() <= 3) return indent + "- " + escape(block.text); // a bullet, one character
    return escape(block.marker + block.text);
}

std::string markdown_of(const Block& block) {
    switch (block.kind) {
    case BlockKind::heading:
        return std::string(static_cast<std::size_t>(std::clamp(block.level, 1, 6)), '#') + " " +
               escape(block.text);
    case BlockKind::quote:
        return "> " + escape(block.text);
    case BlockKind::list_item:
        return list_item(block);
    case BlockKind::caption:
        return "![" + escape(block.text) + "]()";
    case BlockKind::image:
        return "![" + escape(block.text) + "](#)";
    case BlockKind::table:
        return table(block);
    case BlockKind::code:
        return fenced(block);
    case BlockKind::footnote:
        return "[^" + (block.marker.empty() ? "1" : block.marker) + "]: " + escape(block.text);
    case BlockKind::formula:
        return "$$\n" + block.text + "\n$$";
    case BlockKind::paragraph:
    case BlockKind::byline:
    case BlockKind::credit:
        break;
    }
    return escape(block.text);
}

} // namespace

std::string write_markdown(const Article& article) {
    std::string out;
    const bool opens = !article.blocks.empty() && article.blocks[0].kind == BlockKind::heading &&
                       article.blocks[0].text == article.title;
    if (!article.title.empty() && !opens) out += "# " + escape(article.title) + "\n\n";
    for (const auto& block : article.blocks)
        if (!block.text.empty()) out += markdown_of(block) + "\n\n";
    if (!out.empty()) out.pop_back();
    return out;
}

} // namespace langdu::article
