// What stands around a story: titles, authors, tables of contents.
#include "article/read_article.h"
#include "chapter/find_chapters.h"

#include <catch2/catch.hpp>

using namespace langdu;

namespace {

const std::string prose = "三年前的秋天，码头上长出了半人高的野草，账面上的现金只够发两个月工资。\n"
                          "如今，同一片码头每天要接待四十多艘货轮，去年的净利润达到了12.6亿元。\n"
                          "变化是从一次不起眼的人事任命开始的，许多老员工在食堂里议论了整整一个月。\n";

Script script_of(const std::string& text, const char* name = "a.txt") {
    return find_chapters(read_article_bytes(text, name));
}

} // namespace

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
    CHECK(script.skipped.at(0) == Skipped{1, "目录", "table of contents"});
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
