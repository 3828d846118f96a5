#include "base/clock_label.h"

#include <cstdio>

namespace langdu {

std::string clock_label(double seconds) {
    const auto all = static_cast<long>(seconds);
    char out[48];
    if (all >= 3600)
        std::snprintf(out, sizeof out, "%ld:%02ld:%02ld", all / 3600, all / 60 % 60, all % 60);
    else
        std::snprintf(out, sizeof out, "%ld:%02ld", all / 60, all % 60);
    return out;
}

} // namespace langdu
