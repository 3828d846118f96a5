#include "normalizer/normalizer_support.h"
#include "pronunciation/pronounce_support.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::pronunciation;
using namespace langdu::test;

TEST_CASE("third tones follow the structure of words, then go from left to right", "[pronunciation]") {
    CHECK(spoken("我想买两把好雨伞") == "wo2 xiang2 mai3 liang2 ba2 hao3 yu2 san3");
    CHECK(spoken("好旅馆") == "hao3 lv2 guan3");
    CHECK(spoken("展览馆") == "zhan2 lan2 guan3");
    CHECK(spoken("纸老虎") == "zhi3 lao2 hu3");
    CHECK(spoken("小组长") == "xiao2 zu2 zhang3");
    CHECK(spoken("李总理") == "li3 zong2 li3");
    CHECK(spoken("你好") == "ni2 hao3");
    CHECK(spoken("五百米") == "wu2 bai2 mi3");
}

TEST_CASE("a pause stops third tones", "[pronunciation]") {
    CHECK(spoken("很好，我走") == "hen2 hao3 wo2 zou3");
    CHECK(spoken("五、九") == "wu3 jiu3");
}

TEST_CASE("the end of a phrase stops third tones", "[pronunciation]") {
    CHECK(spoken("国家元首首次来访") == "guo2 jia1 yuan2 shou3 shou3 ci4 lai2 fang3");
    CHECK(spoken("元首表示") == "yuan2 shou2 biao3 shi4");
    CHECK(spoken("二十五比十八") == "er4 shi2 wu2 bi3 shi2 ba1");
    CHECK(spoken("我国选手首次夺冠") == "wo3 guo2 xuan2 shou3 shou3 ci4 duo2 guan4");
    CHECK(spoken("几家小酒馆也开了门").find("jiu2 guan3 ye3") != std::string::npos);
    CHECK(spoken("这座城市的古老使我惊讶").find("gu2 lao3 shi2 wo3") != std::string::npos);
}

TEST_CASE("an adverb begins a phrase of its own, and stays by itself before two that go together",
          "[pronunciation]") {
    CHECK(spoken("小老板也赞成") == "xiao3 lao2 ban3 ye3 zan4 cheng2");
    CHECK(spoken("老校长也很高兴") == "lao3 xiao4 zhang3 ye2 hen3 gao1 xing4");
    CHECK(spoken("也有可能是真的") == "ye3 you2 ke3 neng2 shi4 zhen1 de5");
    CHECK(spoken("还有比这更好的").starts_with("hai2 you2 bi3"));
}

TEST_CASE("yi written out as a figure keeps its first tone", "[pronunciation]") {
    CHECK(spoken("一比一，三比一力克") == "yi1 bi3 yi1 san1 bi3 yi1 li4 ke4");
    CHECK(spoken("一到十月") == "yi1 dao4 shi2 yue4");
    CHECK(spoken("买一送一，退一赔三") == "mai3 yi1 song4 yi1 tui4 yi1 pei2 san1");
    CHECK(spoken("数字一弄混") == "shu4 zi4 yi1 nong4 hun4");
    CHECK(spoken("M一余额") == "yi1 yu2 e2");
    CHECK(spoken("用iPhone一年") == "yong4 yi4 nian2");
    CHECK(spoken("一等奖，一年级，一级") == "yi1 deng2 jiang3 yi1 nian2 ji2 yi1 ji2");
    CHECK(spoken("一点一点地加") == "yi4 dian3 yi4 dian3 de5 jia1");
    CHECK(spoken("一百，一千，一万，一个") == "yi4 bai3 yi4 qian1 yi2 wan4 yi2 ge5");
}

TEST_CASE("the normalizer says which yi is a figure", "[pronunciation]") {
    const auto said = [](const char* written) {
        auto text = test::normalize(written);
        return join(utterance(text).tokens, &Token::surface);
    };
    CHECK(said("G1次列车").starts_with("yi1 ci4"));
    CHECK(said("1~2人") == "yi1 dao4 liang3 ren2");
    CHECK(said("1个人") == "yi2 ge5 ren2");
    CHECK(said("1万元") == "yi2 wan4 yuan2");
}

