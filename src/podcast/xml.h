#pragma once

#include <string>
#include <string_view>

namespace langdu {

// Text for XML and HTML, in elements and in quoted attributes: the five escapes; what XML forbids is left
// out.
std::string escape_xml(std::string_view utf8);

} // namespace langdu
