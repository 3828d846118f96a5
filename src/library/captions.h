// Sentences of a timeline cut into captions that fit a line of a player.
#pragma once

#include "timeline/recording.h"

#include <cstddef>
#include <string>
#include <vector>

namespace langdu {

struct Caption {
    double begin{}, end{}; // seconds
    std::string text;
    bool operator==(const Caption&) const = default;
};

// At most `limit` characters each, cut behind punctuation where there is some, else before a word. A cut's
// time is that of the word behind it; without word times it is estimated from the text's length.
std::vector<Caption> captions_of(const Timeline& timeline, std::size_t limit);

std::string to_vtt(const std::vector<Caption>& captions);
std::string to_srt(const std::vector<Caption>& captions);

} // namespace langdu
