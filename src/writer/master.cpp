#include "writer/master.h"

#include "base/cores.h"
#include "base/error.h"
#include "base/unicode.h"
#include "timeline/resampler.h"
#include "writer/formats.h"
#include "writer/subtitles.h"

#include <algorithm>

namespace langdu::writer {

namespace {

// Invisible characters that break players' lists or turn the text around. The joiner of emoji (U+200D) stays.
bool is_unwanted(char32_t c) {
    return c < 0x20 || (c >= 0x7F && c < 0xA0) || c == 0x200B || c == 0x200E || c == 0x200F ||
           (c >= 0x2028 && c <= 0x202E) || (c >= 0x2060 && c <= 0x2069) || c == 0xFEFF ||
           (c & 0xFFFE) == 0xFFFE;
}

timeline::SampleSource resampled(timeline::SampleSource source, int from, int to) {
    if (from == to) return source;
    return [source = std::move(source), from, to](const std::function<void(std::span<const float>)>& sink) {
        timeline::Resampler resampler{from, to};
        source([&](std::span<const float> samples) { sink(resampler.push(samples)); });
        sink(resampler.finish());
    };
}

std::vector<timeline::Mark> chapters_in_file(const timeline::Timeline& timeline, const std::string& title,
                                             int rate, std::size_t title_limit) {
    std::vector<timeline::Mark> out;
    for (const auto& mark : timeline.marks) {
        auto name = shorten(clean_text(mark.title), title_limit);
        if (name.empty()) name = "第" + std::to_string(out.size() + 1) + "章";
        out.push_back(
            {timeline::convert_frame(mark.begin, timeline.sample_rate, rate), std::move(name), mark.level});
    }
    std::stable_sort(out.begin(), out.end(),
                     [](const timeline::Mark& a, const timeline::Mark& b) { return a.begin < b.begin; });
    if (out.empty() || out.front().begin > 0) out.insert(out.begin(), {0, shorten(title, title_limit), 1});
    return out;
}

int bitrate_of(const WriteOptions& options, const Format& format) {
    if (format.bitrate == 0 || !options.bitrate) return format.bitrate;
    if (*options.bitrate < format.min_bitrate || *options.bitrate > format.max_bitrate)
        throw SettingError("bitrate", std::to_string(*options.bitrate / 1000),
                           std::string(format.extension) + " takes " +
                               std::to_string(format.min_bitrate / 1000) + " to " +
                               std::to_string(format.max_bitrate / 1000) + " kbit/s");
    return *options.bitrate;
}

int sample_rate_of(const WriteOptions& options, const Format& format, int engine_rate) {
    if (!options.sample_rate) return format.sample_rate ? format.sample_rate : engine_rate;
    const auto& known = format.sample_rates;
    if (std::find(known.begin(), known.end(), *options.sample_rate) != known.end())
        return *options.sample_rate;
    std::string list;
    for (const int rate : known) list += (list.empty() ? "" : ", ") + std::to_string(rate);
    throw SettingError("sample-rate", std::to_string(*options.sample_rate),
                       std::string(format.extension) + " takes " + list);
}

} // namespace

std::string clean_text(std::string_view text) {
    std::string out;
    bool space = false;
    for (auto c = code_point_at(text, 0); c.size; c = code_point_at(text, c.end())) {
        if (is_white_space(c.value)) {
            space = true;
            continue;
        }
        if (is_unwanted(c.value)) continue;
        if (space && !out.empty()) out += ' ';
        space = false;
        append_utf8(out, c.value);
    }
    return nfc(out);
}

std::string shorten(std::string_view text, std::size_t limit) {
    static constexpr std::string_view ellipsis = "…";
    if (text.size() <= limit) return std::string(text);
    if (limit < ellipsis.size()) return {};
    return std::string(text.substr(0, grapheme_cut(text, limit - ellipsis.size()))).append(ellipsis);
}

Master make_master(const timeline::Recording& recording, const Metadata& metadata,
                   const WriteOptions& options, const Format& format) {
    const auto& timeline = recording.timeline;
    Master master;
    master.sample_rate = sample_rate_of(options, format, timeline.sample_rate);
    master.bitrate = bitrate_of(options, format);
    master.threads = options.threads > 0 ? options.threads : usable_cores();
    master.samples = resampled(recording.samples, timeline.sample_rate, master.sample_rate);
    master.frames = timeline::convert_frame(timeline.frames, timeline.sample_rate, master.sample_rate);
    master.cues = timeline.cues;
    master.cue_rate = timeline.sample_rate;
    master.script = recording.script;
    master.metadata = metadata;
    for (auto field :
         {&Metadata::title, &Metadata::author, &Metadata::date, &Metadata::language, &Metadata::source,
          &Metadata::narrator, &Metadata::album, &Metadata::genre, &Metadata::comment})
        master.metadata.*field = clean_text(metadata.*field);
    if (master.metadata.title.empty()) master.metadata.title = "无题";
    if (master.metadata.genre.empty()) master.metadata.genre = format.genre;
    master.chapters =
        chapters_in_file(timeline, master.metadata.title, master.sample_rate, format.max_title_bytes);
    if (options.lyrics && format.lyrics) master.lyrics = to_lrc(timeline, master.metadata);
    if (!metadata.cover_image.empty() && format.cover)
        master.cover = parse_cover(metadata.cover_image, "cover");
    else if (!metadata.cover.empty() && format.cover)
        master.cover = read_cover(metadata.cover);
    return master;
}

} // namespace langdu::writer
