#include "library/side_files.h"

#include "base/json.h"
#include "library/captions.h"
#include "library/episode_page.h"

#include <cmath>

namespace langdu {

namespace {

constexpr std::size_t caption_limit = 32; // characters

std::string chapters_json(const EpisodeRecord& record) {
    Json chapters = Json::array();
    for (const auto& chapter : record.chapters)
        chapters.push_back(
            {{"startTime", std::round(chapter.seconds * 1000) / 1000}, {"title", chapter.title}});
    return Json{{"version", "1.2.0"}, {"title", record.title}, {"chapters", std::move(chapters)}}.dump(2) +
           '\n';
}

} // namespace

std::vector<SideFile> side_files(const Timeline& timeline, const EpisodeRecord& record) {
    const auto captions = captions_of(timeline, caption_limit);
    return {{record.stem + ".chapters.json", chapters_json(record)},
            {record.stem + ".vtt", to_vtt(captions)},
            {record.stem + ".srt", to_srt(captions)},
            {record.stem + ".html", episode_page(timeline, record)}};
}

} // namespace langdu
