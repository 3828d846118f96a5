#pragma once

#include <string_view>

namespace langdu {

// False for U'\0', which stands for the end of a text.
constexpr bool is_one_of(char32_t c, std::u32string_view set) {
    return c != U'\0' && set.find(c) != set.npos;
}

} // namespace langdu
