#include "podcast/episode_record.h"

#include "base/error.h"
#include "base/files.h"
#include "base/json.h"
#include "base/unicode.h"
#include "podcast/identity.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace langdu::podcast {

namespace fs = std::filesystem;

namespace {

constexpr int schema_version = 1;

double milliseconds_exact(double seconds) { return std::round(seconds * 1000) / 1000; }

Json chapters_json(const std::vector<ChapterStart>& chapters) {
    Json out = Json::array();
    for (const auto& chapter : chapters)
        out.push_back({{"start_seconds", milliseconds_exact(chapter.seconds)}, {"title", chapter.title}});
    return out;
}

Json skipped_json(const std::vector<Skipped>& skipped) {
    Json out = Json::array();
    for (const auto& piece : skipped)
        out.push_back({{"line", piece.line}, {"text", piece.text}, {"reason", words_of(piece.reason)}});
    return out;
}

std::string guid_from(const std::string& text) {
    if (!is_guid(text)) throw std::runtime_error("\"" + text + "\" is not a guid");
    return text;
}

double seconds(double value) {
    constexpr double a_year = 365.0 * 24 * 3600;
    if (!(value >= 0 && value <= a_year))
        throw std::runtime_error("a time of " + std::to_string(value) + " s");
    return value;
}

EpisodeRecord from_json(const Json& json) {
    if (json.at("version").get<int>() > schema_version) throw std::runtime_error("made by a later langdu");
    EpisodeRecord out;
    out.title = json.at("title");
    out.author = json.at("author");
    out.date = json.at("date");
    out.language = json.at("language");
    out.source = json.at("source");
    out.identity = json.at("identity");
    out.guid = guid_from(json.at("guid"));
    out.stem = plain_name(json.at("stem"));
    out.sound = plain_name(json.at("sound"));
    out.mime = json.at("mime");
    out.bytes = json.at("bytes");
    out.duration_seconds = seconds(json.at("duration_seconds"));
    out.cover = plain_name(json.at("cover"));
    out.rendered = json.at("rendered");
    out.voice = json.value("voice", out.voice);
    out.tags = json.value("tags", out.tags);
    out.content_hash = json.at("content_hash");
    out.settings_hash = json.at("settings_hash");
    out.original = json.value("original", "");
    for (const auto& picture : json.value("pictures", Json::array()))
        out.pictures.push_back({plain_name(picture.at("file")), picture.at("source"), picture.at("hash"),
                                picture.at("width"), picture.at("height")});
    out.cover_source = json.value("cover_source", "");
    out.cover_hash = json.value("cover_hash", "");
    for (const auto& chapter : json.at("chapters"))
        out.chapters.push_back({seconds(chapter.at("start_seconds")), chapter.at("title")});
    for (const auto& piece : json.at("skipped"))
        out.skipped.push_back(
            {piece.at("line"), piece.at("text"), skip_reason_of(piece.at("reason").get<std::string>())});
    for (const auto& warning : json.at("warnings")) out.warnings.push_back(warning);
    return out;
}

} // namespace

std::string plain_name(const std::string& name) {
    if (name.find('/') != std::string::npos || name.starts_with('.'))
        throw std::runtime_error("\"" + name + "\" is not a file name");
    return name;
}

std::string to_json(const EpisodeRecord& record) {
    Json out{{"version", schema_version},
             {"title", record.title},
             {"author", record.author},
             {"date", record.date},
             {"language", record.language},
             {"source", record.source},
             {"identity", record.identity},
             {"guid", record.guid},
             {"stem", record.stem},
             {"sound", record.sound},
             {"mime", record.mime},
             {"bytes", record.bytes},
             {"duration_seconds", milliseconds_exact(record.duration_seconds)},
             {"cover", record.cover},
             {"voice", record.voice},
             {"tags", record.tags},
             {"rendered", record.rendered},
             {"content_hash", record.content_hash},
             {"settings_hash", record.settings_hash}};
    if (!record.cover_source.empty()) {
        out["cover_source"] = record.cover_source;
        out["cover_hash"] = record.cover_hash;
    }
    if (!record.original.empty()) out["original"] = record.original;
    for (const auto& picture : record.pictures)
        out["pictures"].push_back({{"file", picture.file},
                                   {"source", picture.source},
                                   {"hash", picture.hash},
                                   {"width", picture.width},
                                   {"height", picture.height}});
    out["chapters"] = chapters_json(record.chapters);
    out["skipped"] = skipped_json(record.skipped);
    out["warnings"] = record.warnings;
    return json_text(out, 2) + '\n';
}

EpisodeRecord parse_episode_record(const std::string& json, const std::string& place) {
    try {
        return from_json(parse_json(json));
    } catch (const std::exception& error) {
        throw InputError(place + ": not an episode of a library (" + error.what() +
                         "); remove it, or use a newer langdu");
    }
}

std::vector<std::string> split_tags(std::string_view text) {
    std::vector<std::string> out;
    std::string tag;
    const auto end_tag = [&] {
        const std::string whole(trim(tag));
        if (!whole.empty() && std::find(out.begin(), out.end(), whole) == out.end()) out.push_back(whole);
        tag.clear();
    };
    for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end()))
        if (constexpr std::u32string_view separators = U"、,，;；";
            separators.find(c.value) != separators.npos)
            end_tag();
        else
            append_utf8(tag, c.value);
    end_tag();
    return out;
}

namespace {

// Nothing: it has been removed meanwhile. One that cannot be read now is not absent: a feed would lose its
// episode.
std::optional<std::string> read_record(const fs::path& file) {
    try {
        return read_file(file.string());
    } catch (const InputError&) {
        std::error_code error;
        if (fs::symlink_status(file, error).type() == fs::file_type::not_found) return std::nullopt;
        throw;
    }
}

} // namespace

CatalogResult read_catalog(const fs::path& library) {
    CatalogResult out;
    if (std::error_code error; !fs::exists(library, error)) return out;
    for (const auto& file : list_folder(library)) {
        if (!file.filename().string().ends_with(record_suffix)) continue;
        const auto bytes = read_record(file);
        if (!bytes) continue;
        try {
            auto record = parse_episode_record(*bytes, file.string());
            if (record.stem + record_suffix != file.filename())
                throw InputError(file.string() + ": its name is not that of its episode; remove it");
            out.episodes.emplace(record.identity, std::move(record));
        } catch (const InputError& damage) {
            out.damaged.push_back(damage.what());
        }
    }
    return out;
}

} // namespace langdu::podcast
