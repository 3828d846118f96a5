// What stands around a story: titles, authors, tables of contents.
#include "article/read_article.h"
#include "chapter/chapter_tables.h"
#include "chapter/find_chapters.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::chapter;

namespace {

const std::string prose = "三年前的秋天，码头上长出了半人高的野草，账面上的现金只够发两个月工资。\n"
                          "如今，同一片码头每天要接待四十多艘货轮，去年的净利润达到了12.6亿元。\n"
                          "变化是从一次不起眼的人事任命开始的，许多老员工在食堂里议论了整整一个月。\n";

Script script_of(const std::string& text, const char* name = "a.txt") {
    return find_chapters(article::read_article_bytes(text, name), test::chapter_tables());
}

} // namespace

TEST_CASE("a note of two or three paragraphs has a title too", "[chapter]") {
    const auto title = [](const std::string& text) {
        return find_structure(article::read_article_bytes(text, "a.txt"), test::chapter_tables())
            .article.title;
    };
    CHECK(title("银行的新服务\n\n银行推出了三项服务，顾客增加了一半。\n") == "银行的新服务");
    CHECK(title("我的爷爷\n\n爷爷今年八十岁了，身体还很硬朗。\n\n晚上，他喜欢给我讲故事。\n") == "我的爷爷");
    CHECK(title("今天天气很好。\n\n我们去公园玩，玩得很开心。\n").empty());
    CHECK(title("你好\n\n再见\n").empty());
}

TEST_CASE("the first line of a text without headings is its title when prose follows", "[chapter]") {
    const auto script = script_of("港口周六下午5：30迎来第一艘船\n" + prose);
    CHECK(script.title == "港口周六下午5：30迎来第一艘船");
    REQUIRE(script.chapters.size() == 1);
    CHECK(script.chapters[0].passages[0].kind == PassageKind::heading);
    CHECK(script_of(prose).title == "a");
}

TEST_CASE("a book's title may hold its author", "[chapter]") {
    const auto script =
        script_of("《江边的灯》（全本）作者：林小满\n\n第一章 灯\n" + prose + "第二章 船\n" + prose);
    CHECK(script.title == "《江边的灯》（全本）");
    CHECK(script.author == "林小满");
    REQUIRE(script.chapters.size() == 2);
    CHECK(script.chapters[0].title == "第一章 灯");
}

TEST_CASE("a table of contents is skipped, its chapters are there", "[chapter]") {
    const std::string text = "目录\n第一章 灯\n第二章 船\n第三章 岸\n\n第一章 灯\n" + prose + "第二章 船\n" +
                             prose + "第三章 岸\n" + prose;
    const auto script = script_of(text);
    REQUIRE(script.chapters.size() == 3);
    CHECK(script.chapters[0].title == "第一章 灯");
    CHECK(script.skipped.at(0) == Skipped{1, "目录", SkipReason::table_of_contents});
    CHECK(script.skipped.size() == 4);
    // A line 目录 without entries is text.
    CHECK(script_of("目录\n" + prose).skipped.empty());
}

TEST_CASE("a title page before the first page is said once", "[chapter]") {
    const auto script =
        script_of("---\ntitle: 江边的灯\n---\n林小满\n\n# 江边的灯\n\n正文。\n\n## 一\n\n正文。\n", "a.md");
    REQUIRE(script.chapters.size() == 2);
    CHECK(script.chapters[0].title == "江边的灯");
    CHECK(script.chapters[1].title == "一");
}

TEST_CASE("authors and dates that a page marks up as headings begin no chapter", "[chapter]") {
    const auto script = script_of(
        "<html><body><h1>江边的灯</h1><h3 class='author'>林小满</h3><h2>灯</h2><p>文。</p></body></html>",
        "a.html");
    for (const auto& chapter : script.chapters) CHECK(chapter.title != "林小满");
}

namespace {

std::vector<std::string> titles(const Script& script) {
    std::vector<std::string> out;
    for (const auto& chapter : script.chapters) out.push_back(chapter.title);
    return out;
}
using Titles = std::vector<std::string>;

std::string said(const Script& script) {
    std::string out;
    for (const auto& chapter : script.chapters)
        for (const auto& passage : chapter.passages) out += passage.text + "\n";
    return out;
}

std::size_t count(const std::string& text, const std::string& part) {
    std::size_t found = 0;
    for (auto at = text.find(part); at != text.npos; at = text.find(part, at + part.size())) ++found;
    return found;
}

} // namespace

