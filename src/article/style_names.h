// What a paragraph is by the name of its style, as word processors write it in their languages.
#pragma once

#include <string_view>

namespace langdu::article {

enum class StyleRole { none, title, subtitle, heading, caption, quote, code, contents, byline };

struct StyleMeaning {
    StyleRole role{};
    int level{}; // of a heading, 1 to 9
};

// "heading 2", "标题 2", "Überschrift 2", "toc 1", "题注"
StyleMeaning style_meaning(std::string_view name);

} // namespace langdu::article
