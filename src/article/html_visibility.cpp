#include "article/html_visibility.h"

#include "base/unicode.h"

#include <algorithm>

namespace langdu::article {

namespace {

// "Opacity: 0;" => "opacity:0;"
std::string squeezed(std::string_view style) {
    std::string out;
    for (const char c : lower_case(style))
        if (c != ' ' && c != '\t' && c != '\n' && c != '\r') out += c;
    return out;
}

// opacity:0, font-size:0px; not opacity:0.5
bool is_zero(std::string_view style, std::string_view property) {
    for (auto at = style.find(property); at != std::string_view::npos; at = style.find(property, at + 1)) {
        if (at > 0 && style[at - 1] != ';') continue; // fill-opacity
        const auto value = style.substr(at + property.size());
        const auto end = value.find_first_not_of("0.");
        if (end != 0 && (end == std::string_view::npos || value[end] < '0' || value[end] > '9')) return true;
    }
    return false;
}

bool is_hidden(const HtmlTree& tree, std::size_t node) {
    if (tree.has_attribute(node, "hidden") || tree.attribute(node, "aria-hidden") == "true") return true;
    const auto written = tree.attribute(node, "style");
    if (written.empty()) return false;
    const auto style = squeezed(written);
    for (const std::string_view known : {"display:none", "visibility:hidden", "visibility:collapse"})
        if (style.find(known) != std::string::npos) return true;
    const bool flat = is_zero(style, "height:") || is_zero(style, "max-height:") || is_zero(style, "width:");
    if (flat && style.find("overflow:hidden") != std::string::npos) return true;
    for (const std::string_view away : {"left:-", "text-indent:-", "top:-"}) // -9999px
        if (const auto at = style.find(away); at != std::string::npos) {
            const auto digits = std::string_view(style).substr(at + away.size());
            if (std::min(digits.find_first_not_of("0123456789"), digits.size()) >= 3) return true;
        }
    if (style.starts_with("color:transparent") || style.find(";color:transparent") != std::string::npos)
        return true;
    return is_zero(style, "opacity:") || is_zero(style, "font-size:") ||
           style.find("clip:rect(0") != std::string::npos;
}

bool is_page_mark(const HtmlTree& tree, std::size_t node) {
    return has_name(tree.attribute(node, "epub:type"), "pagebreak") ||
           has_name(tree.attribute(node, "role"), "doc-pagebreak");
}

// The link behind a heading of a wiki: [编辑]
bool is_edit_link(const HtmlTree& tree, std::size_t node) {
    return tree.attribute(node, "class").find("editsection") != std::string_view::npos;
}

} // namespace

bool has_name(std::string_view attribute, std::string_view name) {
    for (auto at = attribute.find(name); at != std::string_view::npos; at = attribute.find(name, at + 1)) {
        const auto end = at + name.size();
        if ((at == 0 || attribute[at - 1] == ' ') && (end == attribute.size() || attribute[end] == ' '))
            return true;
    }
    return false;
}

std::optional<SkipReason> skip_reason(const HtmlTree& tree, std::size_t node) {
    switch (tree[node].tag) {
    case Tag::head:
    case Tag::script:
    case Tag::style:
        return SkipReason::script;
    case Tag::template_:
        return SkipReason::template_;
    case Tag::svg:
        return SkipReason::drawing;
    case Tag::noframes:
        return SkipReason::for_browsers_without_frames;
    case Tag::noscript:
        return SkipReason::for_browsers_without_scripts;
    case Tag::iframe:
    case Tag::object:
    case Tag::embed:
    case Tag::audio:
    case Tag::video:
    case Tag::map:
        return SkipReason::embedded_object;
    case Tag::select:
    case Tag::option:
    case Tag::button:
    case Tag::textarea:
    case Tag::input:
        return SkipReason::form;
    case Tag::rt:
    case Tag::rp:
        return SkipReason::ruby;
    case Tag::annotation:
        return SkipReason::formula_source;
    default:
        break;
    }
    if (tree[node].attributes == tree[node].attributes_end) return std::nullopt;
    if (is_hidden(tree, node)) return SkipReason::hidden;
    if (is_page_mark(tree, node)) return SkipReason::page_mark;
    if (is_edit_link(tree, node)) return SkipReason::edit_link;
    return std::nullopt;
}

} // namespace langdu::article
