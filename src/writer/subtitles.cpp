#include "writer/subtitles.h"

#include "base/error.h"
#include "base/files.h"
#include "base/json.h"
#include "timeline/resampler.h"
#include "writer/master.h"
#include "writer/subtitle_lines.h"
#include "writer/vorbis_comment.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <functional>

namespace langdu::writer {

namespace {

constexpr std::size_t line_limit = 32; // as the podcast namespace asks

constexpr std::array table{
    SubtitleFormat{"vtt", ".vtt", "text/vtt", "WebVTT: podcast players and browsers", to_vtt},
    SubtitleFormat{"srt", ".srt", "application/x-subrip", "SubRip: video players", to_srt},
    SubtitleFormat{"lrc", ".lrc", "text/plain", "LRC lyrics: music players", to_lrc},
    SubtitleFormat{"json", ".transcript.json", "application/json", "Podcast transcript: sentences and words",
                   to_transcript_json},
};

std::string replace_all(std::string text, std::string_view from, std::string_view to) {
    for (std::size_t at = 0; (at = text.find(from, at)) != std::string::npos; at += to.size())
        text.replace(at, from.size(), to);
    return text;
}

std::string vtt_escape(std::string text) {
    return replace_all(replace_all(replace_all(std::move(text), "&", "&amp;"), "<", "&lt;"), ">", "&gt;");
}

// SubRip has no escapes: players take <i> for markup and --> for a time line.
std::string srt_escape(std::string text) {
    text = replace_all(std::move(text), "-->", "→");
    for (std::size_t at = 0; (at = text.find('<', at)) != std::string::npos; ++at) {
        const char next = at + 1 < text.size() ? text[at + 1] : ' ';
        if (next == '/' || (next >= 'a' && next <= 'z') || (next >= 'A' && next <= 'Z'))
            text.replace(at, 1, "＜");
    }
    return text;
}

double seconds(Frame frame, const timeline::Timeline& timeline) {
    return static_cast<double>(timeline::convert_frame(frame, timeline.sample_rate, 1000)) / 1000;
}

// mm:ss.hh, the minutes as many as needed.
std::string lrc_time(Frame frame, int sample_rate) {
    const auto hundredths = static_cast<long long>(timeline::convert_frame(frame, sample_rate, 100));
    char out[40];
    std::snprintf(out, sizeof out, "%02lld:%02lld.%02lld", hundredths / 6000, hundredths / 100 % 60,
                  hundredths % 100);
    return out;
}

} // namespace

namespace {

// What is shown at once: two lines at most.
std::string shown(const timeline::Timeline& timeline, const std::function<std::string(Frame, Frame)>& head,
                  std::string (*escape)(std::string)) {
    std::string out;
    for (const auto& lines : cut_lines(timeline, line_limit))
        for (std::size_t i = 0; i < lines.size(); i += 2) {
            const bool two = i + 1 < lines.size();
            out += head(lines[i].begin, lines[two ? i + 1 : i].end) + "\n" + escape(lines[i].text) + "\n" +
                   (two ? escape(lines[i + 1].text) + "\n" : "") + "\n";
        }
    return out;
}

} // namespace

std::string to_vtt(const timeline::Timeline& timeline, const Metadata&) {
    const auto head = [&](Frame begin, Frame end) {
        return clock_time(begin, timeline.sample_rate) + " --> " + clock_time(end, timeline.sample_rate);
    };
    return "WEBVTT\n\n" + shown(timeline, head, vtt_escape);
}

std::string to_srt(const timeline::Timeline& timeline, const Metadata&) {
    const auto time = [&](Frame frame) {
        auto text = clock_time(frame, timeline.sample_rate);
        text[text.size() - 4] = ',';
        return text;
    };
    int number = 0;
    const auto head = [&](Frame begin, Frame end) {
        return std::to_string(++number) + "\n" + time(begin) + " --> " + time(end);
    };
    return shown(timeline, head, srt_escape);
}

std::string to_lrc(const timeline::Timeline& timeline, const Metadata& metadata) {
    std::string out;
    const auto tag = [&](const char* name, const std::string& value) {
        if (!value.empty()) out += std::string("[") + name + ":" + clean_text(value) + "]\n";
    };
    tag("ti", metadata.title);
    tag("ar", metadata.author);
    tag("al", metadata.album);
    tag("length", lrc_time(timeline.frames, timeline.sample_rate));
    for (const auto& sentence : cut_lines(timeline, line_limit))
        for (const auto& line : sentence)
            out += "[" + lrc_time(line.begin, timeline.sample_rate) + "]" + line.text + "\n";
    return out;
}

std::string to_transcript_json(const timeline::Timeline& timeline, const Metadata&) {
    Json segments = Json::array();
    for (const auto& cue : timeline.cues) {
        Json entry{{"startTime", seconds(cue.begin, timeline)},
                   {"endTime", seconds(cue.end, timeline)},
                   {"body", clean_text(cue.text)}};
        if (cue.kind == timeline::Cue::Kind::sentence)
            segments.push_back(std::move(entry));
        else if (!segments.empty())
            segments.back()["words"].push_back(std::move(entry));
    }
    return json_text({{"version", "1.0.0"}, {"segments", std::move(segments)}}, 1) + '\n';
}

std::span<const SubtitleFormat> subtitle_formats() { return table; }

std::vector<SubtitleFormat> parse_subtitle_formats(std::string_view list) {
    std::vector<SubtitleFormat> out;
    for (std::size_t at = 0; at <= list.size();) {
        const auto comma = std::min(list.find(',', at), list.size());
        const auto name = list.substr(at, comma - at);
        const auto found =
            std::find_if(table.begin(), table.end(), [&](const auto& row) { return row.name == name; });
        if (found == table.end()) {
            std::string known;
            for (const auto& row : table) known += (known.empty() ? "" : ", ") + std::string(row.name);
            throw SettingError("subtitles", std::string(list),
                               "no format \"" + std::string(name) + "\"; use some of " + known);
        }
        out.push_back(*found);
        at = comma + 1;
    }
    return out;
}

std::vector<std::filesystem::path> write_subtitles(const timeline::Timeline& timeline,
                                                   const Metadata& metadata,
                                                   std::span<const SubtitleFormat> formats,
                                                   const std::filesystem::path& sound) {
    std::vector<std::filesystem::path> out;
    for (const auto& format : formats) {
        auto path = sound;
        path.replace_extension(format.extension);
        AtomicFile file{path};
        file.write(format.text(timeline, metadata));
        file.commit();
        out.push_back(std::move(path));
    }
    return out;
}

} // namespace langdu::writer
