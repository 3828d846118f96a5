// Sentences as lines short enough to be shown, cut between words and never inside one.
#pragma once

#include "timeline/recording.h"

#include <cstddef>
#include <string>
#include <vector>

namespace langdu::writer {

struct SubtitleLine {
    Frame begin{};
    Frame end{};
    std::string text;
    bool operator==(const SubtitleLine&) const = default;
};

// A sentence's lines of at most `limit` characters. With word cues a line begins when its first word does;
// without them times are shared out by length. A word longer than a line alone is cut, between graphemes.
using SubtitleLines = std::vector<SubtitleLine>;
std::vector<SubtitleLines> cut_lines(const timeline::Timeline& timeline, std::size_t limit);

} // namespace langdu::writer
