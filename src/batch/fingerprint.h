// What a finished episode depends on. Two equal fingerprints: nothing to do. Time stamps are never asked.
#pragma once

#include "batch/article_files.h"
#include "podcast/episode_record.h"

#include <filesystem>
#include <string>

namespace langdu::batch {

// The bytes of a file; empty when it cannot be read.
std::string hash_of_file(const std::filesystem::path& path);
// Names and bytes of every file of the program's data that can be heard: all but the pages, the messages
// and the natural voices, which count for those who use one (speech/engines.h, identity). Throws InputError: one
// cannot be read, or every episode would be made again.
std::string hash_of_data(const std::filesystem::path& data_directory);

// Is what the library has of this article still right? The sound must be there with its size, the hashes must
// be equal, and so must the picture the article names.
bool is_current(const podcast::EpisodeRecord& record, const ArticleFile& article,
                const std::string& content_hash, const std::string& settings_hash,
                const std::filesystem::path& library);

} // namespace langdu::batch
