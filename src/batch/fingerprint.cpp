#include "batch/fingerprint.h"

#include "base/error.h"
#include "base/files.h"
#include "base/hash.h"

#include <algorithm>
#include <array>
#include <string_view>
#include <vector>

namespace langdu::batch {

namespace fs = std::filesystem;

std::string hash_of_file(const fs::path& path) {
    try {
        return Hash{}.add(read_file(path.string())).hex();
    } catch (const InputError&) {
        return {};
    }
}

constexpr std::array<std::string_view, 3> unheard{"page/", "po/", "natural/"};

std::string hash_of_data(const fs::path& data_directory) {
    std::vector<std::string> names;
    std::error_code error, vanished;
    for (const auto& entry : fs::recursive_directory_iterator(data_directory, error))
        if (entry.is_regular_file(vanished))
            names.push_back(entry.path().lexically_relative(data_directory).generic_string());
    if (error) throw InputError(data_directory.string() + ": " + error.message() + "; check its permissions");
    std::sort(names.begin(), names.end());
    Hash hash;
    for (const auto& name : names)
        if (std::ranges::none_of(unheard, [&](std::string_view folder) { return name.starts_with(folder); }))
            hash.add(name).add(Hash{}.add(read_file((data_directory / name).string())).hex());
    return hash.hex();
}

bool is_current(const podcast::EpisodeRecord& record, const ArticleFile& article,
                const std::string& content_hash, const std::string& settings_hash, const fs::path& library) {
    if (record.content_hash != content_hash || record.settings_hash != settings_hash) return false;
    if (!record.cover_source.empty() &&
        hash_of_file(article.path.parent_path() / record.cover_source) != record.cover_hash)
        return false;
    for (const auto& picture : record.pictures)
        if (!picture.source.empty() &&
            hash_of_file(article.path.parent_path() / picture.source) != picture.hash)
            return false;
    std::error_code error;
    const auto size = fs::file_size(library / record.sound, error);
    return !error && size == record.bytes;
}

} // namespace langdu::batch