TEST_CASE("yi keeps its first tone as ordinal, digit and end of a word", "[pronunciation]") {
    CHECK(spoken("一一") == "yi1 yi1");
    CHECK(spoken("第一") == "di4 yi1");
    CHECK(spoken("第一次") == "di4 yi1 ci4");
    CHECK(spoken("一九一一年") == "yi1 jiu3 yi1 yi1 nian2");
    CHECK(spoken("统一") == "tong3 yi1");
    CHECK(spoken("统一性") == "tong3 yi1 xing4");
    CHECK(spoken("一月一日") == "yi1 yue4 yi1 ri4");
    CHECK(spoken("十一人") == "shi2 yi1 ren2");
    CHECK(spoken("三点一") == "san1 dian3 yi1");
    CHECK(spoken("唯一的") == "wei2 yi1 de5");
}

TEST_CASE("yi is second before the fourth tone, fourth before the others, neutral between equal verbs",
          "[pronunciation]") {
    CHECK(spoken("一样") == "yi2 yang4");
    CHECK(spoken("一个人") == "yi2 ge5 ren2");
    CHECK(spoken("一天") == "yi4 tian1");
    CHECK(spoken("一年") == "yi4 nian2");
    CHECK(spoken("一起") == "yi4 qi3");
    CHECK(spoken("同一天") == "tong2 yi4 tian1");
    CHECK(spoken("看一看") == "kan4 yi5 kan4");
    CHECK(spoken("一心一意") == "yi4 xin1 yi2 yi4");
    CHECK(spoken("一百一十一") == "yi4 bai3 yi1 shi2 yi1");
}

TEST_CASE("bu is second before the fourth tone and neutral before a complement", "[pronunciation]") {
    CHECK(spoken("不不不") == "bu2 bu2 bu4");
    CHECK(spoken("不是") == "bu2 shi4");
    CHECK(spoken("不好") == "bu4 hao3");
    CHECK(spoken("差不多") == "cha4 bu5 duo1");
    CHECK(spoken("看不见") == "kan4 bu5 jian4");
    CHECK(spoken("好不好") == "hao3 bu5 hao3");
    CHECK(spoken("不，") == "bu4");
}

TEST_CASE("citation tones are those before sandhi", "[pronunciation]") {
    CHECK(cited("一样不是你好") == "yi1 yang4 bu4 shi4 ni3 hao3");
}

TEST_CASE("doubled adjectives have no light third syllable, and full bowls none at all", "[pronunciation]") {
    CHECK(spoken("写得明明白白") == "xie3 de5 ming2 ming2 bai2 bai2");
    CHECK(spoken("满满一大碗") == "man2 man3 yi2 da4 wan3");
}

TEST_CASE("grammar makes neutral tones", "[pronunciation]") {
    CHECK(spoken("雨斜斜地飘") == "yu3 xie2 xie2 de5 piao1");
    CHECK(spoken("咳咳，看看") == "ke2 ke2 kan4 kan5");
    CHECK(spoken("挑着扁担，露水") == "tiao1 zhe5 bian3 dan5 lu4 shui5");
    CHECK(spoken("三个人") == "san1 ge5 ren2");
    CHECK(spoken("个人") == "ge4 ren2");
    CHECK(spoken("妈妈") == "ma1 ma5");
    CHECK(spoken("桌子") == "zhuo1 zi5");
    CHECK(spoken("我们的") == "wo3 men5 de5");
    CHECK(spoken("河里") == "he2 li5");
    CHECK(spoken("桌上") == "zhuo1 shang5");
    CHECK(spoken("把课上完") == "ba3 ke4 shang4 wan2");
    CHECK(spoken("吃了饭、去过、看着") == "chi1 le5 fan4 qu4 guo5 kan4 zhe5");
    CHECK(spoken("站起来") == "zhan4 qi3 lai5");
    CHECK(spoken("拿不出来") == "na2 bu5 chu1 lai2");
    CHECK(spoken("商量商量") == "shang1 liang5 shang1 liang5");
    CHECK(spoken("地方议会") == "di4 fang1 yi4 hui4");
    CHECK(spoken("这个地方") == "zhe4 ge5 di4 fang5");
    CHECK(spoken("C加加库") == "jia1 jia1 ku4");
}
