#include "app/report.h"

#include "app/translate.h"
#include "base/clock_label.h"
#include "base/json.h"
#include "base/unicode.h"

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <span>

namespace langdu::app {

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

std::string chapter_lines(std::span<const timeline::Mark> chapters, int rate) {
    std::string out;
    for (const auto& chapter : chapters)
        out += "  " + clock_label(static_cast<double>(chapter.begin) / rate) + "  " + chapter.title + '\n';
    return out;
}

Json json_of(std::span<const timeline::Mark> chapters, int rate) {
    Json out = Json::array();
    for (const auto& chapter : chapters)
        out.push_back({{"start_seconds", ms_of_frames(chapter.begin, rate) / 1000},
                       {"title", chapter.title},
                       {"level", chapter.level}});
    return out;
}

Json json_of(std::span<const Skipped> skipped) {
    Json out = Json::array();
    for (const auto& piece : skipped)
        out.push_back({{"line", piece.line}, {"text", piece.text}, {"reason", words_of(piece.reason)}});
    return out;
}

std::string text_of(const Json& report) { return json_text(report, 2) + '\n'; }

std::string skipped_line(const std::vector<Skipped>& skipped) {
    const auto sum = sum_skipped(skipped);
    if (sum.characters == 0) return {};
    return "  " +
           tr("skipped {}: {}; langdu explain lists them", count_characters(sum.characters), sum.by_reason) +
           '\n';
}

std::string count_chapters(std::size_t count) { return tr(count == 1 ? "{} chapter" : "{} chapters", count); }

std::string doubt_line(const chapter::Doubt& doubt) {
    if (doubt.unsure == 0) return {};
    return "  " + tr("chapters uncertain: {} of {}; langdu outline shows why", doubt.unsure, doubt.weighed) +
           '\n';
}

std::string warning_lines(const std::vector<std::string>& warnings) {
    std::string out;
    for (const auto& warning : std::set<std::string>(warnings.begin(), warnings.end()))
        out += "  " + tr("warning: {}", tr(warning)) + '\n';
    return out;
}

} // namespace

std::string count_characters(std::size_t count) {
    return tr(count == 1 ? "{} character" : "{} characters", count);
}

SkippedSum sum_skipped(const std::vector<Skipped>& skipped) {
    SkippedSum out;
    std::map<std::string, std::size_t> reasons;
    for (const auto& piece : skipped) {
        const auto count = visible_characters(piece.text);
        out.characters += count;
        reasons[std::string(words_of(piece.reason))] += count;
    }
    for (const auto& [reason, count] : reasons)
        if (count) out.by_reason += (out.by_reason.empty() ? "" : tr(", ")) + tr("{} {}", count, tr(reason));
    return out;
}

std::string summary(const Result& result, double wall_seconds, bool replaced) {
    const auto& episode = result.episode;
    char speed[32];
    std::snprintf(speed, sizeof speed, "%.0f", episode.seconds() / std::max(wall_seconds, 1e-3));
    std::string out =
        tr(replaced ? "{}, replaced: {}, {}, {}, {} times real time" : "{}: {}, {}, {}, {} times real time",
           episode.path.string(), clock_label(episode.seconds()), count_chapters(episode.chapters.size()),
           size_text(episode.bytes), speed) +
        '\n' + chapter_lines(episode.chapters, episode.sample_rate) + doubt_line(result.doubt) +
        skipped_line(result.skipped);
    return out + warning_lines(result.warnings);
}

std::string summary(const Outlook& outlook) {
    const auto& timeline = outlook.timeline;
    const double seconds = static_cast<double>(timeline.frames) / timeline.sample_rate;
    return tr("{}: about {}, {}; a dry run, nothing was rendered", outlook.metadata.title,
              clock_label(seconds), count_chapters(timeline.marks.size())) +
           '\n' + chapter_lines(timeline.marks, timeline.sample_rate) + doubt_line(outlook.doubt) +
           skipped_line(outlook.skipped) + warning_lines(outlook.warnings);
}

std::string report_json(const Result& result) {
    const auto& episode = result.episode;
    Json report{{"version", 1},
                {"path", episode.path.string()},
                {"bytes", episode.bytes},
                {"sample_rate", episode.sample_rate},
                {"frames", episode.frames},
                {"duration_seconds", episode.seconds()},
                {"title", episode.metadata.title},
                {"author", episode.metadata.author},
                {"date", episode.metadata.date},
                {"language", episode.metadata.language},
                {"chapters", json_of(episode.chapters, episode.sample_rate)},
                {"skipped", json_of(result.skipped)},
                {"warnings", result.warnings}};
    for (const auto& part : result.parts)
        report["files"].push_back({{"path", part.path.string()},
                                   {"bytes", part.bytes},
                                   {"duration_seconds", part.seconds()},
                                   {"title", part.metadata.title}});
    return text_of(report);
}

std::string report_json(const Outlook& outlook) {
    const auto& timeline = outlook.timeline;
    return text_of({{"version", 1},
                    {"estimated", true},
                    {"duration_seconds", static_cast<double>(timeline.frames) / timeline.sample_rate},
                    {"title", outlook.metadata.title},
                    {"author", outlook.metadata.author},
                    {"date", outlook.metadata.date},
                    {"language", outlook.metadata.language},
                    {"chapters", json_of(timeline.marks, timeline.sample_rate)},
                    {"skipped", json_of(outlook.skipped)},
                    {"warnings", outlook.warnings}});
}

} // namespace langdu::app
