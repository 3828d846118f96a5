#pragma once

#include <string>
#include <string_view>

namespace langdu {

// A key whose bytes order as ICU orders the texts for Chinese readers: by pinyin, without regard to width and
// case.
std::string collation_key(std::string_view text);

} // namespace langdu
