#include "writer/formats.h"

#include "../test_support.h"
#include "base/audio_file.h"
#include "base/error.h"
#include "writer_support.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <csignal>
#include <sys/resource.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace langdu;
using namespace langdu::writer;
using namespace langdu::test;
namespace fs = std::filesystem;

namespace {

const std::vector<std::string> three{"焕发新春", "吴泳铭出任CEO", "𠮷野家🎧与👩‍👩‍👧"};

Metadata metadata() {
    Metadata m;
    m.title = "阿里的人工智能";
    m.author = "张三";
    m.date = "2025-03-01";
    m.album = "科技";
    m.comment = "一句说明";
    m.source = "https://example.org/a?b=1";
    return m;
}

// What mutagen, which shares no code with the writers, finds in a file: [[seconds, title], ...] and the
// title.
Json mutagen(const fs::path& file) {
    return python(R"py(
import base64, json, re, sys
import mutagen, mutagen.flac
f = mutagen.File(sys.argv[1])
out = {"length": f.info.length, "chapters": [], "cover": 0}
kind = type(f).__name__
tags = f.tags
if kind == "MP3":
    out["version"] = list(tags.version)
    out["title"] = str(tags["TIT2"]); out["artist"] = str(tags["TPE1"]); out["date"] = str(tags.get("TDRC", ""))
    tops = [t for t in tags.getall("CTOC") if t.flags & 2]
    assert len(tops) == 1 and tops[0].flags == 3
    nested = {t.element_id: t for t in tags.getall("CTOC") if not t.flags & 2}
    chap = {c.element_id: c for c in tags.getall("CHAP")}
    def walk(toc):
        assert len(toc.child_element_ids) <= 255
        for i in toc.child_element_ids:
            if i in nested: yield from walk(nested[i])
            else: yield chap[i]
    for c in walk(tops[0]):
        t = c.sub_frames["TIT2"]
        assert t.encoding == 1
        out["chapters"].append([c.start_time / 1000, str(t)])
    out["cover"] = sum(len(a.data) for a in tags.getall("APIC") if a.type == 3)
    out["lyrics"] = "".join(u.text for u in tags.getall("USLT"))
elif kind == "MP4":
    first = lambda k: str(tags[k][0]) if k in tags else ""
    out["title"] = first("\xa9nam"); out["artist"] = first("\xa9ART"); out["date"] = first("\xa9day")
    out["cover"] = sum(len(c) for c in tags.get("covr", []))
    out["lyrics"] = first("\xa9lyr")
    out["chapters"] = [[c.start, c.title] for c in f.chapters or []]
else:
    first = lambda k: tags[k][0] if k in tags else ""
    out["title"] = first("title"); out["artist"] = first("artist"); out["date"] = first("date")
    for k, v in tags:
        m = re.fullmatch(r"CHAPTER(\d{3,4})", k)
        if m:
            h, mi, s = v.split(":")
            out["chapters"].append([int(h) * 3600 + int(mi) * 60 + float(s), first(k + "NAME")])
    pictures = getattr(f, "pictures", [])
    if "metadata_block_picture" in tags:
        pictures = [mutagen.flac.Picture(base64.b64decode(p)) for p in tags["metadata_block_picture"]]
    out["cover"] = sum(len(p.data) for p in pictures if p.type == 3)
    out["lyrics"] = first("lyrics")
print(json.dumps(out))
)py",
                  {file});
}

} // namespace

TEST_CASE("every format is the same bytes again, later and on any number of threads", "[writer][slow]") {
    const TemporaryDirectory folder;
    const auto recording = tone_recording(three, 20);
    const auto write_all = [&](const std::string& stem, int threads) {
        WriteOptions options;
        options.threads = threads;
        for (const auto& format : formats()) {
            INFO(format.name);
            const auto path = folder / (stem + std::string(format.extension));
            const auto episode = write_episode(recording, metadata(), options, path);
            CHECK(episode.bytes == fs::file_size(path));
            CHECK(episode.seconds() == Approx(60));
            CHECK(episode.chapters.size() == 3);
        }
    };
    write_all("a", 1);
    std::this_thread::sleep_for(std::chrono::milliseconds(1100));
    write_all("b", 3);
    for (const auto& format : formats()) {
        INFO(format.name);
        CHECK(read_text(folder / ("a" + std::string(format.extension))) ==
              read_text(folder / ("b" + std::string(format.extension))));
    }
}

