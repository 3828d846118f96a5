#include "pronunciation/pronounce_support.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::pronunciation;
using namespace langdu::test;

namespace {

std::string english(std::string_view text) {
    std::string out;
    for (const auto& token : utterance(text).tokens)
        if (token.kind == Token::Kind::foreign) out += (out.empty() ? "" : "|") + token.citation;
    return out;
}

} // namespace

TEST_CASE("acronyms are spelled or said as words", "[pronunciation]") {
    CHECK(english("AI公司CEO") == "A.I.|C.E.O.");
    CHECK(english("NASA") == "nassa");
    CHECK(english("GPUs") == "G.P.U.'s");
}

TEST_CASE("camel case and letter-digit mixes are taken apart", "[pronunciation]") {
    CHECK(english("GoldCoast的MetaAI") == "Gold Coast|Meta A.I.");
    CHECK(english("H100") == "H 100");
}

TEST_CASE("Greek letters are named, other scripts are silent with a reason", "[pronunciation]") {
    CHECK(english("α粒子和β") == "alpha|beta");
    const auto said = utterance("日本的ひらがな");
    REQUIRE(said.tokens.size() == 4);
    CHECK(said.tokens[3].kind == Token::Kind::silent);
    CHECK(said.tokens[3].rule == "no voice for this script");
}

TEST_CASE("single letters in Chinese text are letters", "[pronunciation]") {
    CHECK(english("A股和B站还有K歌") == "A.|B|K");
    CHECK(english("U盘、T恤、X光") == "U|T|X");
}

TEST_CASE("pinyin in Latin letters becomes syllables", "[pronunciation]") {
    const auto said = utterance("Xi'an很大");
    REQUIRE(said.tokens.size() == 4);
    CHECK(said.tokens[0].surface == "xi1");
    CHECK(said.tokens[1].surface == "an1");
    CHECK(said.tokens[1].source.end == 5);
}

TEST_CASE("sources of tokens cover a clause", "[pronunciation]") {
    const std::string text = "在 Wi-Fi、C++ 和“.NET”里，A股";
    std::size_t at = 0;
    for (const auto& token : utterance(text).tokens) {
        CHECK(token.source.begin == at);
        at = token.source.end;
    }
    CHECK(at == text.size());
}

TEST_CASE("no stretch is longer than a breath, no break is inside a word", "[pronunciation]") {
    const auto said = utterance(
        "这家公司在去年第三季度向全国各地的中小企业提供了价格更低的云计算服务并且扩大了海外市场的规模");
    std::size_t length = 0;
    for (const auto& token : said.tokens) {
        if (token.break_before) {
            CHECK(token.word_start);
            length = 0;
        }
        CHECK(++length <= 12);
    }
}
