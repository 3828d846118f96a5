#pragma once

#include "base/audio.h"
#include "base/span.h"
#include "chapter/script.h"

#include <functional>
#include <span>
#include <string>
#include <vector>

namespace langdu::timeline {

// A chapter's start.
struct Mark {
    Frame begin{};
    std::string title;
    int level{1};
    bool operator==(const Mark&) const = default;
};

// A stretch of text and when it sounds; words of a sentence are nested in it by time.
struct Cue {
    enum class Kind { sentence, word };
    Kind kind{Kind::sentence};
    Frame begin{};
    Frame end{};
    std::string text; // as written
    std::size_t chapter{};
    bool paragraph_start{}; // a sentence that begins a passage
    chapter::PassageKind passage{chapter::PassageKind::paragraph};
    std::size_t number{
        static_cast<std::size_t>(-1)}; // of the passage in its chapter, if it is one of a script
    Span at{};                         // in the passage's text
    bool operator==(const Cue&) const = default;
};

struct Timeline {
    int sample_rate{};
    Frame frames{};
    std::vector<Mark> marks; // the first at 0, in order
    std::vector<Cue> cues;   // sentences in order, each followed by its words
    bool operator==(const Timeline&) const = default;
};

// Sound that is read once, in order, in blocks; gain and limiter are already applied.
using SampleSource = std::function<void(const std::function<void(std::span<const float>)>&)>;

// A timeline and the sound it is about, streamed, never all in memory.
struct Recording {
    Timeline timeline;
    SampleSource samples;
    const chapter::Script*
        script{}; // what it says, for formats that show the text; null: only the cues are known
};

} // namespace langdu::timeline
