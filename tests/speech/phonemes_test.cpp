#include "speech/phonemes.h"

#include "base/error.h"
#include "base/files.h"
#include "speech/spoken.h"
#include "test_support.h"

#include <catch2/catch.hpp>

#include <regex>

using namespace langdu;
using namespace langdu::speech;
using test::utterance;

namespace {

const SyllableTable& table() {
    static const SyllableTable read{data_directory() / "voices/mandarin/syllables.tsv"};
    return read;
}

// Melody and rhythm have their own tests.
std::string without_commands(const std::string& text) {
    return std::regex_replace(text, std::regex("\x01[0-9]+[PRS]"), "");
}

std::string phonemes(const std::string& pinyin, phrasing::Tune tune = phrasing::Tune::continuation) {
    auto said = utterance(pinyin);
    said.tune = tune;
    std::string out;
    for (const auto& segment : find_segments(said, table())) {
        if (!out.empty()) out += segment.break_before ? " | " : " + ";
        out += segment.text;
    }
    return std::regex_replace(out, std::regex("\x01[0-9]+[PRS]"),
                              ""); // melody and rhythm have their own tests
}

} // namespace

TEST_CASE("a third tone is full at the end of a clause and low elsewhere", "[speech]") {
    CHECK(phonemes("hao3") == "[[X'Au214]]");
    CHECK(phonemes("mei3 hao3") == "[[m'ei21 X'Au214]]");
    CHECK(phonemes("hao3 | mei3") == "[[X'Au21]] | [[m'ei214]]");
    CHECK(phonemes("hao3 AI") == "[[X'Au21]] + AI,");
}

TEST_CASE("a neutral tone takes its height from the tone before it", "[speech]") {
    CHECK(phonemes("ma1 ma5") == "[[m'A55 mA22]]");
    CHECK(phonemes("ma2 ma5") == "[[m'A35 mA33]]");
    CHECK(phonemes("ma3 ma5") == "[[m'A21 mA44]]");
    CHECK(phonemes("ma4 ma5") == "[[m'A51 mA11]]");
    CHECK(phonemes("ma4 ma5", phrasing::Tune::question) == "[[m'A51 mA33]]"); // 吗 does not sink
}

TEST_CASE("erhua colours the syllable before it", "[speech]") {
    CHECK(phonemes("wan2 r5") == "[[w'A35r-]]");
    CHECK(phonemes("shi4 r5 hao3") == "[[S'@r51 X'Au214]]");
    const auto segments = find_segments(utterance("dian3 r5 le5"), table());
    REQUIRE(segments.size() == 1);
    CHECK(segments[0].words.size() == 3);
}

TEST_CASE("languages are spoken apart, and positions are characters", "[speech]") {
    const auto segments = find_segments(utterance("yong4 Caf\xC3\xA9 Open AI ba5"), table());
    REQUIRE(segments.size() == 3);
    CHECK(without_commands(segments[0].text) == "[['yu51N]]");
    CHECK(segments[1].language == Segment::Language::english);
    CHECK(segments[1].text == "Caf\xC3\xA9 Open AI,");
    CHECK(segments[1].words[1].position == 5);
    CHECK(segments[1].words[2].token == 3);
    CHECK(without_commands(segments[2].text) == "[[pA22]]");
}

TEST_CASE("a long clause goes to the engine in pieces it can hold", "[speech]") {
    std::string pinyin;
    for (int i = 0; i < 1000; ++i) pinyin += "chuang2 ";
    std::size_t words = 0;
    for (const auto& segment : find_segments(utterance(pinyin), table())) {
        CHECK(segment.text.size() < 700);
        words += segment.words.size();
    }
    CHECK(words == 1000);
}

TEST_CASE("a Latin word of any length goes to the engine in pieces", "[speech]") {
    std::size_t bytes = 0;
    for (const auto& segment : find_segments(utterance(std::string(100000, 'a') + " b"), table())) {
        CHECK(segment.text.size() < 40000);
        bytes += segment.text.size();
    }
    CHECK(bytes > 100000);
}

TEST_CASE("an unknown syllable is an error that says what to do", "[speech]") {
    CHECK_THROWS_AS(phonemes("xyz1"), OutputError);
}

TEST_CASE("the register moves with the melody, and only before voiceless sounds", "[speech]") {
    auto said = utterance("ta1 ma1 ta1 ma1 ta1 ma1 ta1 ma1 ta1");
    said.tune = phrasing::Tune::statement;
    const auto statement = find_segments(said, table()).at(0);
    CHECK(statement.start.pitch > 50);
    CHECK_THAT(statement.text, Catch::EndsWith("36P\x01"
                                               "41Rthh'A55]]"));
    CHECK_FALSE(std::regex_search(statement.text, std::regex("[PR]m")));
    said.tune = phrasing::Tune::question;
    CHECK_THAT(find_segments(said, table()).at(0).text, Catch::EndsWith("62P\x01"
                                                                        "52Rthh'A55]]"));
    said.quiet = true;
    CHECK(find_segments(said, table()).at(0).start.pitch < 50);
}

TEST_CASE("a broken syllable table is an error with its line", "[speech]") {
    test::TemporaryDirectory folder;
    test::write_text(folder / "a.tsv", "# c\nma\tm'A\t100\n");
    CHECK_THROWS_WITH(SyllableTable(folder / "a.tsv"), Catch::Contains("a.tsv:2: m'A has no *"));
    test::write_text(folder / "b.tsv", "ma\tm'A*\t100\nma\tm'A*\t100\n");
    test::write_text(folder / "c.tsv", "ma\tm'A*\tfast\n");
    CHECK_THROWS_WITH(SyllableTable(folder / "c.tsv"), Catch::Contains("c.tsv:1: fast is not a pace"));
    CHECK_THROWS_WITH(SyllableTable(folder / "b.tsv"), Catch::Contains("b.tsv:2: ma stands here twice"));
}
