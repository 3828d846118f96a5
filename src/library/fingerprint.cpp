#include "library/fingerprint.h"

#include "base/error.h"
#include "base/files.h"
#include "base/hash.h"

#include <algorithm>
#include <vector>

namespace langdu {

namespace fs = std::filesystem;

std::string hash_of_file(const fs::path& path) {
    try {
        return Hash{}.add(read_file(path.string())).hex();
    } catch (const InputError&) {
        return {};
    }
}

std::string hash_of_folder(const fs::path& folder) {
    std::vector<fs::path> files;
    std::error_code error;
    for (const auto& entry : fs::recursive_directory_iterator(folder, error))
        if (entry.is_regular_file(error)) files.push_back(entry.path());
    std::sort(files.begin(), files.end());
    Hash hash;
    for (const auto& file : files)
        hash.add(file.lexically_relative(folder).generic_string()).add(hash_of_file(file));
    return hash.hex();
}

bool is_current(const EpisodeRecord& record, const ArticleFile& article, const std::string& content_hash,
                const std::string& settings_hash, const fs::path& library) {
    if (record.content_hash != content_hash || record.settings_hash != settings_hash) return false;
    if (!record.cover_source.empty() &&
        hash_of_file(article.path.parent_path() / record.cover_source) != record.cover_hash)
        return false;
    std::error_code error;
    const auto size = fs::file_size(library / record.sound, error);
    return !error && size == record.bytes;
}

} // namespace langdu
