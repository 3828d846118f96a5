#include "test_support.h"

#include "base/error.h"
#include "base/tsv.h"
#include "base/unicode.h"
#include "pronunciation/lexicon.h"
#include "pronunciation/pinyin.h"
#include "pronunciation/pronounce_support.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <set>

using namespace langdu;
using namespace langdu::pronunciation;
using namespace langdu::test;

TEST_CASE("words of the dictionary decide", "[pronunciation]") {
    CHECK(cited("银行行长") == "yin2 hang2 hang2 zhang3");
    CHECK(cited("重庆") == "chong2 qing4");
    CHECK(cited("音乐") == "yin1 yue4");
}

TEST_CASE("a character by itself is read as the mainland's list has it", "[pronunciation]") {
    CHECK(cited("罗，绩，迹，脊，颇，框，卓，啥，帧，辗，萎，驯，哮") ==
          "luo2 ji4 ji4 ji3 po1 kuang4 zhuo2 sha2 zhen1 zhan3 wei3 xun4 xiao4");
    CHECK(cited("们，子，谁，呀，著") == "men5 zi3 shei2 ya5 zhu4");
}

TEST_CASE("where the dictionaries differ the lists, the second or a judgement decides", "[pronunciation]") {
    CHECK(cited("较量，计量，度量衡，起落架，强忍，瞭望，混浊") ==
          "jiao4 liang4 ji4 liang4 du4 liang4 heng2 qi3 luo4 jia4 qiang3 ren3 liao4 wang4 hun4 zhuo2");
    CHECK(cited("造血，缺血，涡扇，不为过，坏分子") ==
          "zao4 xue4 que1 xue4 wo1 shan4 bu4 wei2 guo4 huai4 fen4 zi3");
    CHECK(cited("下载，泄露，几内亚，葛洲坝，杨振宁") ==
          "xia4 zai4 xie4 lou4 ji1 nei4 ya4 ge3 zhou1 ba4 yang2 zhen4 ning2");
}

TEST_CASE("whether 儿 is a suffix is a fact of the word", "[pronunciation]") {
    CHECK(cited("孩子上托儿所") == "hai2 zi5 shang4 tuo1 er2 suo3");
    CHECK(cited("患儿，育儿，鹿儿岛，台儿庄，女儿") ==
          "huan4 er2 yu4 er2 lu4 er2 dao3 tai2 er2 zhuang1 nv3 er2");
    CHECK(cited("一会儿，玩儿，味儿，女孩儿") == "yi1 hui4 r5 wan2 r5 wei4 r5 nv3 hai2 r5");
}

TEST_CASE("a title before and after a surname makes it one", "[pronunciation]") {
    CHECK(cited("主治医师解大夫查房") == "zhu3 zhi4 yi1 shi1 xie4 dai4 fu1 cha2 fang2");
    CHECK(cited("护士长华女士").ends_with("hua4 nv3 shi4"));
    CHECK(cited("副局长查先生出席").find("zha1 xian1 sheng1") != std::string::npos);
    CHECK(cited("班主任任老师来了").find("ren4 ren2 lao3 shi1") != std::string::npos);
    CHECK(cited("总工程师缪教授").ends_with("miao4 jiao4 shou4"));
    CHECK(cited("董事长仇先生和翟律师").starts_with("dong3 shi4 zhang3 qiu2 xian1 sheng1 he2 zhai2 lv4"));
    CHECK(cited("乐正先生姓乐正").starts_with("yue4 zheng4 xian1 sheng1"));
}

TEST_CASE("a foreign word shows how it will be said", "[pronunciation]") {
    const std::string_view line = "NASA和iPhone的SQL";
    std::string shown;
    for (const auto& token : pronouncer().tokens_of_line(line))
        if (token.kind == Token::Kind::foreign)
            for (const auto& word : pronouncer().tokens_of_foreign(line, token.source))
                shown += word.citation + "/";
    CHECK(shown == "nassa/eye phone/S.Q.L./");
}

