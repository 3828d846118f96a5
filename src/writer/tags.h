#pragma once

#include "writer/episode.h"
#include "writer/master.h"

#include <filesystem>
#include <string>
#include <vector>

namespace langdu::writer {

// An ID3v2.3 tag with UTF-16 text, cover, CHAP and CTOC frames, ready to stand at the front of a file.
std::string id3v2_tag(const Master& master);

// What TagLib finds in a finished file (mp3, flac, ogg, opus, m4a, m4b).
struct FileTags {
    Metadata metadata;
    struct Chapter {
        std::int64_t ms{};
        std::string title;
    };
    std::vector<Chapter> chapters; // none for m4a and m4b
    std::size_t cover_bytes{};
    std::string lyrics;
};

// Throws OutputError when it cannot be read.
FileTags read_tags(const std::filesystem::path& path);

} // namespace langdu::writer
