// How long a script will take to hear, without speaking it.
#pragma once

#include "timeline/record.h"
#include "timeline/recording.h"

namespace langdu::timeline {

// Marks and length as record() would make them, within a few percent; without cues. Milliseconds are its
// frames.
Timeline estimate_timeline(narration::Narration& narration, const speech::Voice& voice,
                           const LayoutOptions& options = {});

// About how many characters of an article are heard in a minute.
double characters_a_minute(const speech::Voice& voice);

} // namespace langdu::timeline
