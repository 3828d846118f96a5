#include "base/unicode.h"
#include "phrasing/sentence.h"

#include <catch2/catch.hpp>

#include <random>

using namespace langdu;
using namespace langdu::phrasing;

namespace {

normalizer::SpokenText plain(const std::string& text) { return {text, text, {}}; }

// One screen tells the story: [clause] (quiet clause), then , enumeration ; clause . sentence m minor or N
// ms; / ends a sentence.
std::string drawn(const std::string& text) {
    const auto spoken = plain(text);
    std::string out;
    for (const auto& sentence : find_sentences(spoken)) {
        for (const auto& clause : sentence.clauses) {
            out += clause.quiet ? "(" : "[";
            out += clause.spoken.of(spoken.spoken);
            if (clause.tune == Tune::question) out += "?";
            if (clause.tune == Tune::exclamation) out += "!";
            out += clause.quiet ? ")" : "]";
            switch (clause.after) {
            case Pause::enumeration:
                out += ",";
                break;
            case Pause::clause:
                out += ";";
                break;
            case Pause::sentence:
                out += ".";
                break;
            case Pause::minor:
                out += "m";
                break;
            case Pause::explicit_ms:
                out += std::to_string(clause.explicit_ms);
                break;
            default:
                out += "#";
                break;
            }
        }
        out += "/";
    }
    return out;
}

} // namespace

TEST_CASE("marks divide sentences and clauses", "[phrasing]") {
    CHECK(drawn("今天下雨，我们不去了。明天呢？") == "[今天下雨];[我们不去了]./[明天呢?]./");
    CHECK(drawn("苹果、梨和桃；都很甜：真的！") == "[苹果],[梨和桃];[都很甜];[真的!]./");
    CHECK(drawn("没有标点的一行") == "[没有标点的一行]./");
    CHECK(drawn("") == "");
    CHECK(drawn("。。。") == "");
}

TEST_CASE("ASCII marks beside Han divide like the full-width ones", "[phrasing]") {
    CHECK(drawn("今天下雨,我们不去了.明天呢?好!") == "[今天下雨];[我们不去了]./[明天呢?]./[好!]./");
    CHECK(drawn("他用ChatGPT,我用Qwen;都行") == "[他用ChatGPT];[我用Qwen];[都行]./");
    CHECK(drawn("时间:下午") == "[时间];[下午]./");
}

TEST_CASE("ASCII marks inside Latin runs are inert", "[phrasing]") {
    CHECK(drawn("网站example.com上线") == "[网站example.com上线]./");
    CHECK(drawn("Superfocus.ai创始人说") == "[Superfocus.ai创始人说]./");
    CHECK(drawn("平台是.NET和Node.js。") == "[平台是.NET和Node.js]./");
    CHECK(find_sentences(plain("J. K. 罗琳写了书。")).size() == 1);
}

TEST_CASE("a closing quote stays with the sentence it closes, an opening one with the one it opens",
          "[phrasing]") {
    const auto text = plain("他说：“好。”“走吧。”她笑了。");
    const auto sentences = find_sentences(text);
    REQUIRE(sentences.size() == 3);
    CHECK(sentences[0].spoken.of(text.spoken) == "他说：“好。”");
    CHECK(sentences[1].spoken.of(text.spoken) == "“走吧。”");
    CHECK(sentences[2].spoken.of(text.spoken) == "她笑了。");
}

TEST_CASE("a quote or bracket that is never closed swallows nothing", "[phrasing]") {
    CHECK(drawn("开源“意味着机会,从而更快。公司已投资。") == "[开源“意味着机会];[从而更快]./[公司已投资]./");
    CHECK(drawn("注（未完，还有。后面") == "[注（未完];[还有]./[后面]./");
}

TEST_CASE("brackets are set off and quiet", "[phrasing]") {
    CHECK(drawn("黄先生（Brian Wong）表示同意。") == "[黄先生],(Brian Wong),[表示同意]./");
    CHECK(drawn("目标是通用智能(AGI)。") == "[目标是通用智能],(AGI)./");
    CHECK(drawn("投入一百亿元（约合十四亿美元，今年），增加了。") ==
          "[投入一百亿元],(约合十四亿美元);(今年);[增加了]./");
}

TEST_CASE("runs of marks merge into the longest pause", "[phrasing]") {
    CHECK(drawn("他……走了。") == "[他];[走了]./");
    CHECK(drawn("真的吗？？") == "[真的吗?]./");
    CHECK(drawn("好——很好") == "[好];[很好]./");
}

TEST_CASE("quotation and title marks and a name's dot make no pause", "[phrasing]") {
    CHECK(drawn("《红楼梦》是“四大名著”之一") == "[《红楼梦》是“四大名著”之一]./");
    CHECK(drawn("史蒂芬·徐表示") == "[史蒂芬·徐表示]./");
    CHECK(drawn("新能源汽车市场 开始回暖") == "[新能源汽车市场 开始回暖]./");
}

TEST_CASE("explicit pauses are heard as written", "[phrasing]") {
    CHECK(drawn("请想一想[停顿 2秒]好了") == "[请想一想]2000[好了]./");
    CHECK(drawn("请想一想，[pause 500ms]好了") == "[请想一想]500[好了]./");
    CHECK(drawn("请想一想［停顿1.5秒］好了") == "[请想一想]1500[好了]./");
    CHECK(drawn("请想一想[pause 2 seconds]好了") == "[请想一想]2000[好了]./");
    CHECK(drawn("数组[pause]里") == "[数组],(pause),[里]./");
}

TEST_CASE("long sentences are cut at clauses, endless ones hard", "[phrasing]") {
    std::string sentence;
    for (int i = 0; i < 40; ++i) sentence += "这是第几个分句我也不清楚，";
    const auto text = plain(sentence);
    const auto sentences = find_sentences(text);
    CHECK(sentences.size() >= 3);
    for (const auto& s : sentences) CHECK(length_utf8(s.spoken.of(text.spoken)) <= 200);
    std::string endless;
    for (int i = 0; i < 1000; ++i) endless += "山";
    for (const auto& s : find_sentences(plain(endless)))
        for (const auto& clause : s.clauses) CHECK(length_utf8(clause.spoken.of(endless)) <= 120);
}

TEST_CASE("every audible character is in exactly one clause", "[phrasing][property]") {
    std::mt19937 random(1);
    const std::u32string alphabet = U"山水人一AbZ7.,;:?!。，、；：？！“”‘’「」《》（）()[]—…· \n\"'停顿秒é";
    for (int round = 0; round < 3000; ++round) {
        std::u32string chars;
        for (std::size_t n = random() % 60; n > 0; --n) chars += alphabet[random() % alphabet.size()];
        const auto text = plain(to_utf8(chars));
        INFO(text.spoken);
        std::size_t at = 0;
        const auto nothing_audible_until = [&](std::size_t end) {
            for (auto c = code_point_at(text.spoken, at); c.begin < end && c.size;
                 c = code_point_at(text.spoken, c.end()))
                REQUIRE_FALSE((is_han(c.value) || is_letter(c.value) || is_ascii_digit(c.value)));
        };
        for (const auto& sentence : find_sentences(text))
            for (const auto& clause : sentence.clauses) {
                REQUIRE(clause.spoken.begin >= at);
                nothing_audible_until(clause.spoken.begin);
                at = clause.spoken.end;
                if (clause.after == Pause::explicit_ms) at = std::max(at, text.spoken.find(']', at) + 1);
            }
        nothing_audible_until(text.spoken.size());
    }
}
