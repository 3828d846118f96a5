#pragma once

#include "timeline/recording.h"

#include <memory>

namespace langdu::writer {

// Turns one stream of samples into several, one after the other: the source runs in a thread of its own, a
// few blocks ahead. What it throws comes out of the stream that is being read.
class SampleChannel {
public:
    explicit SampleChannel(timeline::SampleSource source);
    SampleChannel(const SampleChannel&) = delete;
    SampleChannel& operator=(const SampleChannel&) = delete;
    ~SampleChannel(); // stops the source

    // The next `frames` samples (fewer when the source ends). Read it whole before asking for another.
    timeline::SampleSource next(Frame frames);

private:
    struct State;
    std::unique_ptr<State> state_;
};

} // namespace langdu::writer
