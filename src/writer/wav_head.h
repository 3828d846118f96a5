// The chunks of a WAV or RF64 file before its sound. libsndfile finds no cue points and no tags in RF64.
#pragma once

#include "timeline/recording.h"

#include <filesystem>
#include <string>
#include <vector>

namespace langdu::writer {

struct WavHead {
    bool rf64{};
    std::vector<timeline::Mark> chapters;
    std::string title, author;
};

// What is cut short or no WAV has no chapters.
WavHead read_wav_head(const std::filesystem::path& path);

} // namespace langdu::writer
