#include "app/report.h"

#include "app/progress.h"
#include "base/clock_label.h"
#include "base/json.h"
#include "base/unicode.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>

namespace langdu {

namespace {

std::size_t visible_characters(std::string_view text) {
    std::size_t count = 0;
    for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end()))
        count += !is_white_space(c.value);
    return count;
}

std::string size_text(std::uint64_t bytes) {
    char out[32];
    if (bytes < 1000 * 1000)
        std::snprintf(out, sizeof out, "%.0f kB", static_cast<double>(bytes) / 1e3);
    else
        std::snprintf(out, sizeof out, "%.1f MB", static_cast<double>(bytes) / 1e6);
    return out;
}

} // namespace

SkippedSum sum_skipped(const std::vector<Skipped>& skipped) {
    SkippedSum out;
    std::map<std::string, std::size_t> reasons;
    for (const auto& piece : skipped) {
        const auto count = visible_characters(piece.text);
        out.characters += count;
        reasons[piece.reason] += count;
    }
    for (const auto& [reason, count] : reasons)
        if (count)
            out.by_reason += (out.by_reason.empty() ? "" : ", ") + std::to_string(count) + " " + reason;
    return out;
}

std::string summary(const Result& result, double wall_seconds) {
    const auto& episode = result.episode;
    char speed[32];
    std::snprintf(speed, sizeof speed, "%.0f", episode.seconds() / std::max(wall_seconds, 1e-3));
    std::string out = episode.path.string() + ": " + clock_label(episode.seconds()) + ", " +
                      std::to_string(episode.chapters.size()) +
                      (episode.chapters.size() == 1 ? " chapter, " : " chapters, ") +
                      size_text(episode.bytes) + ", " + speed + " times real time\n";
    for (const auto& chapter : episode.chapters)
        out += "  " + clock_label(static_cast<double>(chapter.begin) / episode.sample_rate) + "  " +
               chapter.title + '\n';
    const auto skipped = sum_skipped(result.skipped);
    if (skipped.characters)
        out += "  skipped " + std::to_string(skipped.characters) + " characters: " + skipped.by_reason +
               "; langdu explain lists them\n";
    for (const auto& warning : std::set<std::string>(result.warnings.begin(), result.warnings.end()))
        out += "  warning: " + warning + '\n';
    return out;
}

std::string report_json(const Result& result) {
    const auto& episode = result.episode;
    Json chapters = Json::array();
    for (const auto& chapter : episode.chapters)
        chapters.push_back({{"start_seconds", ms_of_frames(chapter.begin, episode.sample_rate) / 1000},
                            {"title", chapter.title},
                            {"level", chapter.level}});
    Json skipped = Json::array();
    for (const auto& piece : result.skipped)
        skipped.push_back({{"line", piece.line}, {"text", piece.text}, {"reason", piece.reason}});
    const Json report{{"version", 1},
                      {"path", episode.path.string()},
                      {"bytes", episode.bytes},
                      {"sample_rate", episode.sample_rate},
                      {"frames", episode.frames},
                      {"duration_seconds", episode.seconds()},
                      {"title", episode.metadata.title},
                      {"author", episode.metadata.author},
                      {"date", episode.metadata.date},
                      {"language", episode.metadata.language},
                      {"chapters", std::move(chapters)},
                      {"skipped", std::move(skipped)},
                      {"warnings", result.warnings}};
    return report.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace langdu
