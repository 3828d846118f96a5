#include "writer/split.h"

#include "../test_support.h"
#include "base/audio_file.h"
#include "base/error.h"
#include "writer/file_name.h"
#include "writer_support.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::writer;
using namespace langdu::test;

TEST_CASE("a work is split into a numbered file a chapter and a playlist", "[writer]") {
    const TemporaryDirectory folder;
    const auto recording = tone_recording({"开头", "什么是AI/ML？", "结尾"}, 4);
    Metadata m;
    m.title = "一本书";
    m.author = "张三";
    WriteOptions options;
    options.subtitles = parse_subtitle_formats("srt");
    const auto work = write_split(recording, m, options, folder / "book.flac");
    CHECK(read_text(folder / "book/02 什么是AI／ML？.srt")
              .starts_with("1\n00:00:00,300 --> 00:00:01,800\n第2章的一句话。\n"));
    REQUIRE(work.files.size() == 3);
    CHECK(work.files[1].path == folder / "book/02 什么是AI／ML？.flac");
    CHECK(work.files[1].metadata.track == 2);
    CHECK(work.files[1].metadata.tracks == 3);
    CHECK(work.files[1].metadata.album == "一本书");
    CHECK(work.files[1].chapters == std::vector<timeline::Mark>{{0, "什么是AI/ML？", 1}});
    CHECK(work.whole.frames == recording.timeline.frames);
    CHECK(work.whole.chapters[2] == timeline::Mark{8 * engine_rate, "结尾", 1});
    CHECK(read_text(work.whole.path) == "#EXTM3U\n#PLAYLIST:一本书\n"
                                        "#EXTINF:4.000,开头\n01 开头.flac\n"
                                        "#EXTINF:4.000,什么是AI/ML？\n02 什么是AI／ML？.flac\n"
                                        "#EXTINF:4.000,结尾\n03 结尾.flac\n");
}

TEST_CASE("the parts together are the whole, sample by sample", "[writer]") {
    const TemporaryDirectory folder;
    const auto recording = tone_recording({"一", "二", "三"}, 4);
    const auto whole = write_episode(recording, {}, {}, folder / "whole.wav");
    std::vector<float> joined;
    for (const auto& file : write_split(recording, {}, {}, folder / "parts.wav").files) {
        const auto part = read_audio(file.path);
        joined.insert(joined.end(), part.samples.begin(), part.samples.end());
    }
    CHECK(joined == read_audio(whole.path).samples);
}

TEST_CASE("a failure while splitting passes and stops the source", "[writer]") {
    const TemporaryDirectory folder;
    auto recording = tone_recording({"一", "二", "三"}, 20);
    recording.samples = [good = recording.samples](const auto& sink) {
        int blocks = 0;
        good([&](std::span<const float> block) {
            if (++blocks == 200) throw OutputError("engine: crashed twice; report it");
            sink(block);
        });
    };
    CHECK_THROWS_WITH(write_split(recording, {}, {}, folder / "a.flac"), "engine: crashed twice; report it");
    CHECK_FALSE(std::filesystem::exists(folder / "a"));
    CHECK_THROWS_AS(write_split(recording, {}, {}, folder / "none/a.flac"), OutputError);
}

TEST_CASE("file names are safe and cut by bytes between graphemes", "[writer]") {
    CHECK(safe_file_name("a/b:c*d?", 100) == "a／b：c＊d？");
    CHECK(safe_file_name(" ..一\n二.. ", 100) == "一 二");
    CHECK(safe_file_name("一二三四", 10) == "一二三");
    CHECK(safe_file_name("好👩‍👩‍👧", 20) == "好");
    CHECK(safe_file_name("...", 20) == "无题");
}

TEST_CASE("a work that cannot be split to its end leaves nothing new", "[writer]") {
    const TemporaryDirectory folder;
    const auto failing = [&](const std::string& name) {
        auto recording = tone_recording({"一", "二", "三"}, 20);
        recording.samples = [good = recording.samples](const auto& sink) {
            int blocks = 0;
            good([&](std::span<const float> block) {
                if (++blocks == 200) throw OutputError("No space left on device");
                sink(block);
            });
        };
        WriteOptions options;
        options.subtitles = parse_subtitle_formats("srt");
        CHECK_THROWS_WITH(write_split(recording, {}, options, folder / name),
                          Catch::Contains("No space left"));
    };
    failing("a.wav");
    CHECK_FALSE(std::filesystem::exists(folder / "a"));
    // What stood there stays.
    std::filesystem::create_directory(folder / "b");
    write_text(folder / "b/01 一.wav", "earlier");
    write_text(folder / "b/notes.txt", "mine");
    failing("b.wav");
    CHECK(std::filesystem::exists(folder / "b/01 一.wav"));
    CHECK(read_text(folder / "b/notes.txt") == "mine");
    CHECK_FALSE(std::filesystem::exists(folder / "b/02 二.wav"));
}