TEST_CASE("what was written decodes to what was recorded, piece borders included", "[writer][slow]") {
    if (!have_program("ffmpeg")) return;
    const TemporaryDirectory folder;
    const auto recording = tone_recording(three, 20);
    Audio meant{engine_rate, {}};
    recording.samples(
        [&](std::span<const float> s) { meant.samples.insert(meant.samples.end(), s.begin(), s.end()); });
    for (const auto& format : sound_formats()) {
        INFO(format.name);
        const auto path = folder / ("a" + std::string(format.extension));
        write_episode(recording, metadata(), {}, path);
        const auto heard = decode(path, engine_rate);
        CHECK(std::abs(heard.frames() - meant.frames()) <=
              engine_rate / 1000); // MP4 edit lists count milliseconds
        double noise = 0, signal = 0, worst = 0, loudest_silence = 0;
        const auto window = static_cast<std::size_t>(engine_rate / 100);
        for (std::size_t at = 0; at + window <= std::min(heard.samples.size(), meant.samples.size());
             at += window) {
            double here = 0, there = 0;
            for (std::size_t i = at; i < at + window; ++i) {
                noise += std::pow(heard.samples[i] - meant.samples[i], 2);
                here += std::pow(heard.samples[i], 2);
                there += std::pow(meant.samples[i], 2);
            }
            signal += there;
            worst = std::max(worst, std::abs(std::sqrt(here / 220) - std::sqrt(there / 220)));
            const bool far_from_sound = std::all_of(
                meant.samples.begin() + static_cast<std::ptrdiff_t>(at < 10 * window ? 0 : at - 10 * window),
                meant.samples.begin() +
                    static_cast<std::ptrdiff_t>(std::min(meant.samples.size(), at + 11 * window)),
                [](float sample) { return sample == 0; });
            if (far_from_sound) loudest_silence = std::max(loudest_silence, std::sqrt(here / 220));
        }
        INFO("signal to noise " << 10 * std::log10(signal / noise) << " dB, envelope off by " << worst
                                << ", silence at " << loudest_silence);
        // A shift by one sample alone would be 25 dB; Opus keeps no waveform, its envelope tells.
        CHECK(10 * std::log10(signal / noise) > (format.bitrate == 0               ? 60
                                                 : format.sample_rates.size() == 5 ? 5
                                                                                   : 25));
        CHECK(worst < 0.03);
        CHECK(loudest_silence < 0.0006);
    }
}

TEST_CASE("players' libraries find chapters, tags and the cover", "[writer][slow]") {
    if (!have_program("ffprobe")) return;
    const TemporaryDirectory folder;
    write_text(folder / "cover.png", tiny_png(64));
    auto m = metadata();
    m.cover = (folder / "cover.png").string();
    const auto recording = tone_recording(three, 20);
    for (const auto& format : sound_formats()) {
        INFO(format.name);
        const auto path = folder / ("a" + std::string(format.extension));
        write_episode(recording, m, {}, path);
        const auto seen = ffprobe(path);
        CHECK(std::stod(seen["format"]["duration"].get<std::string>()) == Approx(60).margin(0.06));
        const auto& tags =
            seen["format"].contains("tags") ? seen["format"]["tags"] : seen["streams"][0]["tags"];
        const auto tag = [&](std::string name) {
            for (const auto& [key, value] : tags.items()) {
                std::string lower;
                for (const char c : key) lower += static_cast<char>(std::tolower(c));
                if (lower == name) return value.get<std::string>();
            }
            return std::string();
        };
        CHECK(tag("title") == m.title);
        CHECK(tag("artist") == m.author);
        CHECK(tag("album") == m.album);
        CHECK(tag("date").substr(0, 4) == "2025");
        if (format.name == "wav") continue; // labels: see wav_test.cpp
        const auto chapters = ffprobe_chapters(path);
        REQUIRE(chapters.size() == 3);
        for (std::size_t i = 0; i < 3; ++i) {
            CHECK(chapters[i].begin == Approx(20.0 * static_cast<double>(i)).margin(0.0011));
            CHECK(chapters[i].title == three[i]);
        }
        if (format.name == "mka") continue; // mutagen does not read it
        const auto found = mutagen(path);
        CHECK(found["length"].get<double>() == Approx(60).margin(0.06));
        CHECK(found["title"] == m.title);
        CHECK(found["artist"] == m.author);
        CHECK(found["cover"] == fs::file_size(m.cover));
        REQUIRE(found["chapters"].size() == 3);
        for (std::size_t i = 0; i < 3; ++i) {
            CHECK(found["chapters"][i][0].get<double>() ==
                  Approx(20.0 * static_cast<double>(i)).margin(0.0011));
            CHECK(found["chapters"][i][1] == three[i]);
        }
    }
}

