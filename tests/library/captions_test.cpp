#include "library/captions.h"

#include "base/unicode.h"

#include <catch2/catch.hpp>

using namespace langdu;

namespace {

Cue sentence(Frame begin, Frame end, const std::string& text) {
    Cue cue;
    cue.begin = begin;
    cue.end = end;
    cue.text = text;
    return cue;
}
Cue word(Frame begin, Frame end, const std::string& text) {
    Cue cue = sentence(begin, end, text);
    cue.kind = Cue::Kind::word;
    return cue;
}
Timeline timeline(std::vector<Cue> cues) {
    Timeline out;
    out.sample_rate = 1000;
    out.frames = cues.back().end;
    out.cues = std::move(cues);
    return out;
}

} // namespace

TEST_CASE("a short sentence is one caption", "[library]") {
    const auto captions = captions_of(timeline({sentence(300, 2000, "你好。")}), 32);
    CHECK(captions == std::vector<Caption>{{0.3, 2.0, "你好。"}});
}

TEST_CASE("a long sentence is cut behind a mark, at the time of the next word", "[library]") {
    const auto captions =
        captions_of(timeline({sentence(0, 4000, "股价开始反弹，市场回暖。"), word(0, 800, "股价"),
                              word(900, 1500, "开始"), word(1500, 1900, "反弹"), word(2500, 3000, "市场"),
                              word(3000, 4000, "回暖")}),
                    8);
    REQUIRE(captions.size() == 2);
    CHECK(captions[0].text == "股价开始反弹，");
    CHECK(captions[1].text == "市场回暖。");
    CHECK(captions[1].begin == Approx(2.5));
    CHECK(captions[0].end == Approx(2.5));
}

TEST_CASE("without marks a cut falls before a word, and no caption begins with a mark", "[library]") {
    const auto captions =
        captions_of(timeline({sentence(0, 4000, "人工智能公司发布模型。"), word(0, 1000, "人工智能"),
                              word(1000, 2000, "公司"), word(2000, 3000, "发布"), word(3000, 4000, "模型")}),
                    7);
    REQUIRE(captions.size() == 2);
    CHECK(captions[0].text == "人工智能公司");
    CHECK(captions[1].text == "发布模型。");
}

TEST_CASE("nothing is lost and every caption fits, whatever the text", "[library]") {
    const std::string text =
        "“Qwen2.5-Max”发布了！！！？它说：『好，（真的）好』……然后ABCDEFGHIJKLMNOPQRSTUVWXYZ，没有了。";
    for (std::size_t limit = 4; limit < 40; ++limit) {
        std::string all;
        double last = 0;
        for (const auto& caption : captions_of(timeline({sentence(0, 9000, text)}), limit)) {
            all += caption.text;
            CHECK(length_utf8(caption.text) <= limit + 8); // a run of marks is not torn off
            CHECK(caption.begin >= last);
            CHECK(caption.end >= caption.begin);
            last = caption.begin;
        }
        CHECK(all == text);
    }
}

TEST_CASE("captions as WebVTT and as SubRip", "[library]") {
    const std::vector<Caption> captions{{0.25, 1.5, "A < B & C"}, {3723.004, 3724, "二"}};
    CHECK(to_vtt(captions) ==
          "WEBVTT\n\n00:00:00.250 --> 00:00:01.500\nA &lt; B &amp; C\n\n01:02:03.004 --> 01:02:04.000\n二\n");
    CHECK(to_srt(captions) ==
          "1\n00:00:00,250 --> 00:00:01,500\nA < B & C\n\n2\n01:02:03,004 --> 01:02:04,000\n二\n");
}
