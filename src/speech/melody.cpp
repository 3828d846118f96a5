#include "speech/melody.h"

#include <algorithm>
#include <cmath>

namespace langdu::speech {

namespace {

// Shifts at the first syllable and the last, and what the last fifth adds.
struct Line {
    double begin, end, tail;
    double at(double position) const {
        return begin + (end - begin) * position + tail * std::clamp((position - 0.8) / 0.2, 0.0, 1.0);
    }
};
struct Melody {
    Line pitch, range;
};

Melody melody_of(phrasing::Tune tune) {
    switch (tune) {
    case phrasing::Tune::statement:
        return {{8, -8, -6}, {3, -7, -2}};
    case phrasing::Tune::question:
        return {{6, 0, 12}, {2, -2, 4}};
    case phrasing::Tune::exclamation:
        return {{11, -8, -4}, {4, -3, 0}};
    case phrasing::Tune::continuation:
        break;
    }
    return {{8, -4, 0}, {3, -5, 0}};
}

int shifted(int own, double shift) { return std::clamp(own + static_cast<int>(std::lround(shift)), 0, 99); }

} // namespace

Register register_at(const Register& own, phrasing::Tune tune, bool quiet, double position) {
    const auto melody = melody_of(tune);
    const double pitch = melody.pitch.at(position), range = melody.range.at(position);
    if (quiet)
        return {shifted(own.pitch, pitch / 2 - 8),
                shifted(own.range, range / 2 - 8)}; // in brackets: lower and flatter
    return {shifted(own.pitch, pitch), shifted(own.range, range)};
}

} // namespace langdu::speech