TEST_CASE("an MP3 begins with ID3v2.3 and is constant 64 kbit/s mono at 44.1 kHz", "[writer]") {
    if (!have_program("ffprobe")) return;
    const TemporaryDirectory folder;
    const auto path = folder / "a.mp3";
    write_episode(tone_recording(three, 20), metadata(), {}, path);
    CHECK(read_text(path).substr(0, 4) == std::string("ID3\x03", 4));
    const auto stream = ffprobe(path)["streams"][0];
    CHECK(stream["codec_name"] == "mp3");
    CHECK(stream["sample_rate"] == "44100");
    CHECK(stream["channels"] == 1);
    CHECK(stream["bit_rate"] == "64000");
}

TEST_CASE("lyrics with times are a tag where the format has one, and subtitles stand beside", "[writer]") {
    const TemporaryDirectory folder;
    const auto recording = tone_recording(three, 4);
    WriteOptions options;
    options.lyrics = true;
    options.subtitles = parse_subtitle_formats("vtt");
    for (const auto& format : sound_formats()) {
        INFO(format.name);
        const auto path = folder / ("a" + std::string(format.extension));
        write_episode(recording, metadata(), options, path);
        CHECK(read_text(folder / "a.vtt")
                  .starts_with("WEBVTT\n\n00:00:00.300 --> 00:00:01.800\n第1章的一句话。\n"));
        if (!format.lyrics || format.name == "mka") continue;
        const auto lyrics = mutagen(path)["lyrics"].get<std::string>();
        CHECK(lyrics.find("[ti:阿里的人工智能]") == 0);
        CHECK(lyrics.find("[00:04.30]第2章的一句话。") != std::string::npos);
    }
}

TEST_CASE("a work with more than 255 chapters keeps them all", "[writer][slow]") {
    const TemporaryDirectory folder;
    std::vector<std::string> titles;
    for (int i = 1; i <= 300; ++i) titles.push_back("第" + std::to_string(i) + "回 贾宝玉神游太虚境");
    const auto recording = tone_recording(titles, 1);
    for (const auto& format : sound_formats()) {
        INFO(format.name);
        const auto path = folder / ("a" + std::string(format.extension));
        CHECK(write_episode(recording, metadata(), {}, path).chapters.size() == 300);
        if (format.name == "wav") continue;
        const auto chapters = ffprobe_chapters(path);
        REQUIRE(chapters.size() == 300);
        CHECK(chapters[299].begin == Approx(299).margin(0.0011));
        CHECK(chapters[299].title == titles[299]);
        if (format.name == "mka") continue;
        // The Nero list, which mutagen reads, is left out above 255.
        const bool mp4 = format.mime == "audio/mp4";
        CHECK(mutagen(path)["chapters"].size() == (mp4 ? 0 : 300));
    }
}

TEST_CASE("odd titles are cleaned, cut between graphemes and still read back", "[writer]") {
    const TemporaryDirectory folder;
    std::string family;
    for (int i = 0; i < 12; ++i) family += "👩‍👩‍👧";
    const std::vector<std::string> titles{"一行\n两行\t制表\x07响铃", "𠮷𡃁𪚥" + family,
                                          std::string(300, 'x'), "", "e\xCC\x81"};
    for (const auto& format : formats()) {
        INFO(format.name);
        const auto episode = write_episode(tone_recording(titles, 2), metadata(), {},
                                           folder / ("a" + std::string(format.extension)));
        REQUIRE(episode.chapters.size() == 5);
        CHECK(episode.chapters[0].title == "一行 两行 制表响铃");
        CHECK(episode.chapters[1].title.size() <= format.max_title_bytes);
        CHECK(episode.chapters[2].title.size() <= format.max_title_bytes);
        CHECK(episode.chapters[3].title == "第4章");
        CHECK(episode.chapters[4].title == "é");
    }
}

