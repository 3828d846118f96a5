// What the structure of a work demands, whatever its lines look like; and the machinery below.
#include "chapter/outline_judge.h"

#include "article/read_article.h"
#include "base/unicode.h"
#include "chapter/chapter_tables.h"
#include "chapter/find_chapters.h"
#include "chapter/word_set.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::chapter;

namespace {

using Titles = std::vector<std::string>;

Titles headings(const std::string& text) {
    Titles out;
    for (const auto& entry :
         find_outline(article::read_article_bytes(text, "a.txt"), test::chapter_tables()).headings)
        out.push_back(entry.title);
    return out;
}

std::size_t captions(const std::string& text) {
    return find_outline(article::read_article_bytes(text, "a.txt"), test::chapter_tables()).captions.size();
}

// Chapters of a novel in which people talk and cry out.
std::string novel(const Titles& chapters) {
    std::string text = "渡口\n\n作者：林小满\n\n";
    for (const auto& chapter : chapters)
        text +=
            chapter +
            "\n\n　　他推开门，屋里一片漆黑，只有炉子里还剩下一点暗红的火。\n\n　　“谁？”\n\n　　没有人回答。"
            "\n\n"
            "　　砰！\n\n　　窗户被风吹开了，雨水打湿了桌上的信纸，他伸手去关。\n\n　　“别动！”\n\n　　原来是"
            "她……\n\n　　她站在灯影里，手里拿着那封没有寄出的信，半天没有说话。\n\n";
    return text;
}

} // namespace

TEST_CASE("a series is headings as a whole, and nothing that people say is one", "[chapter]") {
    for (const Titles& series :
         {Titles{"第一章 灯", "第二章 船", "第三章 岸", "第四章 桥"},
          Titles{"正文 第一章 灯", "正文 第二章 船", "正文 第三章 岸"},
          Titles{"vol.001 灯", "vol.002 船", "vol.003 岸"}, Titles{"☆、第1章", "☆、第2章", "☆、第3章"},
          Titles{"渡口_分节阅读_1", "渡口_分节阅读_2", "渡口_分节阅读_3"},
          Titles{"3月5日 晴", "3月6日 雨", "3月9日 晴"}}) {
        INFO(series[0]);
        auto found = headings(novel(series));
        if (!found.empty() && found[0] == "渡口") found.erase(found.begin());
        CHECK(found == series);
        CHECK(captions(novel(series)) == 0);
    }
}

TEST_CASE("parts of a novel that have no number are headings by their names", "[chapter]") {
    auto chapters = Titles{"楔子", "第一章 灯", "第二章 船", "第三章 岸", "尾声"};
    auto found = headings(novel(chapters));
    if (!found.empty() && found[0] == "渡口") found.erase(found.begin());
    CHECK(std::count(found.begin(), found.end(), "第二章 船") == 1);
    CHECK(std::count(found.begin(), found.end(), "没有人回答。") == 0);
}

TEST_CASE("an official paper says in its first line what it is", "[chapter]") {
    const auto script = find_chapters(
        article::read_article_bytes(
            "关于夏季用电安全的通知\n\n时间：2024年7月1日\n\n一、加强检查\n各单位要在本周内完成线路检查，"
            "发现老化的线路立即更换。\n二、落实责任\n值班人员每两小时巡查一次，做好记录。\n",
            "paper.txt"),
        test::chapter_tables());
    CHECK(script.title == "关于夏季用电安全的通知");
}

TEST_CASE("what might as well be no heading is counted and explained", "[chapter]") {
    const auto structure = find_structure(
        article::read_article_bytes(
            "港口的冬天\n码头上的风比往年来得早，工人们在棉衣外面又套了一层雨衣，装卸一直没有停。\n"
            "冷库满了\n三号冷库在十一月就装满了车厘子，调度室不得不把后来的货柜改到四十公里外的内陆港去。\n",
            "a.txt"),
        test::chapter_tables(), true);
    REQUIRE_FALSE(structure.short_lines.empty());
    int unsure = 0;
    for (const auto& line : structure.short_lines) {
        CHECK(line.reasons.size() <= 3);
        if (line.text == "冷库满了") CHECK(line.reasons.size() == 3);
        unsure += line.unsure;
    }
    CHECK(structure.doubt.unsure == unsure);
    CHECK(structure.doubt.weighed >= unsure);
    const auto outline = outline_of(structure.article);
    const auto written = write_outline(outline, structure.short_lines);
    CHECK(written.find(";\t") != std::string::npos);
    CHECK(parse_outline(written, "o") == outline); // what explains is a comment
}

TEST_CASE("trees are followed by their thresholds and say what moved them", "[chapter]") {
    // length <= 8 ? (speech <= 0.5 ? 1.2 : -3) : -0.5; the means are 0.1 and 0.8
    TreeSum sum;
    sum.add({{0, 8, 4, 100}, {1, 0.5F, 3, 800}, {-1, 0, 0, 1200}, {-1, 0, 0, -3000}, {-1, 0, 0, -500}});
    sum.add({{-1, 0, 0, 250}});
    const std::vector<float> heading{4, 0}, speech{8, 1}, text{9, 0};
    CHECK(sum.score(heading) == Approx(1.45));
    CHECK(sum.score(speech) == Approx(-2.75));
    CHECK(sum.score(text) == Approx(-0.25));
    std::vector<double> reasons(2);
    sum.explain(speech, reasons);
    CHECK(reasons[0] == Approx(0.7));
    CHECK(reasons[1] == Approx(-3.8));
}

TEST_CASE("words are pairs of Han characters and Latin words", "[chapter]") {
    const auto words = words_of("港口冷库 Docker");
    CHECK(words.size() == 4); // 港口 口冷 冷库 docker
    const std::vector<WordHashes> others{words};
    CHECK(share(words_of("冷库"), others) == 1);
    CHECK(share(words_of("DOCKER 镜像"), others) == 0.5);
    CHECK(share({}, others) == 0);
}
