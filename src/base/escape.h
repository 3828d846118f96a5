// Text as markup holds it.
#pragma once

#include <string>
#include <string_view>

namespace langdu {

// For HTML, in elements and in quoted attributes; every other character stays.
std::string escape_html(std::string_view utf8);
// The same for XML, apostrophes as well; what XML forbids is left out.
std::string escape_xml(std::string_view utf8);

} // namespace langdu
