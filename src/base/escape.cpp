#include "base/escape.h"

#include "base/unicode.h"

namespace langdu {

namespace {

// What stands for the character, or nothing when it is itself.
std::string_view name_of(char c) {
    switch (c) {
    case '&':
        return "&amp;";
    case '<':
        return "&lt;";
    case '>':
        return "&gt;";
    case '"':
        return "&quot;";
    default:
        return {};
    }
}

bool is_forbidden(char32_t c) {
    return (c < 0x20 && c != '\t' && c != '\n' && c != '\r') || c == 0xFFFE || c == 0xFFFF;
}

} // namespace

std::string escape_html(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    for (const char c : utf8) {
        const auto name = name_of(c);
        name.empty() ? out += c : out += name;
    }
    return out;
}

std::string escape_xml(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    for (auto c = code_point_at(utf8, 0); c.size; c = code_point_at(utf8, c.end())) {
        const auto name = c.value < 0x80 ? name_of(static_cast<char>(c.value)) : std::string_view();
        if (!name.empty())
            out += name;
        else if (c.value == '\'')
            out += "&#39;";
        else if (!is_forbidden(c.value))
            append_utf8(out, c.value);
    }
    return out;
}

} // namespace langdu
