#include "narration/narration.h"
#include "test_support.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::narration;

namespace {

chapter::Script script_of(const std::vector<std::vector<chapter::Passage>>& chapters) {
    chapter::Script script;
    for (const auto& passages : chapters)
        script.chapters.push_back({passages.front().text, 1, passages.front().line, passages});
    return script;
}

std::vector<PlannedSentence> all(const chapter::Script& script, bool words = true) {
    static const Mandarin mandarin{test::built_data};
    Narration narration{script, mandarin, {{}, words}};
    std::vector<PlannedSentence> out;
    while (auto sentence = narration.next()) out.push_back(std::move(*sentence));
    return out;
}

using P = chapter::PassageKind;

} // namespace

TEST_CASE("headings, paragraphs and chapters end with their own pauses", "[narration]") {
    const auto sentences = all(script_of({{{P::heading, 1, "第一章"},
                                           {P::paragraph, 2, "今天很好。明天也好。"},
                                           {P::paragraph, 3, "后天呢？"}},
                                          {{P::heading, 5, "第二章"}, {P::paragraph, 6, "完了。"}}}));
    REQUIRE(sentences.size() == 6);
    const std::vector<phrasing::Pause> wanted{phrasing::Pause::heading_after, phrasing::Pause::sentence,
                                              phrasing::Pause::paragraph,     phrasing::Pause::chapter,
                                              phrasing::Pause::heading_after, phrasing::Pause::none};
    for (std::size_t i = 0; i < wanted.size(); ++i) CHECK(sentences[i].utterances.back().after == wanted[i]);
    CHECK(sentences[0].chapter_start);
    CHECK(sentences[0].chapter_title == "第一章");
    CHECK_FALSE(sentences[1].chapter_start);
    CHECK(sentences[4].chapter_start);
    CHECK(sentences[4].chapter == 1);
}

TEST_CASE("a sentence and its words are kept as written", "[narration]") {
    const auto sentences = all(script_of({{{P::paragraph, 1, "股价上涨80%，好。"}}}));
    REQUIRE(sentences.size() == 1);
    CHECK(sentences[0].written == "股价上涨80%，好。");
    std::vector<std::string> words;
    for (const auto& word : sentences[0].words) words.push_back(word.text);
    CHECK(words == std::vector<std::string>{"股价", "上涨", "80%", "好"});
    CHECK(all(script_of({{{P::paragraph, 1, "股价上涨80%，好。"}}}), false)[0].words.empty());
}

TEST_CASE("what is set off has a longer pause before it", "[narration]") {
    const auto sentences = all(script_of({{{P::paragraph, 1, "甲说。"}, {P::quote, 2, "乙说。", true}}}));
    REQUIRE(sentences.size() == 2);
    CHECK(sentences[0].utterances.back().after == phrasing::Pause::section);
}

TEST_CASE("a pause mark is silence and listed", "[narration]") {
    static const Mandarin mandarin{test::built_data};
    const auto plan = narrate_passage({P::paragraph, 7, "想一想[停顿 2秒]好"}, mandarin, {});
    REQUIRE(plan.skipped.size() == 1);
    CHECK(plan.skipped[0] == Skipped{7, "[停顿 2秒]", SkipReason::pause_mark});
    CHECK(plan.utterances[0][0].after == phrasing::Pause::explicit_ms);
    CHECK(plan.utterances[0][0].explicit_ms == 2000);
}

TEST_CASE("every spelling of a pause mark is silence for the whole chain", "[narration]") {
    static const Mandarin mandarin{test::built_data};
    for (const auto* mark :
         {"[停顿 2秒]", "[停顿2.0 秒]", "［停顿　2秒］", "[pause 2 seconds]", "[pause 2000ms]"}) {
        INFO(mark);
        const auto said = narrate_passage({P::paragraph, 7, std::string("想") + mark + "好"}, mandarin, {});
        CHECK(said.skipped == std::vector<Skipped>{{7, mark, SkipReason::pause_mark}});
        REQUIRE(said.utterances.at(0).size() == 2);
        CHECK(said.utterances[0][0].after == phrasing::Pause::explicit_ms);
        CHECK(said.utterances[0][0].explicit_ms == 2000);
    }
}

TEST_CASE("a passage without end is planned in parts and stays one paragraph", "[narration]") {
    std::string text;
    for (int i = 0; i < 4000; ++i) text += "今天天气很好，我们去公园。";
    const auto sentences = all(script_of({{{P::paragraph, 1, text}, {P::paragraph, 2, "完。"}}}), false);
    CHECK(sentences.size() == 4001);
    std::string written;
    for (std::size_t i = 0; i < 4000; ++i) {
        written += sentences[i].written;
        CHECK(sentences[i].paragraph_start == (i == 0));
        CHECK(sentences[i].utterances.back().after ==
              (i == 3999 ? phrasing::Pause::paragraph : phrasing::Pause::sentence));
    }
    CHECK(written == text);
    std::string endless;
    for (int i = 0; i < 40000; ++i) endless += "山";
    written.clear();
    for (const auto& sentence : all(script_of({{{P::paragraph, 1, endless}}}), false))
        written += sentence.written;
    CHECK(written == endless);
}

TEST_CASE("a narration can be read again and reports once", "[narration]") {
    static const Mandarin mandarin{test::built_data};
    const auto script = script_of(
        {{{P::heading, 1, "一"}, {P::paragraph, 2, "想一想[停顿 2秒]好。"}}, {{P::quote, 3, "完了。"}}});
    Narration narration{script, mandarin};
    const auto read = [&] {
        std::vector<std::string> out;
        while (const auto sentence = narration.next()) out.push_back(sentence->written);
        return out;
    };
    CHECK(narration.share() == 0);
    const auto first = read();
    CHECK(narration.share() == 1);
    CHECK(narration.report().skipped.size() == 1);
    narration.restart();
    CHECK(narration.share() == 0);
    CHECK(read() == first);
    CHECK(narration.report().skipped.size() == 1);
}

TEST_CASE("sentences know what kind of passage they are of", "[narration]") {
    const auto sentences = all(script_of({{{P::heading, 1, "题"},
                                           {P::paragraph, 2, "甲说。好。"},
                                           {P::caption, 3, "图"},
                                           {P::quote, 4, "乙说。"}}}));
    std::vector<P> kinds;
    for (const auto& sentence : sentences) kinds.push_back(sentence.passage);
    CHECK(kinds == std::vector<P>{P::heading, P::paragraph, P::paragraph, P::caption, P::quote});
}
