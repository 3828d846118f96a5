// Loudness and peaks of finished files, as ffmpeg's meter reads them.

#include "test_support.h"
#include "writer/formats.h"

#include <catch2/catch.hpp>

using namespace langdu::test;

namespace {

const std::string article = std::string(LANGDU_TEST_DATA) + "/article.md";

struct Measured {
    double lufs{};
    double true_peak{};
};

Measured measure(const std::filesystem::path& file) {
    const auto said = run({"ffmpeg", "-hide_banner", "-nostats", "-i", file, "-map", "0:a:0", "-af",
                           "ebur128=peak=true", "-f", "null", "-"})
                          .err;
    const auto value = [&](const std::string& name) {
        return std::stod(said.substr(said.rfind(name) + name.size()));
    };
    return {value("I:"), value("Peak:")};
}

} // namespace

TEST_CASE("every container is at -19 LUFS on its one channel and below -1 dBTP, at any bitrate", "[app]") {
    if (!have_program("ffmpeg")) return;
    const TemporaryDirectory folder;
    for (const auto& format : langdu::formats()) {
        if (!format.mime.starts_with("audio/") || !langdu::missing_for(format).empty()) continue;
        for (const int bitrate : {format.bitrate, format.min_bitrate}) {
            const auto file = folder / ("a" + std::string(format.extension));
            std::vector<std::string> words{"render", article, "-q", "-o", file.string()};
            if (bitrate) words.insert(words.end(), {"--bitrate", std::to_string(bitrate / 1000)});
            REQUIRE(langdu::test::langdu(words).exit_code == 0);
            const auto seen = measure(file);
            INFO(format.name << " at " << bitrate << ": " << seen.lufs << " LUFS, " << seen.true_peak
                             << " dBTP");
            CHECK(seen.lufs == Approx(-19).margin(bitrate == format.bitrate ? 0.5 : 0.8));
            CHECK(seen.true_peak <= -1);
            if (format.bitrate == format.min_bitrate) break;
        }
    }
}

TEST_CASE("an audiobook for a shop has its level, peaks and silences, as a whole and in parts", "[app]") {
    if (!have_program("ffmpeg")) return;
    const TemporaryDirectory folder;
    const auto out = (folder / "a.mp3").string();
    for (const bool split : {false, true}) {
        std::vector<std::string> words{"render",     article, "-q",        "-o", out,
                                       "--loudness", "acx",   "--bitrate", "192"};
        if (split) words.push_back("--split");
        REQUIRE(langdu::test::langdu(words).exit_code == 0);
    }
    int files = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(folder.path())) {
        if (entry.path().extension() != ".mp3") continue;
        ++files;
        const auto said =
            run({"ffmpeg", "-hide_banner", "-nostats", "-i", entry.path(), "-map", "0:a:0", "-af",
                 "astats=measure_perchannel=none,silencedetect=n=-60dB:d=0.4", "-f", "null", "-"})
                .err;
        INFO(entry.path() << "\n" << said);
        const auto value = [&](const std::string& name, std::size_t at) {
            return std::stod(said.substr(at + name.size()));
        };
        const auto last = [&](const std::string& name) { return value(name, said.rfind(name)); };
        CHECK(last("RMS level dB: ") > -23);
        CHECK(last("RMS level dB: ") < -18);
        CHECK(last("Peak level dB: ") < -3);
        const std::string end = "silence_duration: ";
        CHECK(value(end, said.find(end)) == Approx(0.75).margin(0.15));
        CHECK(last(end) > 1);
        CHECK(last(end) < 5);
    }
    CHECK(files == 6);
}
