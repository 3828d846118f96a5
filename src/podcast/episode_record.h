// episode.json: what the library knows of an episode. The schema is in docs/episode-json.md.
#pragma once

#include "base/span.h"

#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace langdu::podcast {

struct ChapterStart {
    double seconds{};
    std::string title;
    bool operator==(const ChapterStart&) const = default;
};

// A picture of the article, copied into the library.
struct EpisodePicture {
    std::string file;
    std::string source; // a path below the article's folder; empty when the article held it
    std::string hash;   // of that file
    int width{}, height{};
    bool operator==(const EpisodePicture&) const = default;
};

struct EpisodeRecord {
    std::string identity, guid, stem;
    std::string title, author, date, language, source; // date as the article says it
    std::string voice;                                 // the name of who reads, for people
    std::vector<std::string> tags;                     // what it is about; feeds choose by them
    std::string content_hash, settings_hash;
    std::string cover_source, cover_hash; // the article's own picture, when it names one
    std::string sound, mime;              // file name in the library
    std::uint64_t bytes{};
    double duration_seconds{};
    std::string cover;    // file name in the library; empty without
    std::string original; // where the article was published; empty when nobody says it
    std::vector<EpisodePicture> pictures;
    std::vector<ChapterStart> chapters;
    std::vector<Skipped> skipped;
    std::vector<std::string> warnings;
    std::string rendered; // when the episode was first made, "2024-05-01T08:00:00Z"; never changes
    bool operator==(const EpisodeRecord&) const = default;
};

// "科技、人工智能, AI" -> 科技 人工智能 AI
std::vector<std::string> split_tags(std::string_view text);

// A name in a library's own files is used as a path: one that leaves the library is damage. Throws
// std::runtime_error.
std::string plain_name(const std::string& name);

inline constexpr const char* record_suffix = ".episode.json";

std::string to_json(const EpisodeRecord& record);
// Throws InputError: not an episode.json, or of a later version.
EpisodeRecord parse_episode_record(const std::string& json, const std::string& place);

// By identity.
using Catalog = std::map<std::string, EpisodeRecord>;
// Every *.episode.json of a library. A damaged one is as good as absent and goes to `damaged`. An absent
// library is empty. Throws InputError: one cannot be read.
struct CatalogResult {
    Catalog episodes;
    std::vector<std::string> damaged; // messages
};
CatalogResult read_catalog(const std::filesystem::path& library);

} // namespace langdu::podcast
