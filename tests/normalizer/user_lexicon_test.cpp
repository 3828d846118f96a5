#include "normalizer/normalizer_support.h"
#include "normalizer/user_lexicon.h"

#include "base/error.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::normalizer;
using test::normalize;

namespace {

NormalizerOptions with(std::initializer_list<std::string_view> lexicons) {
    NormalizerOptions options;
    for (const auto text : lexicons)
        options.lexicons.push_back(std::make_shared<const UserLexicon>(UserLexicon::parse(text, "mine.tsv")));
    return options;
}

std::string refusal(std::string_view text) {
    try {
        UserLexicon::parse(text, "mine.tsv");
    } catch (const InputError& error) {
        return error.what();
    }
    return {};
}

} // namespace

TEST_CASE("tens of thousands of words may begin alike", "[normalizer]") {
    std::string rows;
    for (int i = 0; i < 60000; ++i) rows += "中" + std::to_string(i) + "号\t第" + std::to_string(i) + "\n";
    CHECK(normalize("在中59999号", with({rows})).spoken ==
          "在第59999"); // the square of it would take minutes
}

TEST_CASE("a user's reading wins over every rule", "[normalizer]") {
    CHECK(normalize("涨80%，GPT-4上线", with({"80%\t八成\nGPT-4\tGPT四代\n"})).spoken ==
          "涨八成，GPT四代上线");
}

TEST_CASE("a whole word is not touched by letters or digits", "[normalizer]") {
    const auto options = with({"SQL\tsequel\tword\n"});
    CHECK(normalize("用SQL写，MySQL和SQL8", options).spoken == "用sequel写，MySQL和SQL八");
}

TEST_CASE("a regular expression may use its groups", "[normalizer]") {
    CHECK(normalize("3号楼和12号楼", with({"(\\d+)号楼\t第$1栋\tregex\n"})).spoken == "第3栋和第12栋");
}

TEST_CASE("pinyin leaves the characters and travels with the reading", "[normalizer]") {
    const auto text = normalize("行长来了", with({"行长\thang2 zhang3\n"}));
    CHECK(text.spoken == "行长来了");
    REQUIRE(text.readings.size() == 1);
    CHECK(text.readings[0].pinyin == "hang2 zhang3");
    CHECK(text.readings[0].rule == "lexicon");
}

TEST_CASE("the article's lexicon wins over the library's, the longest entry over shorter ones",
          "[normalizer]") {
    CHECK(normalize("R1和R10", with({"R1\tR幺\n", "R1\tR壹\nR10\tR拾\n"})).spoken == "R壹和R拾");
    // Of equal ones the first that fits.
    const auto twice = with({"R\t甲\tword\nR\t乙\nR\t丙\nRR1\t丁\n"});
    CHECK(normalize("R，aR，RR2，RR1", twice).spoken == "甲，a乙，乙乙二，丁");
}

TEST_CASE("an entry with nothing to say skips its word with a reason", "[normalizer]") {
    const auto text = normalize("好[广告]的", with({"[广告]\t\n"}));
    CHECK(text.spoken == "好的");
    CHECK(text.readings.at(0).skipped == SkipReason::user_lexicon);
}

TEST_CASE("a broken row is refused with its place", "[normalizer]") {
    CHECK(refusal("行长\thang2\n").starts_with("mine.tsv:1: "));
    CHECK(refusal("好\t的\n(\tx\tregex\n").starts_with("mine.tsv:2: "));
    CHECK(refusal("好\t的\tfuzzy\n").starts_with("mine.tsv:1: "));
    CHECK(refusal("\t的\n").starts_with("mine.tsv:1: "));
}

TEST_CASE("a replacement that names a group the expression has not is refused with its line",
          "[normalizer]") {
    CHECK(refusal("好\t的\n(\\d)号楼\t$2号楼\tregex\n").starts_with("mine.tsv:2: "));
    CHECK(refusal("(\\d)号楼\t${n}号楼\tregex\n").starts_with("mine.tsv:1: "));
    CHECK(refusal("(?<n>\\d)号楼\t${n}栋\tregex\n").empty());
    CHECK(refusal("(\\d)元\t\\$$1\tregex\n").empty());
}

TEST_CASE("an expression that takes too long is an error that names its line", "[normalizer]") {
    const auto options = with({"好\t的\n(a+)+b\tx\tregex\n"});
    try {
        normalize(std::string(64, 'a'), options);
        FAIL("nothing was refused");
    } catch (const InputError& error) {
        CHECK(std::string(error.what()).starts_with("mine.tsv:2: "));
    }
}

TEST_CASE("a reading mark changes one place only", "[normalizer]") {
    const auto text = normalize("[行长|hang2 zhang3]打[读 120|幺二零]，有120人");
    CHECK(text.spoken == "行长打幺二零，有一百二十人");
    CHECK(text.readings.at(0).pinyin == "hang2 zhang3");
    CHECK(text.readings.at(0).rule == "reading_mark");
}

TEST_CASE("brackets in ordinary text are no marks", "[normalizer]") {
    for (const std::string text : {"数组[a|b]", "见[注|译者注]", "[行长|来了]", "[读书|好]"}) {
        INFO(text);
        for (const auto& reading : normalize(text).readings) CHECK(reading.rule != "reading_mark");
    }
}
