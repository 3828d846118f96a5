#include "writer/split.h"

#include "base/error.h"
#include "base/files.h"
#include "writer/file_name.h"
#include "writer/master.h"
#include "writer/sample_channel.h"

#include <algorithm>
#include <cstdio>
#include <set>
#include <utility>

namespace langdu::writer {

namespace {

constexpr std::size_t name_limit = 150; // bytes; 255 with number, extension and a temporary name's letters

// The marks that cut: the first at 0, and none at a place where another stands or the work ends.
std::vector<timeline::Mark> cuts_of(const timeline::Timeline& timeline, const std::string& title) {
    std::vector<timeline::Mark> out;
    for (const auto& mark : timeline.marks)
        if (mark.begin < timeline.frames && (out.empty() || mark.begin > out.back().begin))
            out.push_back(mark);
    if (out.empty() || out.front().begin > 0) out.insert(out.begin(), {0, title, 1});
    return out;
}

timeline::Timeline part_of(const timeline::Timeline& whole, const timeline::Mark& mark, Frame end) {
    timeline::Timeline out;
    out.sample_rate = whole.sample_rate;
    out.frames = end - mark.begin;
    out.marks = {{0, mark.title, mark.level}};
    for (auto cue : whole.cues) {
        if (cue.begin < mark.begin || cue.begin >= end) continue;
        cue.begin -= mark.begin;
        cue.end = std::min(cue.end, end) - mark.begin;
        cue.chapter = 0;
        out.cues.push_back(std::move(cue));
    }
    return out;
}

std::string numbered(std::size_t number, std::size_t count) {
    char out[32];
    std::snprintf(out, sizeof out, "%0*zu",
                  static_cast<int>(std::max<std::size_t>(2, std::to_string(count).size())), number);
    return out;
}

std::string playlist_text(const std::vector<Episode>& files, const Metadata& metadata) {
    std::string out = "#EXTM3U\n#PLAYLIST:" + clean_text(metadata.title) + "\n";
    for (const auto& file : files) {
        char seconds[32];
        std::snprintf(seconds, sizeof seconds, "%.3f", file.seconds());
        out += std::string("#EXTINF:") + seconds + "," + file.metadata.title + "\n" +
               file.path.filename().string() + "\n";
    }
    return out;
}

Episode whole_of(const std::vector<Episode>& files, const Metadata& metadata) {
    Episode out;
    out.metadata = metadata;
    for (const auto& file : files) {
        out.chapters.push_back({out.frames, file.chapters.front().title, file.chapters.front().level});
        out.bytes += file.bytes;
        out.frames += file.frames;
        out.sample_rate = file.sample_rate;
    }
    return out;
}

} // namespace

namespace {

// A run that fails leaves nothing that was not there before: no sound, no subtitles beside it, no empty
// folder.
class NewFiles {
public:
    explicit NewFiles(std::filesystem::path folder) : folder_(std::move(folder)) {
        std::error_code error;
        made_ = std::filesystem::create_directory(folder_, error);
        if (error) throw OutputError(folder_.string() + ": " + error.message() + "; choose another output");
        if (!made_)
            for (const auto& path : list_folder(folder_)) before_.insert(path);
    }
    NewFiles(const NewFiles&) = delete;
    NewFiles& operator=(const NewFiles&) = delete;
    ~NewFiles() {
        if (kept_) return;
        std::error_code error;
        for (const auto& entry : std::filesystem::directory_iterator(folder_, error))
            if (stems_.contains(entry.path().stem()) && !before_.contains(entry.path()))
                std::filesystem::remove(entry.path(), error);
        if (made_) std::filesystem::remove(folder_, error);
    }
    std::filesystem::path name(const std::string& name) {
        stems_.insert(std::filesystem::path(name).stem());
        return folder_ / name;
    }
    void keep() { kept_ = true; }

private:
    std::filesystem::path folder_;
    std::set<std::filesystem::path> before_, stems_;
    bool made_{}, kept_{};
};

} // namespace

SplitWork write_split(const timeline::Recording& recording, const Metadata& metadata,
                      const WriteOptions& options, const std::filesystem::path& output) {
    format_for(output);
    auto folder = output;
    folder.replace_extension();
    NewFiles made{folder};
    const auto cuts = cuts_of(recording.timeline, metadata.title);
    SampleChannel channel{recording.samples};
    SplitWork out;
    for (std::size_t i = 0; i < cuts.size(); ++i) {
        const Frame end = i + 1 < cuts.size() ? cuts[i + 1].begin : recording.timeline.frames;
        timeline::Recording part{part_of(recording.timeline, cuts[i], end),
                                 channel.next(end - cuts[i].begin)};
        auto tags = metadata;
        tags.album = metadata.title;
        tags.title = cuts[i].title;
        tags.track = static_cast<int>(i) + 1;
        tags.tracks = static_cast<int>(cuts.size());
        const auto name = numbered(i + 1, cuts.size()) + " " + safe_file_name(cuts[i].title, name_limit) +
                          output.extension().string();
        out.files.push_back(write_episode(part, tags, options, made.name(name)));
    }
    out.whole = whole_of(out.files, metadata);
    out.whole.path = folder / output.filename().replace_extension(".m3u8");
    AtomicFile playlist{out.whole.path};
    playlist.write(playlist_text(out.files, metadata));
    playlist.commit();
    made.keep();
    return out;
}

} // namespace langdu::writer