TEST_CASE("a list of contents ends where the text begins", "[chapter]") {
    const auto script = script_of("目录\n第一章 灯……1\n第二章 船……12\n第三章 岸……30\n第一章 灯\n等一等。\n" +
                                  prose + "第二章 船\n等一等。\n" + prose + "第三章 岸\n" + prose);
    CHECK(titles(script) == Titles{"第一章 灯", "第二章 船", "第三章 岸"});
    CHECK(count(said(script), "等一等") == 2);
    const auto book = script_of("# 目录\n\n[灯](a)\n\n[船](b)\n\n[岸](c)\n\n# 灯\n\n1\n\n文一。\n\n# "
                                "船\n\n1\n\n文二。\n\n# 岸\n\n1\n\n文三。\n",
                                "a.md");
    CHECK(titles(book) == Titles{"灯", "船", "岸"});
}

TEST_CASE("a list of links to the headings of a text is its table of contents", "[chapter]") {
    const auto script = script_of("# 手册\n\n* [1. 灯](#1)\n* [2. 船](#2)\n  * [2.1 桨](#21)\n\n## 1. "
                                  "灯\n\n点灯。\n\n## 2. 船\n\n### 2.1 桨\n\n"
                                  "划桨。\n\n参见：\n\n* [别处的船](x)\n* [别处的灯](y)\n* [别处的桨](z)\n",
                                  "a.md");
    CHECK(count(said(script), "2.1 桨") == 1);
    CHECK(count(said(script), "别处的") == 3);
}

TEST_CASE("a title that stands twice is said once", "[chapter]") {
    CHECK(count(said(script_of(
                    "# 一 灯\n\n# 一 灯\n\n文。\n\n二 船\n\n## 二 船\n\n文。\n\n# 三 岸\n\n三 岸\n\n文。\n",
                    "a.md")),
                "船") == 1);
    CHECK(titles(script_of("# 一 灯\n\n## 一 灯\n\n文。\n", "a.md")) == Titles{"一 灯"});
}

TEST_CASE("a number alone joins the title below it, a part's number does not", "[chapter]") {
    CHECK(titles(script_of("### 第一回\n\n## 河上有灯\n\n文。\n\n### 第二回\n\n## 灯下有船\n\n文。\n",
                           "a.md")) == Titles{"第一回 河上有灯", "第二回 灯下有船"});
    CHECK(titles(script_of("# 第一卷\n\n## 第一章 灯\n\n文。\n\n# 第二卷\n\n## 第二章 船\n\n文。\n",
                           "a.md")) == Titles{"第一卷 · 第一章 灯", "第二卷 · 第二章 船"});
}

TEST_CASE("captions that are marked up as headings begin no chapter", "[chapter]") {
    CHECK(titles(script_of("# 船\n\n文。\n\n##### 图1.2 船的样子\n\n文。\n\n#### 表 3-1 木料\n\n文。\n\n### "
                           "图为渡口。（林小溪摄）\n\n文。\n",
                           "a.md")) == Titles{"船"});
}

TEST_CASE("an imprint is credits wherever it stands", "[chapter]") {
    const auto script =
        script_of("# 版权信息\n\n图书在版编目（CIP）数据\n\n渡口/林小溪著. —江城：江城书局，2020.8\n\nISBN "
                  "978-7-0000-0000-0\n\n"
                  "开本 880×1230 1/32 印张 7.5\n\n# 灯\n\n他在出版社做了三十年，见过的书比船还多。\n",
                  "a.md");
    CHECK(titles(script) == Titles{"灯"});
    CHECK(count(said(script), "三十年") == 1);
}

TEST_CASE("lines of novel sites leave the text", "[chapter]") {
    const auto script =
        script_of("本书由某某网整理制作\n第一章 灯\n更新时间：2021-3-5 16:02 本章字数：2160\n" + prose +
                  "灯灭了。（本章未完，请点击下一页继续阅读）\n求推荐票！求收藏！\nＷＷＷ．ＡＢＣ．ＣＯＭ\n第"
                  "二章 船\n" +
                  prose + "他在首发的船上做了一年，后来去下载站看门。\n");
    const auto text = said(script);
    for (const std::string gone : {"整理制作", "更新时间", "本章未完", "推荐票", "ＷＷＷ"})
        CHECK(count(text, gone) == 0);
    CHECK(count(text, "灯灭了。") == 1);
    CHECK(count(text, "看门") == 1);
}

TEST_CASE("a table without names is read pair by pair", "[chapter]") {
    const auto text = said(script_of("|  |  |\n|---|---|\n| 面积 | 十里 |\n| 人口 | 三千 |\n", "a.md"));
    CHECK(text == "面积：十里。\n人口：三千。\n");
}

TEST_CASE("a file's name may say the date", "[chapter]") {
    CHECK(script_of(prose, "2019-01-02-渡口.txt").date == "2019-01-02");
    CHECK(script_of(prose, "20190102_渡口.txt").date == "2019-01-02");
    CHECK(script_of(prose, "13579246.txt").date.empty());
    CHECK(script_of("---\ndate: 2024/05/22\n---\n" + prose, "2019-01-02-渡口.md").date == "2024-05-22");
}
