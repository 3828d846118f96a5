#include "library/side_files.h"

#include "base/json.h"

#include <cmath>

namespace langdu {

namespace {

std::string chapters_json(const EpisodeRecord& record) {
    Json chapters = Json::array();
    for (const auto& chapter : record.chapters)
        chapters.push_back(
            {{"startTime", std::round(chapter.seconds * 1000) / 1000}, {"title", chapter.title}});
    return Json{{"version", "1.2.0"}, {"title", record.title}, {"chapters", std::move(chapters)}}.dump(2) +
           '\n';
}

} // namespace

std::vector<SideFile> side_files(const Timeline&, const EpisodeRecord& record) {
    return {{record.stem + ".chapters.json", chapters_json(record)}};
}

} // namespace langdu
