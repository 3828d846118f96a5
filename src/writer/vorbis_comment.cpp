#include "writer/vorbis_comment.h"

#include "timeline/resampler.h"

#include <cstdio>

namespace langdu::writer {

std::string chapter_comment_name(std::size_t number) {
    char out[32];
    std::snprintf(out, sizeof out, "CHAPTER%03zu", number);
    return out;
}

std::string clock_time(Frame frame, int sample_rate) {
    const auto ms = static_cast<long long>(timeline::convert_frame(frame, sample_rate, 1000));
    char out[40];
    std::snprintf(out, sizeof out, "%02lld:%02lld:%02lld.%03lld", ms / 3'600'000, ms / 60'000 % 60,
                  ms / 1000 % 60, ms % 1000);
    return out;
}

std::optional<std::int64_t> parse_clock_time(std::string_view text) {
    long long hours = 0, minutes = 0, seconds = 0, ms = 0;
    if (std::sscanf(std::string(text).c_str(), "%lld:%2lld:%2lld.%3lld", &hours, &minutes, &seconds, &ms) !=
        4)
        return std::nullopt;
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + ms;
}

std::vector<std::string> vorbis_comments(const Master& master) {
    const auto& m = master.metadata;
    std::vector<std::string> out;
    const auto add = [&](const std::string& name, const std::string& value) {
        if (!value.empty()) out.push_back(name + "=" + value);
    };
    const auto number = [](int value) { return value > 0 ? std::to_string(value) : std::string(); };
    add("TITLE", m.title);
    add("ARTIST", m.author);
    add("ALBUM", m.album);
    add("DATE", m.date);
    add("LANGUAGE", m.language);
    add("GENRE", m.genre);
    add("COMMENT", m.comment);
    add("SOURCE", m.source);
    add("TRACKNUMBER", number(m.track));
    add("TRACKTOTAL", number(m.tracks));
    add("LYRICS", master.lyrics);
    for (std::size_t i = 0; i < master.chapters.size(); ++i) {
        const auto name = chapter_comment_name(i + 1);
        add(name, clock_time(master.chapters[i].begin, master.sample_rate));
        add(name + "NAME", master.chapters[i].title);
    }
    return out;
}

} // namespace langdu::writer
