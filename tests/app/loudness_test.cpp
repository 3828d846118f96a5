// Loudness and peaks of finished files, as ffmpeg's meter reads them.

#include "base/files.h"
#include "test_support.h"
#include "writer/formats.h"

#include <catch2/catch.hpp>

using namespace langdu::test;

namespace {

const std::string article = std::string(data_folder) + "/article.md";

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

TEST_CASE("every container is at -19 LUFS on its one channel and below -1 dBTP, at any bitrate",
          "[app][slow]") {
    if (!have_program("ffmpeg")) return;
    const TemporaryDirectory folder;
    for (const auto& format : langdu::writer::formats()) {
        if (!format.mime.starts_with("audio/") || !langdu::writer::missing_for(format).empty()) continue;
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

TEST_CASE("broadcast's level, and a voice's own", "[app][slow]") {
    if (!have_program("ffmpeg")) return;
    const TemporaryDirectory folder;
    const auto out = (folder / "a.mp3").string();
    const auto level = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {"render", article, "-q", "-o", out});
        const auto said = langdu::test::langdu(words);
        INFO(said.err);
        REQUIRE(said.exit_code == 0);
        return measure(out);
    };
    const auto broadcast = level({"--loudness", "ebu"});
    CHECK(broadcast.lufs == Approx(-26).margin(0.5)); // one channel of two
    CHECK(broadcast.true_peak <= -1);

    const auto voices = langdu::data_directory() / "voices";
    for (const auto* name : {"newsreader.voice", "newsreader-english.voice"})
        write_text(folder / name, read_text(voices / name));
    const auto preset = [&](const std::string& loudness) {
        auto text = read_text(voices / "newsreader.toml");
        const std::string ours = "loudness = \"podcast\"";
        write_text(folder / "mine.toml",
                   text.replace(text.find(ours), ours.size(), "loudness = \"" + loudness + "\""));
        return (folder / "mine.toml").string();
    };
    CHECK(level({"--voice", preset("ebu")}).lufs == Approx(-26).margin(0.5));
    CHECK(level({"--voice", preset("ebu"), "--loudness", "podcast"}).lufs == Approx(-19).margin(0.5));
    const auto refused =
        langdu::test::langdu({"render", article, "-q", "-o", out, "--voice", preset("loud")});
    CHECK(refused.exit_code == 1);
    CHECK_THAT(refused.err, Catch::Contains("mine.toml:5: \"loud\" is not a loudness; use"));
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
