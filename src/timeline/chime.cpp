#include "timeline/chime.h"

#include <cmath>
#include <numbers>

namespace langdu::timeline {

namespace {

struct Note {
    double hertz, begin, level; // seconds; of full scale
};
struct Overtone {
    double times, level, decay; // of the note's pitch and level; seconds until 1/e
};
constexpr Note notes[] = {{659.26, 0, 0.09}, {880, 0.22, 0.08}}; // E5, A5
constexpr Overtone overtones[] = {{1, 1, 0.42}, {2, 0.3, 0.26}, {3, 0.1, 0.14}};
constexpr double length = 1.8, attack = 0.012, release = 0.3;

// Half a cosine from 0 to 1 over `width`.
double ramp(double t, double width) {
    if (t <= 0) return 0;
    return t >= width ? 1 : 0.5 - 0.5 * std::cos(std::numbers::pi * t / width);
}

double sound_at(double t) {
    double out = 0;
    for (const auto& note : notes) {
        const double since = t - note.begin;
        if (since <= 0) continue;
        for (const auto& tone : overtones)
            out += note.level * tone.level * ramp(since, attack) * std::exp(-since / tone.decay) *
                   std::sin(2 * std::numbers::pi * note.hertz * tone.times * since);
    }
    return out * ramp(length - t, release);
}

} // namespace

std::vector<float> make_chime(int sample_rate) {
    std::vector<float> out(static_cast<std::size_t>(length * sample_rate));
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = static_cast<float>(sound_at(static_cast<double>(i) / sample_rate));
    return out;
}

} // namespace langdu::timeline
