#pragma once

#include "writer/master.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace langdu::writer {

// "NAME=value" comments as FLAC, Vorbis and Opus keep them, chapters included: CHAPTER001=00:00:00.000 and
// CHAPTER001NAME=title. Without the cover.
std::vector<std::string> vorbis_comments(const Master& master);

// "CHAPTER001" for 1; four digits above 999.
std::string chapter_comment_name(std::size_t number);
// HH:MM:SS.mmm
std::string clock_time(Frame frame, int sample_rate);
// The other way, in ms; nullopt when it is none.
std::optional<std::int64_t> parse_clock_time(std::string_view text);

} // namespace langdu::writer
