#include "normalizer/number.h"

#include "base/unicode.h"

namespace langdu::normalizer {

// R&D, AT&T: and; 张三&李四: 和
std::optional<TaggedToken> tag_ampersand(const Site& site) {
    if (site.text[site.at] != U'&') return std::nullopt;
    auto end = site.at + 1;
    if (site.text[end] == U'&') ++end;
    const auto left = before_spaces(site.text, site.at);
    Cursor cursor{site.text, end};
    cursor.spaces();
    const bool spaced = cursor.at() != end && left + 1 != site.at;
    const bool han =
        left != std::string::npos && is_han(site.text[left]) && is_han(cursor.peek()) && cursor.at() == end;
    return TaggedToken{end, {{Kind::text, han ? "和" : spaced ? "and" : " and "}}, {}};
}

} // namespace langdu::normalizer
