#include "normalizer/spoken_text.h"

#include <algorithm>

namespace langdu::normalizer {

Span written_span(const SpokenText& text, Span spoken) {
    // The readings that overlap `spoken`; between readings both sides run in step.
    const auto& readings = text.readings;
    const auto first = std::partition_point(readings.begin(), readings.end(),
                                            [&](const Reading& r) { return r.spoken.end <= spoken.begin; });
    const auto before = first == readings.begin() ? Reading{} : *std::prev(first);
    Span out;
    out.begin = first != readings.end() && first->spoken.begin < spoken.begin
                    ? first->written.begin
                    : before.written.end + (spoken.begin - before.spoken.end);
    const auto last = std::partition_point(first, readings.end(),
                                           [&](const Reading& r) { return r.spoken.begin < spoken.end; });
    if (last == readings.begin())
        out.end = spoken.end;
    else {
        const Reading& reading = *std::prev(last);
        out.end = spoken.end <= reading.spoken.end ? reading.written.end
                                                   : reading.written.end + (spoken.end - reading.spoken.end);
    }
    return out;
}

const Reading* reading_at(const SpokenText& text, std::size_t spoken) {
    const auto found = std::partition_point(text.readings.begin(), text.readings.end(),
                                            [&](const Reading& r) { return r.spoken.end <= spoken; });
    return found != text.readings.end() && found->spoken.begin <= spoken ? &*found : nullptr;
}

PartKind part_at(const SpokenText& text, std::size_t spoken) {
    if (const auto* reading = reading_at(text, spoken))
        for (const auto& part : reading->parts)
            if (part.spoken.begin <= spoken && spoken < part.spoken.end) return part.kind;
    return PartKind::text;
}

} // namespace langdu::normalizer
