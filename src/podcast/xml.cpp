#include "podcast/xml.h"

#include "base/unicode.h"

namespace langdu {

std::string escape_xml(std::string_view utf8) {
    std::string out;
    out.reserve(utf8.size());
    for (auto c = code_point_at(utf8, 0); c.size; c = code_point_at(utf8, c.end())) {
        switch (c.value) {
        case U'&':
            out += "&amp;";
            break;
        case U'<':
            out += "&lt;";
            break;
        case U'>':
            out += "&gt;";
            break;
        case U'"':
            out += "&quot;";
            break;
        case U'\'':
            out += "&#39;";
            break;
        default: {
            const bool forbidden =
                (c.value < 0x20 && c.value != '\t' && c.value != '\n' && c.value != '\r') ||
                c.value == 0xFFFE || c.value == 0xFFFF;
            if (!forbidden) append_utf8(out, c.value);
        }
        }
    }
    return out;
}

} // namespace langdu
