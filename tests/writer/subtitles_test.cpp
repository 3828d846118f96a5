#include "writer/subtitles.h"

#include "../test_support.h"
#include "base/error.h"
#include "base/json.h"
#include "base/unicode.h"
#include "writer/subtitle_lines.h"
#include "writer_support.h"

#include <catch2/catch.hpp>

#include <sstream>

using namespace langdu;
using namespace langdu::writer;
using namespace langdu::test;

namespace {

constexpr int rate = 1000; // a frame is a millisecond

// One sentence a call; a word is 100 ms a character, words are separated by '|', which is not part of the
// text.
timeline::Timeline sentence(const std::string& marked) {
    timeline::Timeline out;
    out.sample_rate = rate;
    timeline::Cue whole;
    std::vector<timeline::Cue> words;
    std::stringstream parts{marked};
    Frame at = 500;
    for (std::string part; std::getline(parts, part, '|');) {
        whole.text += part;
        std::string word; // marks are no part of words
        for (auto c = code_point_at(part, 0); c.size; c = code_point_at(part, c.end()))
            if (!is_punctuation(c.value) && !is_white_space(c.value)) append_utf8(word, c.value);
        if (word.empty()) continue;
        const Frame end = at + 100 * static_cast<Frame>(length_utf8(word));
        words.push_back({timeline::Cue::Kind::word, at, end, word, 0, false});
        at = end;
    }
    whole.begin = 500;
    whole.end = at;
    out.frames = at + 500;
    out.cues.push_back(whole);
    out.cues.insert(out.cues.end(), words.begin(), words.end());
    return out;
}

std::vector<std::string> lines(const std::string& marked, std::size_t limit) {
    std::vector<std::string> out;
    for (const auto& sentence_lines : cut_lines(sentence(marked), limit))
        for (const auto& line : sentence_lines) out.push_back(line.text);
    return out;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("a sentence that fits is one line", "[writer]") {
    CHECK(lines("今天|天气|很好。", 10) == Lines{"今天天气很好。"});
}

TEST_CASE("lines are cut at marks first, else between words", "[writer]") {
    CHECK(lines("今天|天气|很好，|我们|去|公园|散步。", 10) == Lines{"今天天气很好，", "我们去公园散步。"});
    CHECK(lines("人工智能|改变|出版|行业|生产|方式", 8) == Lines{"人工智能改变出版", "行业生产方式"});
    CHECK(lines("他|说“|人工智能|很|重要”|而且|便宜", 11) == Lines{"他说“人工智能很重要”", "而且便宜"});
    CHECK(lines("我|觉得“|好”", 3) == Lines{"我觉得", "“好”"});
}

TEST_CASE("a word longer than a line is cut between graphemes", "[writer]") {
    CHECK(lines("网址|abcdefghijkl|完", 5) == Lines{"网址", "abcde", "fghij", "kl完"});
}

TEST_CASE("a line begins with its first word", "[writer]") {
    const auto cut = cut_lines(sentence("今天|天气|很好，|我们|去|公园|散步。"), 10);
    REQUIRE(cut.size() == 1);
    CHECK(cut[0][0].begin == 500);
    CHECK(cut[0][0].end == 1100);
    CHECK(cut[0][1].begin == 1100);
    CHECK(cut[0][1].end == 1800);
}

TEST_CASE("without word times they are shared out by length", "[writer]") {
    auto timeline = sentence("今天|天气|很好，|我们|去|公园|散步。");
    timeline.cues.resize(1);
    const auto cut = cut_lines(timeline, 10);
    REQUIRE(cut[0].size() == 2);
    CHECK(cut[0][0].text == "今天天气很好，");
    CHECK(cut[0][1].begin > 1000);
    CHECK(cut[0][1].begin < 1300);
    CHECK(cut[0][1].end == timeline.cues[0].end);
}

TEST_CASE("WebVTT is escaped and timed to the millisecond", "[writer]") {
    CHECK(to_vtt(sentence("A&B<|C>|D"), {}) ==
          "WEBVTT\n\n00:00:00.500 --> 00:00:01.100\nA&amp;B&lt;C&gt;D\n\n");
}

TEST_CASE("WebVTT is cut as SubRip is: two short lines a cue", "[writer]") {
    std::string long_sentence;
    for (int i = 0; i < 40; ++i) long_sentence += "今天|天气|很好，|";
    const auto vtt = to_vtt(sentence(long_sentence + "好。"), {});
    std::istringstream lines(vtt);
    int in_a_row = 0;
    for (std::string line; std::getline(lines, line);) {
        if (line.find("-->") == line.npos) CHECK(length_utf8(line) <= 32);
        in_a_row = line.empty() ? 0 : in_a_row + 1;
        CHECK(in_a_row <= 3); // times and two lines
    }
}

TEST_CASE("SubRip has two lines a cue at most and no markup", "[writer]") {
    std::string long_sentence;
    for (int i = 0; i < 25; ++i) long_sentence += "四个字吧|";
    const auto srt = to_srt(sentence(long_sentence), {});
    CHECK(srt.starts_with("1\n00:00:00,500 --> "));
    std::stringstream in{srt};
    int in_cue = 0;
    for (std::string line; std::getline(in, line);) {
        in_cue = line.empty() ? 0 : in_cue + 1;
        CHECK(in_cue <= 4);
        if (in_cue > 2) CHECK(length_utf8(line) <= 32);
    }
    CHECK(to_srt(sentence("<i>|好"), {}).find("＜i>好") != std::string::npos);
}

TEST_CASE("LRC names the work and counts hundredths", "[writer]") {
    Metadata m;
    m.title = "标题";
    CHECK(to_lrc(sentence("今天|好。"), m) == "[ti:标题]\n[length:00:01.30]\n[00:00.50]今天好。\n");
}

TEST_CASE("the transcript has sentences and their words", "[writer]") {
    const auto json = Json::parse(to_transcript_json(sentence("今天|“好”。"), {}));
    CHECK(json["version"] == "1.0.0");
    CHECK(json["segments"][0]["startTime"] == 0.5);
    CHECK(json["segments"][0]["body"] == "今天“好”。");
    CHECK(json["segments"][0]["words"][1]["body"] == "好");
    CHECK(json["segments"][0]["words"][1]["startTime"] == 0.7);
}

TEST_CASE("subtitles stand beside the sound", "[writer]") {
    const TemporaryDirectory folder;
    const auto written =
        write_subtitles(sentence("好。"), {}, parse_subtitle_formats("vtt,json"), folder / "a.mp3");
    CHECK(written == std::vector<std::filesystem::path>{folder / "a.vtt", folder / "a.transcript.json"});
    CHECK_THROWS_AS(parse_subtitle_formats("vtt,ass"), SettingError);
    CHECK_THROWS_AS(parse_subtitle_formats(""), SettingError);
}

TEST_CASE("ffmpeg reads the subtitles", "[writer]") {
    if (!have_program("ffprobe")) return;
    const TemporaryDirectory folder;
    auto recording = tone_recording({"一", "二", "三"}, 20);
    for (const auto& path :
         write_subtitles(recording.timeline, {}, parse_subtitle_formats("vtt,srt"), folder / "a.mp3")) {
        const auto outcome = run({"ffprobe", "-v", "error", "-show_packets", "-of", "json", path});
        const auto packets = Json::parse(outcome.out).at("packets");
        REQUIRE(packets.size() == recording.timeline.cues.size());
        CHECK(std::stod(packets[1].at("pts_time").get<std::string>()) == Approx(2.3).margin(0.001));
    }
}
