#include "article/markdown_dialects.h"

#include "base/unicode.h"

#include <algorithm>

namespace langdu {

namespace {

bool opens_box(std::string_view line) {
    return line.starts_with("!!! ") || line.starts_with("??? ") || line.starts_with("???+ ") ||
           line.starts_with("=== \"");
}

// !!! warning "小心" => 小心
std::string_view box_title(std::string_view line) {
    const auto open = line.find('"');
    const auto close = line.rfind('"');
    return open == std::string_view::npos || close <= open ? std::string_view()
                                                           : line.substr(open + 1, close - open - 1);
}

} // namespace

std::string open_boxes(std::string_view markdown, int first_line, Article& article) {
    std::string out;
    out.reserve(markdown.size());
    int number = first_line, depth = 0; // boxes may stand in boxes, each four columns deeper
    bool fenced = false;
    for (std::size_t at = 0; at < markdown.size();) {
        const auto end = std::min(markdown.find('\n', at), markdown.size());
        auto line = markdown.substr(at, end - at);
        ++number;
        at = end + 1;
        const auto text = trim(line);
        int indent = 0;
        while (indent < 4 * depth && line.substr(static_cast<std::size_t>(indent)).starts_with(' ')) ++indent;
        if (!text.empty() && depth > 0 && indent < 4 * depth) depth = indent / 4;
        const auto inner = line.substr(std::min(static_cast<std::size_t>(4 * depth), line.size()));
        if (text.starts_with("```") || text.starts_with("~~~")) fenced = !fenced;
        if (!fenced && opens_box(inner)) {
            ++depth;
            const auto title = box_title(inner);
            article.skipped.push_back({number, std::string(text.substr(0, text.find('"'))), "box"});
            out += title;
        } else if (!text.empty())
            out += inner;
        if (end < markdown.size()) out += '\n';
    }
    return out;
}

namespace {

// Behind a directive that starts at `at` (":numref:fig_price"); at itself without one.
std::size_t end_of_directive(std::string_view text, std::size_t at) {
    const auto run = [&](std::size_t from, auto belongs) {
        while (from < text.size() && belongs(text[from])) ++from;
        return from;
    };
    if (text[at] != ':') return at;
    const auto name = run(at + 1, [](char c) { return c >= 'a' && c <= 'z'; });
    if (name < at + 3 || name >= text.size() || text[name] != ':') return at;
    const auto end = run(name + 1, [](char c) {
        return is_ascii_letter(static_cast<unsigned char>(c)) ||
               is_ascii_digit(static_cast<unsigned char>(c)) || c == '_' || c == '-';
    });
    return end > name + 1 ? end : at;
}

} // namespace

WithoutDirectives without_directives(std::string_view paragraph) {
    if (paragraph.starts_with("{:") && paragraph.ends_with('}')) return {"", {std::string(paragraph)}};
    WithoutDirectives out;
    for (std::size_t at = 0; at < paragraph.size();) {
        const auto colon = std::min(paragraph.find(':', at), paragraph.size());
        out.text += paragraph.substr(at, colon - at);
        if (colon == paragraph.size()) break;
        const auto end = end_of_directive(paragraph, colon);
        if (end > colon)
            out.directives.emplace_back(paragraph.substr(colon, end - colon));
        else
            out.text += ':';
        at = std::max(end, colon + 1);
    }
    return out;
}

} // namespace langdu
