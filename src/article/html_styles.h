// What the style sheets in a page hide by a class or an id: how pages mix marks against copying into their
// text.
#pragma once

#include "article/html_tree.h"

#include <set>
#include <string>
#include <string_view>

namespace langdu::article {

class HiddenStyles {
public:
    explicit HiddenStyles(const HtmlTree& tree);
    // Is the element hidden so? Only what is short: a script may show long parts later.
    bool hides(const HtmlTree& tree, std::size_t node) const;

private:
    void read(std::string_view sheet);
    std::set<std::string, std::less<>> names_; // .class and #id
};

} // namespace langdu::article