TEST_CASE("every Han character gives one syllable, unknown ones are reported", "[pronunciation]") {
    const auto tokens = pronouncer().tokens_of_line("〇不𪚥\uF900");
    REQUIRE(tokens.size() == 4);
    CHECK(tokens[0].citation == "ling2");
    CHECK(tokens[2].citation == "zhe2");
    const auto unknown = pronouncer().tokens_of_line("\U0003FFFF");
    REQUIRE(unknown.size() == 1);
    CHECK(unknown[0].unknown);
    CHECK(is_numbered_pinyin(unknown[0].surface));
}

TEST_CASE("other text is one token a run", "[pronunciation]") {
    const auto tokens = pronouncer().tokens_of_line("用 GPT-4o, 好");
    REQUIRE(tokens.size() == 3);
    CHECK(tokens[1].kind == Token::Kind::foreign);
    CHECK(tokens[1].source == Span{3, 12});
}

TEST_CASE("traditional text reads like simplified text", "[pronunciation]") {
    CHECK(cited("銀行與音樂的發展") == cited("银行与音乐的发展"));
    CHECK(cited("還沒睡著，著急") == "hai2 mei2 shui4 zhao2 zhao2 ji2");
    CHECK(cited("著名的作品") == "zhu4 ming2 de5 zuo4 pin3");
    CHECK(cited("剪髮、幹事、髒水、三隻") == "jian3 fa4 gan4 shi4 zang1 shui3 san1 zhi1");
    CHECK(cited("他笑著說") == "ta1 xiao4 zhe5 shuo1");
    CHECK(cited("對於甚麽，關於瞭解") == cited("对于什么，关于了解"));
    CHECK(cited("叱吒、公釐、相剋") == cited("叱咤、公厘、相克"));
}

TEST_CASE("in traditional text a character that simplified writing merged is read as itself",
          "[pronunciation]") {
    const auto table = std::filesystem::path(test::source_folder) / "tests/pronunciation/traditional.tsv";
    for (const auto& row : read_tsv(table, 3, 3)) {
        INFO(row.cells[1]);
        std::string sentence;
        std::size_t at = std::string::npos; // the last character in brackets
        for (const char c : row.cells[1]) {
            if (c == '[') at = sentence.size();
            if (c != '[' && c != ']') sentence += c;
        }
        for (const auto& token : pronouncer().tokens_of_line(sentence))
            if (token.source.begin == at) CHECK(token.citation == row.cells[2]);
    }
}

TEST_CASE("places have their own readings", "[pronunciation]") {
    for (const auto& row :
         read_tsv(std::filesystem::path(test::source_folder) / "tests/pronunciation/places.tsv", 2, 2)) {
        INFO(row.cells[0]);
        CHECK(cited("我们从" + row.cells[0] + "出发") == "wo3 men5 cong2 " + row.cells[1] + " chu1 fa1");
    }
}

TEST_CASE("a verb said twice is read alike", "[pronunciation]") {
    CHECK(cited("裁缝师傅量了量国王的腰").ends_with("liang2 le5 liang2 guo2 wang2 de5 yao1"));
    CHECK(cited("出去转一转") == "chu1 qu4 zhuan4 yi1 zhuan4");
    CHECK(cited("狐狸转了转眼珠") == "hu2 li2 zhuan4 le5 zhuan4 yan3 zhu1");
    CHECK(cited("他数了数钱") == "ta1 shu3 le5 shu3 qian2");
    CHECK(cited("好不好，长不长") == "hao3 bu4 hao3 chang2 bu4 chang2");
}

TEST_CASE("an office held is no name", "[pronunciation]") {
    CHECK(cited("他曾任海军航空兵部政委").starts_with("ta1 ceng2 ren4 hai3 jun1"));
    CHECK(cited("后来韩凤楼任国民革命军旅长").starts_with("hou4 lai2 han2 feng4 lou2 ren4 guo2 min2"));
    CHECK(cited("任国立大学校长") == "ren4 guo2 li4 da4 xue2 xiao4 zhang3");
    CHECK(cited("任正非说") == "ren2 zheng4 fei1 shuo1");
}

