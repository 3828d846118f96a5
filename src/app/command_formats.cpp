#include "app/app.h"
#include "app/translate.h"
#include "base/json.h"
#include "writer/formats.h"
#include "writer/subtitles.h"

#include <iostream>
#include <memory>

namespace langdu::app {

namespace {

std::string kilobits(int bitrate) { return std::to_string(bitrate / 1000); }

// The schema is in docs/formats-json.md.
Json formats_json() {
    Json out{{"version", 1}, {"formats", Json::array()}, {"subtitles", Json::array()}};
    for (const auto& f : writer::formats()) {
        Json row{
            {"name", f.name}, {"extension", f.extension}, {"mime", f.mime}, {"description", f.description}};
        row["sample_rate"] = f.sample_rate ? Json(f.sample_rate) : Json();
        row["sample_rates"] = f.sample_rates;
        row["bitrate"] = f.bitrate
                             ? Json{{"default", f.bitrate}, {"least", f.min_bitrate}, {"most", f.max_bitrate}}
                             : Json();
        row["chapters"] = f.chapters;
        row["max_title_bytes"] = f.max_title_bytes == writer::any_length ? Json() : Json(f.max_title_bytes);
        row["cover"] = f.cover;
        row["lyrics"] = f.lyrics;
        row["missing"] = writer::missing_for(f);
        out["formats"].push_back(std::move(row));
    }
    for (const auto& s : writer::subtitle_formats())
        out["subtitles"].push_back(
            {{"name", s.name}, {"extension", s.extension}, {"mime", s.mime}, {"description", s.description}});
    return out;
}

void print_table() {
    for (const auto& f : writer::formats()) {
        std::cout << f.extension << '\t' << tr(f.description) << '\n';
        const auto rate =
            f.sample_rate ? std::to_string(f.sample_rate) + " Hz" : tr("the voice's sample rate");
        const auto bits = f.bitrate ? kilobits(f.bitrate) + " kbit/s (" + kilobits(f.min_bitrate) + "-" +
                                          kilobits(f.max_bitrate) + ")"
                                    : tr("lossless, 16 bits");
        std::cout << '\t'
                  << tr("{}, {}; chapters: {}; {}; {}", rate, bits, tr(f.chapters),
                        tr(f.cover ? "cover" : "no cover"), tr(f.lyrics ? "lyrics" : "no lyrics"))
                  << '\n';
        if (const auto missing = writer::missing_for(f); !missing.empty())
            std::cout << '\t' << tr("not now: {}", tr(missing)) << '\n';
    }
    std::cout << "--subtitles\n";
    for (const auto& s : writer::subtitle_formats())
        std::cout << '\t' << s.name << '\t' << s.extension << '\t' << tr(s.description) << '\n';
}

} // namespace

std::function<int()> command_formats(Arguments& app) {
    const auto json = std::make_shared<bool>(false);
    app.add_flag("--json", *json, "Print JSON");
    return [json] {
        if (*json)
            std::cout << json_text(formats_json(), 2) << '\n';
        else
            print_table();
        return 0;
    };
}

} // namespace langdu::app
