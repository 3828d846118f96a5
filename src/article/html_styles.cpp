#include "article/html_styles.h"

#include "base/unicode.h"

#include <algorithm>

namespace langdu::article {

namespace {

std::string without_comments(std::string_view sheet) {
    std::string out;
    for (std::size_t at = 0; at < sheet.size();) {
        const auto open = std::min(sheet.find("/*", at), sheet.size());
        out += sheet.substr(at, open - at);
        const auto close = sheet.find("*/", open);
        at = close == std::string_view::npos ? sheet.size() : close + 2;
    }
    return out;
}

bool hides_all(std::string_view declarations) {
    std::string squeezed;
    for (const char c : lower_case(declarations))
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r') squeezed += c;
    for (const std::string_view known :
         {"display:none", "visibility:hidden", "font-size:0;", "font-size:0px", "opacity:0;"})
        if (squeezed.find(known) != std::string::npos) return true;
    return squeezed.ends_with("font-size:0") || squeezed.ends_with("opacity:0");
}

// .name, #name and p.name; not .a .b, which is about some of them, and not .a:hover.
std::string_view plain_name(std::string_view selector) {
    selector = trim(selector);
    const auto at = selector.find_first_of(".#");
    if (at == std::string_view::npos) return {};
    const auto name = selector.substr(at);
    return name.find_first_of(" .#:>[+~*", 1) == std::string_view::npos &&
                   selector.substr(0, at).find_first_of(" :>[+~*") == std::string_view::npos
               ? name
               : std::string_view();
}

} // namespace

HiddenStyles::HiddenStyles(const HtmlTree& tree) {
    for (std::size_t i = 0; i < tree.nodes().size(); ++i)
        if (tree[i].tag == Tag::style)
            for (auto text = i + 1; text < tree[i].end; ++text) read(without_comments(tree[text].text));
}

void HiddenStyles::read(std::string_view sheet) {
    for (std::size_t at = 0; at < sheet.size();) {
        const auto open = sheet.find('{', at);
        if (open == std::string_view::npos) return;
        const auto selectors = trim(sheet.substr(at, open - at));
        auto close = open + 1;
        for (int depth = 1; close < sheet.size() && depth > 0; ++close)
            depth += sheet[close] == '{' ? 1 : sheet[close] == '}' ? -1 : 0;
        const auto body = sheet.substr(open + 1, close - open - 1);
        at = close;
        // @media print and the like are not about the screen.
        if (selectors.starts_with('@')) continue;
        const bool hidden = hides_all(body);
        if (!hidden && body.find("display") == std::string_view::npos) continue;
        for (std::size_t from = 0; from <= selectors.size();) {
            const auto end = std::min(selectors.find(',', from), selectors.size());
            if (const auto name = plain_name(selectors.substr(from, end - from)); !name.empty()) {
                if (hidden)
                    names_.emplace(name);
                else
                    names_.erase(std::string(name)); // a later rule shows it
            }
            from = end + 1;
        }
    }
}

bool HiddenStyles::hides(const HtmlTree& tree, std::size_t node) const {
    if (names_.empty() || tree[node].attributes == tree[node].attributes_end) return false;
    const auto names = tree.attribute(node, "class");
    bool found = false;
    for (std::size_t at = 0; at < names.size() && !found;) {
        const auto end = std::min(names.find_first_of(" \t\n", at), names.size());
        found = names_.contains("." + std::string(names.substr(at, end - at)));
        at = end + 1;
    }
    if (const auto id = tree.attribute(node, "id"); !found && !id.empty())
        found = names_.contains("#" + std::string(id));
    if (!found) return false;
    constexpr std::size_t longest = 200; // bytes
    std::size_t size = 0;
    for (auto i = node + 1; i < tree[node].end && size <= longest; ++i) size += tree[i].text.size();
    return size <= longest;
}

} // namespace langdu::article
