#include "library/feed_settings.h"

#include "base/error.h"
#include "base/files.h"
#include "base/json.h"
#include "library/publish.h"

namespace langdu {

namespace fs = std::filesystem;

FeedOptions read_feed_settings(const fs::path& library) {
    const auto path = library / feed_settings_name;
    FeedOptions out;
    std::error_code error;
    if (!fs::exists(path, error)) return out;
    try {
        const Json json = Json::parse(read_file(path.string()));
        out.base_url = json.value("base_url", out.base_url);
        out.guid = json.value("guid", out.guid);
        out.title = json.value("title", out.title);
        out.description = json.value("description", out.description);
        out.author = json.value("author", out.author);
        out.language = json.value("language", out.language);
        out.category = json.value("category", out.category);
        out.is_public = json.value("public", out.is_public);
        out.serial = json.value("serial", out.serial);
        out.limit = json.value("limit", out.limit);
        out.page_size = json.value("page_size", out.page_size);
    } catch (const Json::exception& damage) {
        throw InputError(path.string() + ": " + damage.what() +
                         "; correct it, or remove it and run langdu feed again");
    }
    return out;
}

void write_feed_settings(const fs::path& library, const FeedOptions& options) {
    const Json json{{"version", 1},
                    {"base_url", options.base_url},
                    {"guid", options.guid},
                    {"title", options.title},
                    {"description", options.description},
                    {"author", options.author},
                    {"language", options.language},
                    {"category", options.category},
                    {"public", options.is_public},
                    {"serial", options.serial},
                    {"limit", options.limit},
                    {"page_size", options.page_size}};
    write_if_changed(library / feed_settings_name, json.dump(2) + '\n');
}

} // namespace langdu
