#include "speech/phonemes.h"

#include "base/error.h"
#include "base/files.h"
#include "speech/spoken.h"
#include "test_support.h"

#include <catch2/catch.hpp>

using namespace langdu;
using test::utterance;

namespace {

const SyllableTable& table() {
    static const SyllableTable read{data_directory() / "voices/mandarin/syllables.tsv"};
    return read;
}

std::string phonemes(const std::string& pinyin) {
    std::string out;
    for (const auto& segment : find_segments(utterance(pinyin), table())) {
        if (!out.empty()) out += segment.break_before ? " | " : " + ";
        out += segment.text;
    }
    return out;
}

} // namespace

TEST_CASE("a third tone is full at the end of a clause and low elsewhere", "[speech]") {
    CHECK(phonemes("hao3") == "[[X'Au214]]");
    CHECK(phonemes("mei3 hao3") == "[[m'ei21 X'Au214]]");
    CHECK(phonemes("hao3 | mei3") == "[[X'Au21]] | [[m'ei214]]");
    CHECK(phonemes("hao3 AI") == "[[X'Au21]] + AI");
}

TEST_CASE("a neutral tone takes its height from the tone before it", "[speech]") {
    CHECK(phonemes("ma1 ma5") == "[[m'A55 mA22]]");
    CHECK(phonemes("ma2 ma5") == "[[m'A35 mA33]]");
    CHECK(phonemes("ma3 ma5") == "[[m'A21 mA44]]");
    CHECK(phonemes("ma4 ma5") == "[[m'A51 mA11]]");
}

TEST_CASE("erhua colours the syllable before it", "[speech]") {
    CHECK(phonemes("wan2 r5") == "[[w'A35r-]]");
    CHECK(phonemes("shi4 r5 hao3") == "[[s.'@r51 X'Au214]]");
    const auto segments = find_segments(utterance("dian3 r5 le5"), table());
    REQUIRE(segments.size() == 1);
    CHECK(segments[0].words.size() == 3);
}

TEST_CASE("languages are spoken apart, and positions are characters", "[speech]") {
    const auto segments = find_segments(utterance("yong4 Caf\xC3\xA9 Open AI ba5"), table());
    REQUIRE(segments.size() == 3);
    CHECK(segments[0].text == "[['yu51N]]");
    CHECK(segments[1].language == Segment::Language::english);
    CHECK(segments[1].text == "Caf\xC3\xA9 Open AI");
    CHECK(segments[1].words[1].position == 5);
    CHECK(segments[1].words[2].token == 3);
    CHECK(segments[2].text == "[[pA22]]");
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

TEST_CASE("an unknown syllable is an error that says what to do", "[speech]") {
    CHECK_THROWS_AS(phonemes("xyz1"), OutputError);
}

TEST_CASE("a broken syllable table is an error with its line", "[speech]") {
    test::TemporaryDirectory folder;
    test::write_text(folder / "a.tsv", "# c\nma\tm'A\n");
    CHECK_THROWS_WITH(SyllableTable(folder / "a.tsv"), Catch::Contains("a.tsv:2: m'A has no *"));
    test::write_text(folder / "b.tsv", "ma\tm'A*\nma\tm'A*\n");
    CHECK_THROWS_WITH(SyllableTable(folder / "b.tsv"), Catch::Contains("b.tsv:2: ma stands here twice"));
}
