#include "podcast/side_files.h"

#include "base/json.h"
#include "podcast/episode_page.h"
#include "writer/subtitles.h"

#include <cmath>

namespace langdu::podcast {

namespace {

std::string chapters_json(const EpisodeRecord& record) {
    Json chapters = Json::array();
    for (const auto& chapter : record.chapters)
        chapters.push_back(
            {{"startTime", std::round(chapter.seconds * 1000) / 1000}, {"title", chapter.title}});
    return json_text({{"version", "1.2.0"}, {"title", record.title}, {"chapters", std::move(chapters)}}, 2) +
           '\n';
}

writer::Metadata metadata_of(const EpisodeRecord& record) {
    writer::Metadata out;
    out.title = record.title;
    out.author = record.author;
    out.date = record.date;
    out.language = record.language;
    return out;
}

} // namespace

std::vector<SideFile> side_files(const timeline::Timeline& timeline, const EpisodeRecord& record,
                                 const chapter::Script& script,
                                 const std::map<std::string, EpisodePicture>& pictures,
                                 const PageWords& say) {
    const auto metadata = metadata_of(record);
    return {{record.stem + ".chapters.json", chapters_json(record)},
            {record.stem + ".vtt", writer::to_vtt(timeline, metadata)},
            {record.stem + ".srt", writer::to_srt(timeline, metadata)},
            {record.stem + ".transcript.json", writer::to_transcript_json(timeline, metadata)},
            {record.stem + ".html", episode_page(timeline, record, script, pictures, say)}};
}

} // namespace langdu::podcast
