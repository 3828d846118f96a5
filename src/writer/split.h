#pragma once

#include "writer/episode.h"
#include "writer/formats.h"

#include <filesystem>
#include <vector>

namespace langdu::writer {

struct SplitWork {
    std::vector<Episode> files; // one a chapter, in order
    Episode whole;              // all of them together; its path is the playlist (M3U8)
};

// --split: book.mp3 becomes the folder book/ with "01 title.mp3", "02 title.mp3", ... and book.m3u8. Every
// file is verified; the playlist comes last. Throws as write_episode does; chapters finished before stay.
SplitWork write_split(const timeline::Recording& recording, const Metadata& metadata,
                      const WriteOptions& options, const std::filesystem::path& output);

} // namespace langdu::writer
