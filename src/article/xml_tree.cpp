#include "article/xml_tree.h"

#include "article/lines.h"
#include "base/error.h"
#include "base/unicode.h"

#include <algorithm>

namespace langdu::article {

namespace {

constexpr int deepest = 256; // a table in a table in a table has 20

// encoding="gb2312" in the declaration, as ICU knows it.
std::optional<std::string> declared_encoding(std::string_view bytes) {
    const auto head = bytes.substr(0, std::min<std::size_t>(bytes.find("?>"), 200));
    const auto at = head.find("encoding=");
    if (!head.starts_with("<?xml") || at == std::string_view::npos) return std::nullopt;
    const auto begin = at + std::string_view("encoding=").size() + 1;
    const auto name =
        lower_case(head.substr(std::min(begin, head.size()), head.find_first_of("\"'", begin) - begin));
    if (name == "gb2312" || name == "gbk") return "gb18030"; // its superset
    return name.empty() || name == "utf-8" ? std::nullopt : std::optional(name);
}

std::string decode_xml(std::string_view bytes, const std::string& place) {
    if (const auto declared = declared_encoding(bytes); declared && find_invalid_utf8(bytes)) {
        try {
            return decode_text(bytes, place, declared);
        } catch (const Error&) { // a wrong declaration: found like any other
        }
    }
    return decode_text(bytes, place, std::nullopt);
}

} // namespace

pugi::xml_document parse_xml_leniently(std::string_view bytes, const std::string& place, std::string& fault) {
    const auto text = decode_xml(bytes, place);
    pugi::xml_document document;
    const auto result = document.load_buffer(
        text.data(), text.size(), pugi::parse_default | pugi::parse_ws_pcdata, pugi::encoding_utf8);
    if (!result) {
        const auto at =
            std::clamp<std::ptrdiff_t>(result.offset, 0, static_cast<std::ptrdiff_t>(text.size()));
        fault = "line " + std::to_string(1 + std::count(text.begin(), text.begin() + at, '\n')) + ": " +
                result.description();
    }
    int depth = 0;
    walk_xml(document, [&](const pugi::xml_node&, int at) { depth = std::max(depth, at); });
    if (depth > deepest)
        throw InputError(place + ": nested " + std::to_string(depth) + " deep; that is no document");
    return document;
}

pugi::xml_document parse_xml(std::string_view bytes, const std::string& place) {
    std::string fault;
    auto document = parse_xml_leniently(bytes, place, fault);
    if (!fault.empty()) throw InputError(place + ": broken XML (" + fault + "); get the file again");
    return document;
}

std::string_view local_name(const pugi::xml_node& node) {
    const std::string_view name = node.name();
    const auto colon = name.find(':');
    return colon == std::string_view::npos ? name : name.substr(colon + 1);
}

std::string_view attribute_of(const pugi::xml_node& node, std::string_view name) {
    for (const auto& attribute : node.attributes()) {
        const std::string_view whole = attribute.name();
        const auto colon = whole.find(':');
        if (whole.substr(colon == std::string_view::npos ? 0 : colon + 1) == name) return attribute.value();
    }
    return {};
}

pugi::xml_node child_of(const pugi::xml_node& node, std::string_view name) {
    for (const auto& child : node.children())
        if (local_name(child) == name) return child;
    return {};
}

std::string text_below(const pugi::xml_node& node) {
    std::string text;
    walk_xml(node, [&](const pugi::xml_node& below, int) {
        text += below.value(); // elements have none
    });
    return one_line(text);
}

std::string one_line(std::string_view text) {
    std::string out;
    for (const auto& line : split_lines(text)) append_line(out, line.text);
    return out;
}

std::string root_of_xml(std::string_view bytes) {
    if (bytes.starts_with("\xEF\xBB\xBF")) bytes.remove_prefix(3);
    bytes = bytes.substr(0, 1 << 16);
    bool xml = false;
    for (;;) {
        const auto first = bytes.find_first_not_of(" \t\r\n");
        if (first == std::string_view::npos || bytes[first] != '<') return {};
        bytes.remove_prefix(first);
        std::string_view end;
        if (bytes.starts_with("<?"))
            end = "?>";
        else if (bytes.starts_with("<!--"))
            end = "-->";
        else if (bytes.starts_with("<!"))
            end = bytes.find('[') < bytes.find('>') ? "]>" : ">";
        else
            break;
        xml |= bytes.starts_with("<?xml");
        const auto close = bytes.find(end);
        if (close == std::string_view::npos) return {};
        bytes.remove_prefix(close + end.size());
    }
    auto name = bytes.substr(1, bytes.find_first_of(" \t\r\n/>") - 1);
    if (const auto colon = name.find(':'); colon != std::string_view::npos) name.remove_prefix(colon + 1);
    // Without a declaration only what says its namespace is taken for XML.
    const auto tag = bytes.substr(0, bytes.find('>'));
    const bool letters = !name.empty() && is_letter(code_point_at(name, 0).value);
    return letters && (xml || tag.find("xmlns") != std::string_view::npos || name == "rss" || name == "opml")
               ? std::string(name)
               : std::string();
}

} // namespace langdu::article
