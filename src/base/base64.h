#pragma once

#include <string>
#include <string_view>

namespace langdu {

// White space and what is no Base64 is passed over.
std::string decode_base64(std::string_view text);

} // namespace langdu
