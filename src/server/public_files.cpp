#include "server/public_files.h"

#include "base/files.h"
#include "podcast/library_settings.h"

#include <utility>

namespace langdu::server {

namespace fs = std::filesystem;

namespace {

constexpr std::size_t addresses_kept = 8; // a client may name this server as it likes

} // namespace

std::string_view mime_of(const fs::path& path) {
    static constexpr std::pair<std::string_view, std::string_view> table[] = {
        {".html", "text/html; charset=utf-8"},
        {".css", "text/css; charset=utf-8"},
        {".js", "text/javascript; charset=utf-8"},
        {".chapters.json", "application/json+chapters; charset=utf-8"},
        {".json", "application/json; charset=utf-8"},
        {".xml", "application/rss+xml; charset=utf-8"},
        {".webmanifest", "application/manifest+json; charset=utf-8"},
        {".opml", "text/x-opml; charset=utf-8"},
        {".vtt", "text/vtt; charset=utf-8"},
        {".srt", "application/x-subrip; charset=utf-8"},
        {".png", "image/png"},
        {".jpg", "image/jpeg"},
        {".jpeg", "image/jpeg"},
        {".gif", "image/gif"},
        {".webp", "image/webp"},
        {".mp3", "audio/mpeg"},
        {".m4b", "audio/x-m4b"},
        {".m4a", "audio/x-m4a"},
        {".opus", "audio/ogg"},
        {".ogg", "audio/ogg"},
        {".flac", "audio/flac"},
        {".wav", "audio/wav"},
        {".mka", "audio/x-matroska"},
    };
    const auto name = path.filename().string();
    for (const auto& [ending, mime] : table)
        if (name.ends_with(ending)) return mime;
    return {};
}

PublicFiles::PublicFiles(fs::path library) : library_(std::move(library)) {}

void PublicFiles::refresh() {
    std::error_code error;
    const auto changed = fs::last_write_time(library_, error);
    if (!files_.empty() && changed == seen_) return;
    std::map<std::string, PublicFile> found;
    for (const fs::path folder : {"", "assets"}) {
        // No links: they may lead out of the library.
        if (!folder.empty() && !fs::is_directory(fs::symlink_status(library_ / folder, error))) continue;
        for (const auto& path : list_folder(library_ / folder)) {
            const auto name = path.filename().string();
            const auto mime = mime_of(path);
            if (!name.starts_with('.') && !mime.empty() && name != podcast::library_settings_name &&
                fs::is_regular_file(fs::symlink_status(path, error)))
                found.emplace((folder / name).generic_string(), PublicFile{path, mime});
        }
    }
    seen_ = changed;
    files_ = std::move(found);
    catalog_.reset();
    feeds_.clear();
}

std::optional<PublicFile> PublicFiles::find(const std::string& name) {
    refresh();
    const auto found = files_.find(name);
    if (found == files_.end()) return std::nullopt;
    return found->second;
}

PublicFiles::Feed PublicFiles::make_pages(const std::string& base_url) {
    if (!catalog_) catalog_ = podcast::read_catalog(library_).episodes;
    Feed out;
    for (auto& options : podcast::read_library_settings(library_).feeds) {
        podcast::fix_guid(options); // of the address it was made for, wherever it is served
        options.base_url = base_url;
        for (auto& page : podcast::make_feed(podcast::in_feed_order(*catalog_, options), options, library_))
            out.emplace(page.name, std::make_shared<const std::string>(std::move(page.xml)));
    }
    return out;
}

std::shared_ptr<const std::string> PublicFiles::feed(const std::string& name, const std::string& base_url) {
    if (!name.starts_with("feed") || !name.ends_with(".xml")) return nullptr;
    refresh();
    auto known = feeds_.find(base_url);
    if (known == feeds_.end()) {
        if (feeds_.size() >= addresses_kept) feeds_.clear();
        known = feeds_.emplace(base_url, make_pages(base_url)).first;
    }
    const auto found = known->second.find(name);
    return found == known->second.end() ? nullptr : found->second;
}

} // namespace langdu::server
