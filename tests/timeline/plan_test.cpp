#include "test_support.h"
#include "timeline/plan.h"

#include <catch2/catch.hpp>

using namespace langdu;

namespace {

Script script_of(const std::vector<std::vector<Passage>>& chapters) {
    Script script;
    for (const auto& passages : chapters)
        script.chapters.push_back({passages.front().text, 1, passages.front().line, passages});
    return script;
}

std::vector<PlannedSentence> all(const Script& script, bool words = true) {
    static const Pronouncer pronouncer{test::built_data};
    PlanOptions options;
    options.words = words;
    std::vector<PlannedSentence> out;
    const auto source = plan_script(script, pronouncer, options);
    while (auto sentence = source()) out.push_back(std::move(*sentence));
    return out;
}

using P = PassageKind;

} // namespace

TEST_CASE("headings, paragraphs and chapters end with their own pauses", "[timeline]") {
    const auto sentences = all(script_of({{{P::heading, 1, "第一章"},
                                           {P::paragraph, 2, "今天很好。明天也好。"},
                                           {P::paragraph, 3, "后天呢？"}},
                                          {{P::heading, 5, "第二章"}, {P::paragraph, 6, "完了。"}}}));
    REQUIRE(sentences.size() == 6);
    const std::vector<Pause> wanted{Pause::heading_after, Pause::sentence,      Pause::paragraph,
                                    Pause::chapter,       Pause::heading_after, Pause::none};
    for (std::size_t i = 0; i < wanted.size(); ++i) CHECK(sentences[i].utterances.back().after == wanted[i]);
    CHECK(sentences[0].chapter_start);
    CHECK(sentences[0].chapter_title == "第一章");
    CHECK_FALSE(sentences[1].chapter_start);
    CHECK(sentences[4].chapter_start);
    CHECK(sentences[4].chapter == 1);
}

TEST_CASE("a sentence and its words are kept as written", "[timeline]") {
    const auto sentences = all(script_of({{{P::paragraph, 1, "股价上涨80%，好。"}}}));
    REQUIRE(sentences.size() == 1);
    CHECK(sentences[0].written == "股价上涨80%，好。");
    std::vector<std::string> words;
    for (const auto& word : sentences[0].words) words.push_back(word.text);
    CHECK(words == std::vector<std::string>{"股价", "上涨", "80%", "好"});
    CHECK(all(script_of({{{P::paragraph, 1, "股价上涨80%，好。"}}}), false)[0].words.empty());
}

TEST_CASE("what is set off has a longer pause before it", "[timeline]") {
    const auto sentences = all(script_of({{{P::paragraph, 1, "甲说。"}, {P::quote, 2, "乙说。", true}}}));
    REQUIRE(sentences.size() == 2);
    CHECK(sentences[0].utterances.back().after == Pause::section);
}

TEST_CASE("a pause mark is silence and listed", "[timeline]") {
    static const Pronouncer pronouncer{test::built_data};
    const auto plan = plan_passage({P::paragraph, 7, "想一想[停顿 2秒]好"}, pronouncer, {});
    REQUIRE(plan.skipped.size() == 1);
    CHECK(plan.skipped[0] == Skipped{7, "[停顿 2秒]", "pause mark"});
    CHECK(plan.utterances[0][0].after == Pause::explicit_ms);
    CHECK(plan.utterances[0][0].explicit_ms == 2000);
}

TEST_CASE("a passage without end is planned in parts and stays one paragraph", "[timeline]") {
    std::string text;
    for (int i = 0; i < 4000; ++i) text += "今天天气很好，我们去公园。";
    const auto sentences = all(script_of({{{P::paragraph, 1, text}, {P::paragraph, 2, "完。"}}}), false);
    CHECK(sentences.size() == 4001);
    std::string written;
    for (std::size_t i = 0; i < 4000; ++i) {
        written += sentences[i].written;
        CHECK(sentences[i].paragraph_start == (i == 0));
        CHECK(sentences[i].utterances.back().after == (i == 3999 ? Pause::paragraph : Pause::sentence));
    }
    CHECK(written == text);
    std::string endless;
    for (int i = 0; i < 40000; ++i) endless += "山";
    written.clear();
    for (const auto& sentence : all(script_of({{{P::paragraph, 1, endless}}}), false))
        written += sentence.written;
    CHECK(written == endless);
}