TEST_CASE("a full disk is an OutputError and leaves nothing", "[writer][slow]") {
    for (const auto& format : formats()) {
        INFO(format.name);
        const TemporaryDirectory folder;
        const auto path = folder / ("a" + std::string(format.extension));
        const pid_t child = ::fork();
        if (child == 0) {
            ::signal(SIGXFSZ, SIG_IGN);
            const rlimit limit{100'000, 100'000};
            ::setrlimit(RLIMIT_FSIZE, &limit);
            try {
                write_episode(tone_recording(three, 40), metadata(), {}, path);
            } catch (const OutputError& error) {
                const std::string text = error.what();
                ::_exit(text.starts_with(path.string() + ": File too large; free some space") ? 7 : 8);
            }
            ::_exit(9);
        }
        int status = 0;
        ::waitpid(child, &status, 0);
        CHECK(WEXITSTATUS(status) == 7);
        CHECK(fs::is_empty(folder.path()));
    }
}

TEST_CASE("what cannot be written is said before the work", "[writer]") {
    const TemporaryDirectory folder;
    auto recording = tone_recording(three, 4);
    recording.samples = [](const auto&) { FAIL("the sound was asked for"); };
    CHECK_THROWS_AS(write_episode(recording, metadata(), {}, folder / "none/a.mp3"), OutputError);
    CHECK_THROWS_AS(write_episode(recording, metadata(), {}, "/dev/full/a.mp3"), OutputError);
    CHECK_THROWS_AS(write_episode(recording, metadata(), {}, "/dev/full"), UsageError);
    CHECK_THROWS_AS(write_episode(recording, metadata(), {}, folder / "a.aiff"), UsageError);
    WriteOptions options;
    options.bitrate = 32000;
    CHECK_THROWS_AS(write_episode(recording, metadata(), options, folder / "a.mp3"), SettingError);
    options = {};
    options.sample_rate = 12345;
    CHECK_THROWS_AS(write_episode(recording, metadata(), options, folder / "a.flac"), SettingError);
    auto m = metadata();
    m.cover = (folder / "cover.png").string();
    CHECK_THROWS_AS(write_episode(recording, m, {}, folder / "a.mp3"), InputError);
    CHECK_THROWS_AS(check_output(m, {}, folder / "a.mp3"), InputError);
    CHECK_THROWS_AS(parse_subtitle_formats("vtt,xyz"), SettingError);
    CHECK_THROWS_AS(check_output(metadata(), {}, folder / "none/a.mp3"), OutputError);
    CHECK_NOTHROW(check_output(metadata(), {}, folder / "a.mp3"));
    CHECK(fs::is_empty(folder.path()));
}

TEST_CASE("a failure while the sound is made passes and leaves nothing", "[writer]") {
    for (const auto& format : formats()) {
        INFO(format.name);
        const TemporaryDirectory folder;
        auto recording = tone_recording(three, 20);
        recording.samples = [good = recording.samples](const auto& sink) {
            int blocks = 0;
            good([&](std::span<const float> block) {
                if (++blocks == 200) throw OutputError("engine: crashed twice; report it");
                sink(block);
            });
        };
        CHECK_THROWS_WITH(
            write_episode(recording, metadata(), {}, folder / ("a" + std::string(format.extension))),
            "engine: crashed twice; report it");
        CHECK(fs::is_empty(folder.path()));
    }
}

TEST_CASE("sound that is shorter than its timeline is refused", "[writer]") {
    for (const auto& format : formats()) {
        INFO(format.name);
        const TemporaryDirectory folder;
        auto recording = tone_recording(three, 20);
        recording.timeline.frames += 4 * engine_rate;
        CHECK_THROWS_AS(
            write_episode(recording, metadata(), {}, folder / ("a" + std::string(format.extension))),
            OutputError);
        CHECK(fs::is_empty(folder.path()));
    }
}

TEST_CASE("the loudness of the file is the loudness of the recording", "[writer]") {
    if (!have_program("ffmpeg")) return;
    const TemporaryDirectory folder;
    // A 997 Hz sine of amplitude a measures 20 lg a - 3.01 LUFS in one channel.
    const double amplitude = 0.158;
    for (const auto& format : sound_formats()) {
        INFO(format.name);
        const auto path = folder / ("a" + std::string(format.extension));
        write_episode(sine_recording(12, amplitude), metadata(), {}, path);
        const auto outcome =
            run({"ffmpeg", "-hide_banner", "-nostats", "-i", path, "-af", "ebur128", "-f", "null", "-"});
        const auto at = outcome.err.rfind("I:");
        REQUIRE(at != std::string::npos);
        CHECK(std::stod(outcome.err.substr(at + 2)) == Approx(20 * std::log10(amplitude) - 3.01).margin(0.3));
    }
}