TEST_CASE("the title of a work may stand before another mark", "[pronunciation]") {
    CHECK(cited("他读过《高僧传》，也读过《烈女传》。").find("gao1 seng1 zhuan4") != std::string::npos);
}

TEST_CASE("a character of the standard list is never read as another one", "[pronunciation]") {
    CHECK(cited("幺，老幺，幺蛾子，幺幺零") == "yao1 lao3 yao1 yao1 e2 zi5 yao1 yao1 ling2");
    CHECK(cited("瞭望，大阪，哪吒，玛瑙") == "liao4 wang4 da4 ban3 ne2 zha1 ma3 nao3");
    const Lexicon lexicon(std::filesystem::path(test::built_data) / "lexicon.bin");
    std::size_t standard = 0;
    for (const auto& row : read_tsv(std::filesystem::path(built_data) / "../../Unihan_Readings.txt", 3, 3)) {
        if (row.cells[1] != "kTGHZ2013") continue;
        ++standard;
        const auto character = static_cast<char32_t>(std::stoul(row.cells[0].substr(2), nullptr, 16));
        INFO(row.cells[0]);
        CHECK(lexicon.fold(character) == character);
    }
    CHECK(standard == 8105);
}

TEST_CASE("a lexicon prescribes the syllables of its span", "[pronunciation]") {
    normalizer::SpokenText text{"朝阳公园", "朝阳公园", {}};
    normalizer::Reading prescribed;
    prescribed.written = prescribed.spoken = {0, 6};
    prescribed.rule = "lexicon";
    prescribed.pinyin = "zhāo yáng";
    text.readings.push_back(prescribed);
    CHECK(join(utterance(text).tokens, &Token::citation) == "zhao1 yang2 gong1 yuan2");
}

TEST_CASE("a damaged or foreign lexicon is refused", "[pronunciation]") {
    TemporaryDirectory folder;
    std::string bytes = read_text(std::filesystem::path(test::built_data) / "lexicon.bin");
    write_text(folder / "short", bytes.substr(0, 1000));
    CHECK_THROWS_AS(Lexicon(folder / "short"), InputError);
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 1);
    write_text(folder / "damaged", bytes);
    CHECK_THROWS_AS(Lexicon(folder / "damaged"), InputError);
    CHECK_THROWS_AS(Lexicon(folder / "absent"), InputError);
}

TEST_CASE("every Han character of the corpus has a reading", "[pronunciation][corpus]") {
    const auto folder = shared("corpus");
    if (folder.empty()) return;
    const Lexicon lexicon{std::filesystem::path(test::built_data) / "lexicon.bin"};
    std::set<char32_t> missing;
    for (const auto& file : std::filesystem::recursive_directory_iterator(folder)) {
        if (!file.is_regular_file() || file.path().extension() == ".epub") continue;
        const auto text = read_text(file.path());
        if (find_invalid_utf8(text)) continue;
        for (const char32_t c : to_utf32(text))
            if (is_han(c) && !lexicon.find(std::u32string(1, lexicon.fold(c)))) missing.insert(c);
    }
    for (const char32_t c : missing) UNSCOPED_INFO(to_utf8(c));
    CHECK(missing.empty());
}

TEST_CASE("the accent of Taiwan changes readings, and only where it is asked for", "[pronunciation]") {
    const Pronouncer taiwan{test::built_data, Accent::taiwan};
    const auto there = [&](std::string_view text) {
        return join(taiwan.tokens_of_line(text), &Token::citation);
    };
    CHECK(there("垃圾和企業") == "le4 se4 han4 qi4 ye4");
    CHECK(there("星期三研究質量") == "xing1 qi2 san1 yan2 jiu4 zhi2 liang4");
    CHECK(there("微博") == "wei2 bo2");
    CHECK(there("人質") == "ren2 zhi4");
    CHECK(there("和平") == "he2 ping2");
    CHECK(cited("垃圾和企业") == "la1 ji1 he2 qi3 ye4");
}
