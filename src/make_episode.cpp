#include "make_episode.h"

#include "article/pictures.h"
#include "base/error.h"
#include "base/files.h"
#include "base/run_program.h"
#include "base/unicode.h"
#include "batch/fingerprint.h"
#include "podcast/cover.h"
#include "podcast/dates.h"
#include "podcast/identity.h"
#include "podcast/library_lock.h"
#include "podcast/library_settings.h"
#include "podcast/side_files.h"
#include "pronunciation/pronounce.h"
#include "writer/picture.h"

#include <algorithm>
#include <map>
#include <optional>
#include <sys/stat.h>

namespace langdu {

namespace fs = std::filesystem;

namespace {

// A folder for this episode's unfinished files, empty at first, gone at the end.
class WorkFolder {
public:
    WorkFolder(const fs::path& library, const std::string& key) : path_(podcast::work_folder(library) / key) {
        std::error_code error;
        fs::remove_all(path_, error); // of a run that was killed
        fs::create_directories(path_, error);
        if (error)
            throw OutputError(path_.string() + ": " + error.message() +
                              "; choose a library that can be written");
    }
    WorkFolder(const WorkFolder&) = delete;
    WorkFolder& operator=(const WorkFolder&) = delete;
    ~WorkFolder() {
        std::error_code error;
        fs::remove_all(path_, error);
    }
    fs::path operator/(const std::string& name) const { return path_ / name; }
    const fs::path& path() const { return path_; }

private:
    fs::path path_;
};

// By its file name's key, so that one file is read and not the whole catalog.
std::optional<podcast::EpisodeRecord> earlier_record(const fs::path& library, const std::string& identity) {
    const std::string ending = podcast::key_of(identity) + podcast::record_suffix;
    for (const auto& path : list_folder(library)) {
        if (!path.filename().string().ends_with(ending)) continue;
        try {
            auto record = podcast::parse_episode_record(read_file(path.string()), path.string());
            if (record.identity == identity) return record;
        } catch (const InputError&) { // damaged: made anew
        }
    }
    return std::nullopt;
}

std::string pinyin_of(const std::string& title) {
    const pronunciation::Pronouncer pronouncer{data_directory()};
    std::string out;
    for (const auto& token : pronouncer.tokens_of_line(title)) {
        out.append(out.empty() ? "" : " ");
        if (token.kind == pronunciation::Token::Kind::syllable)
            out.append(token.citation, 0, token.citation.find_first_of("12345"));
        else
            out.append(token.source.of(title));
    }
    return out;
}

// Empty: the moment of the render counts.
std::string date_of_undated(const fs::path& article, Undated undated) {
    if (undated == Undated::now) return {};
    if (undated == Undated::commit) {
        const auto folder = article.has_parent_path() ? article.parent_path().string() : ".";
        const auto log = run_program(
            {"git", "-C", folder, "log", "-1", "--format=%cI", "--", article.filename().string()}, true);
        return log.exit_code == 0 ? std::string(trim(log.output)) : std::string();
    }
    struct stat status {};
    if (::stat(article.c_str(), &status) != 0) return {};
    return podcast::iso8601_utc({status.st_mtim.tv_sec, 0});
}

// Of what has just been read: a record without it would be made anew by every run.
std::string known_hash(const fs::path& path) {
    auto hash = batch::hash_of_file(path);
    if (hash.empty()) throw InputError(path.string() + ": cannot be read again; try again");
    return hash;
}

podcast::EpisodeRecord start_record(const EpisodeJob& job, const chapter::Script& script,
                                    const std::optional<podcast::EpisodeRecord>& earlier) {
    podcast::EpisodeRecord out;
    out.identity = job.article.identity;
    out.guid =
        earlier ? earlier->guid : podcast::guid_of(podcast::open_library(job.library).id, out.identity);
    out.stem = earlier ? earlier->stem : podcast::stem_of(pinyin_of(script.title), out.identity);
    out.rendered = earlier              ? earlier->rendered
                   : job.moment.empty() ? podcast::iso8601_utc(podcast::now())
                                        : job.moment;
    out.title = script.title;
    out.author = script.author;
    out.date = script.date;
    if (const auto complaint = podcast::date_complaint(out.date); !complaint.empty())
        out.warnings.push_back(complaint);
    if (out.date.empty()) out.date = date_of_undated(job.article.path, job.undated);
    out.voice = job.job.voice.title;
    out.language = script.language;
    out.tags = podcast::split_tags(script.tags);
    out.source = job.article.identity;
    out.original = script.original;
    out.content_hash = known_hash(job.article.path);
    out.settings_hash = job.settings_hash;
    out.sound = out.stem + job.extension;
    return out;
}

void fill_in(podcast::EpisodeRecord& record, const Result& result, const fs::path& sound) {
    const auto& episode = result.episode;
    record.bytes = episode.bytes;
    record.mime = writer::format_for(sound).mime;
    record.duration_seconds = episode.seconds();
    for (const auto& mark : episode.chapters)
        record.chapters.push_back({static_cast<double>(mark.begin) / episode.sample_rate, mark.title});
    record.skipped = result.skipped;
    record.warnings.insert(record.warnings.end(), result.warnings.begin(), result.warnings.end());
}

void write_text(const fs::path& path, const std::string& text) {
    AtomicFile file{path};
    file.write(text);
    file.commit();
}

// The article's own picture when it can be used, else one made from the title.
void choose_cover(Job& job, const chapter::Script& script, const EpisodeJob& given,
                  podcast::EpisodeRecord& record, const WorkFolder& work) {
    // The one that was asked for must be right; the article's own is taken when it can be.
    const auto own =
        given.job.cover ? ArticleCover{writer::read_cover(*given.job.cover), {}} : article_cover(script);
    if (own.picture) {
        record.cover = record.stem + (own.picture->mime == "image/png" ? ".cover.png" : ".cover.jpg");
        write_text(work / record.cover, own.picture->bytes);
        if (script.cover_image.empty()) { // a file of its own: when it changes the episode is made again
            record.cover_source = given.job.cover ? fs::absolute(*given.job.cover).string() : script.cover;
            record.cover_hash = known_hash(given.article.path.parent_path() / record.cover_source);
        }
    } else {
        if (!own.complaint.empty()) record.warnings.push_back(own.complaint + "; a cover was made");
        const auto drawn = podcast::draw_cover(record.title, record.author, record.identity);
        if (drawn.empty()) {
            record.warnings.push_back(podcast::no_cover_drawn);
        } else {
            record.cover = record.stem + ".cover.png";
            write_text(work / record.cover, drawn);
        }
    }
    job.cover = record.cover.empty() ? "" : (work / record.cover).string();
}

// The pictures that the page shows, by their address.
std::map<std::string, podcast::EpisodePicture> copy_pictures(const chapter::Script& script,
                                                             const EpisodeJob& given,
                                                             podcast::EpisodeRecord& record,
                                                             const WorkFolder& work) {
    std::map<std::string, podcast::EpisodePicture> out;
    for (const auto& block : script.blocks)
        for (const auto& picture : block.pictures) {
            const auto held = script.pictures.find(picture.address);
            if (held == script.pictures.end() || out.contains(picture.address)) continue;
            const auto kind = writer::picture_kind(held->second);
            if (!kind) continue;
            podcast::EpisodePicture copy{record.stem + ".picture" + std::to_string(out.size() + 1) +
                                             std::string(kind->extension),
                                         {},
                                         {},
                                         kind->width,
                                         kind->height};
            write_text(work / copy.file, held->second);
            if (const auto path = article::picture_path(picture.address);
                !path.empty()) // a file of its own: when it changes the episode is made again
                if (auto hash = batch::hash_of_file(given.article.path.parent_path() / path); !hash.empty()) {
                    copy.source = path;
                    copy.hash = std::move(hash);
                }
            record.pictures.push_back(copy);
            out.emplace(picture.address, std::move(copy));
        }
    return out;
}

// The record last: whoever finds it finds everything it names.
void publish(const WorkFolder& work, const fs::path& library, const podcast::EpisodeRecord& record) {
    const std::string record_name = record.stem + podcast::record_suffix;
    std::vector<fs::path> files;
    for (const auto& path : list_folder(work.path()))
        if (path.filename() != record_name) files.push_back(path);
    files.push_back(work / record_name);
    for (const auto& file : files) {
        std::error_code error;
        fs::rename(file, library / file.filename(), error);
        if (error)
            throw OutputError((library / file.filename()).string() + ": " + error.message() +
                              (error == std::errc::cross_device_link
                                   ? "; the library and its folder .langdu must be on one file system"
                                   : "; choose a library that can be written"));
    }
}

// Files of the episode as it was that it has no longer.
void remove_left_over(const fs::path& library, const podcast::EpisodeRecord& earlier,
                      const podcast::EpisodeRecord& record) {
    std::error_code error;
    if (earlier.sound != record.sound) fs::remove(library / earlier.sound, error);
    for (const auto& picture : earlier.pictures)
        if (std::ranges::find(record.pictures, picture.file, &podcast::EpisodePicture::file) ==
            record.pictures.end())
            fs::remove(library / picture.file, error);
}

} // namespace

MadeEpisode make_episode(const EpisodeJob& given, bool wait) {
    const std::string key = podcast::key_of(given.article.identity);
    const auto lock = podcast::lock_library(given.library, key, wait);
    if (!lock) return {Made::busy, {}};
    const auto earlier = earlier_record(given.library, given.article.identity);
    if (earlier && !given.force &&
        batch::is_current(*earlier, given.article, batch::hash_of_file(given.article.path),
                          given.settings_hash, given.library))
        return {Made::kept, *earlier}; // another process made it meanwhile

    const WorkFolder work{given.library, key};
    Job job = given.job;
    job.article = given.article.path.string();
    job.read.pictures = true;
    const chapter::Script script = read_script(job);
    podcast::EpisodeRecord record = start_record(given, script, earlier);
    job.output = work / record.sound;
    job.words = true; // captions are cut between words
    choose_cover(job, script, given, record, work);
    const Result result = render(job, script);
    fill_in(record, result, job.output);
    const auto pictures = copy_pictures(script, given, record, work);
    const podcast::PageWords say{podcast::read_library_settings(given.library).feeds.front().language};
    for (const auto& side : podcast::side_files(result.timeline, record, script, pictures, say))
        write_text(work / side.name, side.text);
    write_text(work / (record.stem + podcast::record_suffix), podcast::to_json(record));
    publish(work, given.library, record);
    if (earlier) remove_left_over(given.library, *earlier, record);
    return {Made::rendered, record};
}

} // namespace langdu
