#include "test_support.h"

#include "base/unicode.h"
#include "pronunciation/pronounce_support.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <random>

using namespace langdu;
using namespace langdu::pronunciation;
using namespace langdu::test;

namespace {

// The text with | at minor breaks.
std::string broken(const std::string& text) {
    std::string out;
    for (const auto& token : pronouncer().tokens_of_line(text))
        out += (token.break_before ? "|" : "") + std::string(token.source.of(text));
    return out;
}

// The longest stretch between pauses and breaks that has more than one word, in syllables; breaks inside
// words are counted as long as a book.
std::size_t longest_stretch(const std::string& line) {
    std::size_t longest = 0, length = 0, words = 0;
    bool pause = true;
    for (const auto& token : pronouncer().tokens_of_line(line)) {
        const auto text = token.source.of(line);
        if (token.break_before && !token.word_start) return 1000;
        if (token.kind != Token::Kind::syllable) {
            for (const char32_t c : to_utf32(text)) pause |= is_punctuation(c);
            if (token.kind == Token::Kind::foreign) pause = true; // its length is an estimate
        }
        if (pause || token.break_before) {
            length = words = 0;
            pause = false;
        }
        if (token.kind != Token::Kind::syllable) continue;
        words += token.word_start;
        ++length;
        if (words > 1) longest = std::max(longest, length);
    }
    return longest;
}

} // namespace

TEST_CASE("units of speech are not split", "[pronunciation]") {
    for (const std::string unit :
         {"知情人士", "云计算", "人工智能", "首席执行官", "业内人士", "一百二十三万四千"}) {
        const auto said = broken("据说这家公司的" + unit + "去年在全国各地的中小城市发展得很快");
        INFO(said);
        CHECK(said.find(unit) != std::string::npos);
    }
    CHECK(broken("另外格雷格·克拉克先生在接受英国广播公司采访时这样表示").find("格雷格·克拉克") !=
          std::string::npos);
}

TEST_CASE("speakers break before prepositions and after long subjects", "[pronunciation]") {
    CHECK(broken("这家公司的云服务业务在去年第三季度实现了快速的增长") ==
          "这家公司的云服务业务|在去年第三季度|实现了快速的增长");
    CHECK(broken("专家认为这种药物能够有效地降低病人的血压") == "专家认为这种药物|能够有效地降低病人的血压");
}

TEST_CASE("short stretches have no break", "[pronunciation]") {
    CHECK(broken("今天天气很好，我们去公园。") == "今天天气很好，我们去公园。");
}

TEST_CASE("no stretch of several words is longer than twelve syllables, in random text", "[pronunciation]") {
    const std::vector<std::string> words{"我们",     "的",     "在",     "北京",   "了", "把", "公司",
                                         "三百二十", "个",     "发展",   "市场",   "和", "很", "快",
                                         "地",       "工作",   "克拉克", "云计算", "不", "是", "一",
                                         "里",       "曾树德", "说",     "人",     "这"};
    std::mt19937 random{7};
    for (int round = 0; round < 2000; ++round) {
        std::string line;
        for (int i = 0; i < 40; ++i) line += words[random() % words.size()];
        INFO(line << "\n" << broken(line));
        REQUIRE(longest_stretch(line) <= 12);
    }
}

TEST_CASE("no stretch of several words is longer than twelve syllables, in the corpus",
          "[pronunciation][corpus]") {
    const auto folder = shared("corpus/ntrex-128");
    if (folder.empty()) return;
    for (const auto& file : std::filesystem::directory_iterator(folder)) {
        const auto text = read_text(file.path());
        for (std::size_t at = 0; at < text.size();) {
            const auto end = std::min(text.find('\n', at), text.size());
            const auto line = text.substr(at, end - at);
            at = end + 1;
            INFO(broken(line));
            CHECK(longest_stretch(line) <= 12);
        }
    }
}
