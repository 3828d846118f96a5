#include "podcast/library_settings.h"

#include "base/error.h"
#include "base/files.h"
#include "base/json.h"
#include "podcast/identity.h"
#include "podcast/library_lock.h"
#include "podcast/publish.h"

#include <algorithm>

namespace langdu::podcast {

namespace fs = std::filesystem;

namespace {

FeedOptions feed_from(const Json& json) {
    FeedOptions out;
    out.file_name = plain_name(json.value("file", out.file_name));
    out.base_url = json.value("base_url", out.base_url);
    out.guid = json.value("guid", out.guid);
    out.title = json.value("title", out.title);
    out.description = json.value("description", out.description);
    out.author = json.value("author", out.author);
    out.language = json.value("language", out.language);
    out.category = json.value("category", out.category);
    out.owner = json.value("owner", out.owner);
    out.email = json.value("email", out.email);
    out.copyright = json.value("copyright", out.copyright);
    out.cover = plain_name(json.value("cover", out.cover));
    out.is_public = json.value("public", out.is_public);
    out.serial = json.value("serial", out.serial);
    out.include = json.value("include", out.include);
    out.tags = json.value("tags", out.tags);
    out.limit = json.value("limit", out.limit);
    out.page_size = json.value("page_size", out.page_size);
    if (!out.guid.empty() && !is_guid(out.guid))
        throw std::runtime_error("\"" + out.guid + "\" is not a guid");
    return checked(std::move(out));
}

Json to_json(const FeedOptions& feed) {
    return {{"file", feed.file_name},
            {"base_url", feed.base_url},
            {"guid", feed.guid},
            {"title", feed.title},
            {"description", feed.description},
            {"author", feed.author},
            {"language", feed.language},
            {"category", feed.category},
            {"owner", feed.owner},
            {"email", feed.email},
            {"copyright", feed.copyright},
            {"cover", feed.cover},
            {"public", feed.is_public},
            {"serial", feed.serial},
            {"include", feed.include},
            {"tags", feed.tags},
            {"limit", feed.limit},
            {"page_size", feed.page_size}};
}

} // namespace

FeedOptions& LibrarySettings::feed_named(const std::string& file_name) {
    const auto found = std::find_if(feeds.begin(), feeds.end(),
                                    [&](const FeedOptions& feed) { return feed.file_name == file_name; });
    if (found != feeds.end()) return *found;
    FeedOptions added = feeds.front();
    added.file_name = file_name;
    added.guid = id.empty() ? "" : guid_of(id, file_name);
    return feeds.emplace_back(std::move(added));
}

void LibrarySettings::move_to(const std::string& base_url) {
    for (auto& feed : feeds) feed.base_url = base_url;
}

LibrarySettings open_library(const fs::path& library) {
    const auto lock = lock_library(library, library_settings_name, true);
    auto settings = read_library_settings(library);
    if (!settings.id.empty()) return settings;
    settings.id = new_library_id();
    // Feeds that were published before libraries had an id are known by their address.
    std::error_code error;
    for (auto& feed : settings.feeds)
        if (fs::exists(library / feed.file_name, error))
            fix_guid(feed);
        else if (feed.guid.empty())
            feed.guid = guid_of(settings.id, feed.file_name);
    write_library_settings(library, settings);
    return settings;
}

LibrarySettings read_library_settings(const fs::path& library) {
    const auto path = library / library_settings_name;
    std::error_code error;
    if (!fs::exists(path, error)) return {};
    try {
        LibrarySettings out{{}, {}};
        const Json file = parse_json(read_file(path.string()));
        out.id = file.value("id", out.id);
        for (const auto& feed : file.at("feeds")) out.feeds.push_back(feed_from(feed));
        if (out.feeds.empty()) out.feeds.emplace_back();
        return out;
    } catch (const std::exception& damage) {
        throw InputError(path.string() + ": " + damage.what() +
                         "; correct it, or remove it and run langdu feed again");
    }
}

void write_library_settings(const fs::path& library, const LibrarySettings& settings) {
    Json feeds = Json::array();
    for (const auto& feed : settings.feeds) feeds.push_back(to_json(feed));
    write_if_changed(library / library_settings_name,
                     json_text({{"version", 1}, {"id", settings.id}, {"feeds", std::move(feeds)}}, 2) + '\n');
}

} // namespace langdu::podcast
