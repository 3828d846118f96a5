#include "normalizer/classes/spelling.h"

#include "base/unicode.h"
#include "normalizer/cursor.h"

namespace langdu::normalizer {

namespace {

std::string mark_name(char32_t c) {
    switch (c) {
    case U'.':
        return "点";
    case U'/':
        return "斜杠";
    case U':':
        return "冒号";
    case U'@':
        return "艾特";
    case U'?':
        return "问号";
    case U'=':
        return "等于";
    case U'&':
        return "和";
    case U'#':
        return "井号";
    case U'+':
        return "加";
    case U'%':
        return "百分号";
    case U'~':
        return "波浪号";
    case U'\\':
        return "反斜杠";
    case U'_':
        return "下划线";
    default:
        return " ";
    }
}

} // namespace

std::vector<Part> spell(const Site& site, std::size_t from, std::size_t to, std::string_view hyphen) {
    std::vector<Part> parts;
    while (from < to) {
        Part part;
        const char32_t c = site.text[from];
        if (is_digit(c)) {
            part.kind = Kind::digits;
            while (from < to && is_digit(site.text[from])) part.value += static_cast<char>(site.text[from++]);
        } else if (is_latin(c)) {
            while (from < to && is_latin(site.text[from])) append_utf8(part.value, site.text[from++]);
        } else {
            part.value = c == U'-' ? std::string(hyphen) : mark_name(c);
            ++from;
        }
        if (part.kind == Kind::digits && part.value.size() <= 2) part.kind = Kind::number;
        parts.push_back(std::move(part));
    }
    return parts;
}

} // namespace langdu::normalizer
