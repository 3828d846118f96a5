#include "library/library_settings.h"

#include "base/error.h"
#include "base/files.h"
#include "base/json.h"
#include "library/publish.h"

#include <algorithm>

namespace langdu {

namespace fs = std::filesystem;

namespace {

FeedOptions feed_from(const Json& json) {
    FeedOptions out;
    out.file_name = json.value("file", out.file_name);
    out.base_url = json.value("base_url", out.base_url);
    out.guid = json.value("guid", out.guid);
    out.title = json.value("title", out.title);
    out.description = json.value("description", out.description);
    out.author = json.value("author", out.author);
    out.language = json.value("language", out.language);
    out.category = json.value("category", out.category);
    out.cover = json.value("cover", out.cover);
    out.is_public = json.value("public", out.is_public);
    out.serial = json.value("serial", out.serial);
    out.include = json.value("include", out.include);
    out.tags = json.value("tags", out.tags);
    out.limit = json.value("limit", out.limit);
    out.page_size = json.value("page_size", out.page_size);
    return out;
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
    added.guid.clear();
    return feeds.emplace_back(std::move(added));
}

LibrarySettings read_library_settings(const fs::path& library) {
    const auto path = library / library_settings_name;
    std::error_code error;
    if (!fs::exists(path, error)) return {};
    try {
        LibrarySettings out{{}};
        const Json file = parse_json(read_file(path.string()));
        for (const auto& feed : file.at("feeds")) out.feeds.push_back(feed_from(feed));
        if (out.feeds.empty()) out.feeds.emplace_back();
        return out;
    } catch (const Json::exception& damage) {
        throw InputError(path.string() + ": " + damage.what() +
                         "; correct it, or remove it and run langdu feed again");
    }
}

void write_library_settings(const fs::path& library, const LibrarySettings& settings) {
    Json feeds = Json::array();
    for (const auto& feed : settings.feeds) feeds.push_back(to_json(feed));
    write_if_changed(library / library_settings_name,
                     json_text({{"version", 1}, {"feeds", std::move(feeds)}}, 2) + '\n');
}

} // namespace langdu
