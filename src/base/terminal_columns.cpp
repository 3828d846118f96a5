#include "base/terminal_columns.h"

#include "base/unicode.h"

#include <unicode/uchar.h>

namespace langdu {

int terminal_columns(std::string_view utf8) {
    int columns = 0;
    for (auto c = code_point_at(utf8, 0); c.size; c = code_point_at(utf8, c.end())) {
        if (is_mark(c.value) || is_control(c.value)) continue;
        const auto width = u_getIntPropertyValue(static_cast<UChar32>(c.value), UCHAR_EAST_ASIAN_WIDTH);
        columns += width == U_EA_WIDE || width == U_EA_FULLWIDTH ? 2 : 1;
    }
    return columns;
}

} // namespace langdu
