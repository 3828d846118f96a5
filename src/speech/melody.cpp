#include "speech/melody.h"

#include <algorithm>
#include <cmath>

namespace langdu {

int register_shift(Tune tune, bool quiet, double position) {
    // Where the line starts and ends, and how much its last fifth adds.
    struct Line {
        double begin, end, tail;
    };
    const auto line = [&]() -> Line {
        switch (tune) {
        case Tune::statement:
            return {8, -9, -6};
        case Tune::question:
            return {6, 0, 12};
        case Tune::exclamation:
            return {12, -8, -4};
        case Tune::continuation:
            break;
        }
        return {8, -4, 0};
    }();
    const double tail = std::clamp((position - 0.8) / 0.2, 0.0, 1.0);
    const double shift = line.begin + (line.end - line.begin) * position + line.tail * tail;
    return static_cast<int>(std::lround(quiet ? shift * 0.5 - 8 : shift)); // in brackets: lower and flatter
}

} // namespace langdu
