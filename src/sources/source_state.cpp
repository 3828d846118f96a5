#include "sources/source_state.h"

#include "base/error.h"
#include "base/files.h"
#include "base/json.h"
#include "podcast/episode_record.h"

namespace langdu::sources {

namespace fs = std::filesystem;

namespace {

constexpr const char* state_name = "state.json";

Json to_json(const KnownFeed& feed) {
    Json out = Json::object();
    if (!feed.at.empty()) out["at"] = feed.at;
    if (!feed.validators.etag.empty()) out["etag"] = feed.validators.etag;
    if (!feed.validators.last_modified.empty()) out["last_modified"] = feed.validators.last_modified;
    out["items"] = feed.items;
    return out;
}

Json to_json(const KnownItem& item) {
    return {{"file", item.file},
            {"hash", item.hash},
            {"feed", item.feed},
            {"seen", item.seen},
            {"tries", item.tries}};
}

KnownFeed feed_of(const Json& json) {
    return {json.value("at", ""),
            {json.value("etag", ""), json.value("last_modified", "")},
            json.at("items").get<std::map<std::string, std::string>>()};
}

KnownItem item_of(const Json& json) {
    const std::string file = json.at("file");
    return {file.empty() ? file : podcast::plain_name(file), json.at("hash"), json.value("feed", ""),
            json.at("seen"), json.value("tries", 0)};
}

} // namespace

fs::path source_folder(const fs::path& library) {
    auto whole = fs::absolute(library).lexically_normal();
    if (whole.filename().empty()) whole = whole.parent_path();
    const auto folder = whole.parent_path() / ("." + whole.filename().string() + ".sources");
    std::error_code error;
    fs::create_directories(folder, error);
    if (!error) fs::permissions(folder, fs::perms::owner_all, error);
    if (error)
        throw OutputError(folder.string() + ": " + error.message() +
                          "; put the library where the folder above it can be written");
    return folder;
}

SourceState read_source_state(const fs::path& folder) {
    const auto path = folder / state_name;
    std::error_code error;
    if (!fs::exists(path, error)) return {};
    SourceState out;
    try {
        const auto json = parse_json(read_file(path.string()));
        for (const auto& [address, feed] : json.at("feeds").items())
            out.feeds.emplace(address, feed_of(feed));
        for (const auto& [identity, item] : json.at("items").items())
            out.items.emplace(identity, item_of(item));
        out.rests = json.at("rests").get<HostRests>();
    } catch (const Error&) {
        throw;
    } catch (const std::exception&) {
        throw InputError(path.string() + ": damaged; remove it, and every source is fetched anew");
    }
    return out;
}

void write_source_state(const fs::path& folder, const SourceState& state) {
    Json feeds = Json::object(), items = Json::object();
    for (const auto& [address, feed] : state.feeds) feeds[address] = to_json(feed);
    for (const auto& [identity, item] : state.items) items[identity] = to_json(item);
    AtomicFile file{folder / state_name};
    file.write(json_text(
        {{"version", 1}, {"feeds", std::move(feeds)}, {"items", std::move(items)}, {"rests", state.rests}},
        1));
    file.commit();
}

} // namespace langdu::sources
