#include "chapter/find_chapters.h"

#include "article/read_article.h"
#include "base/error.h"
#include "chapter/chapter_tables.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::chapter;

namespace {

Script chapters(const std::string& markdown) {
    return find_chapters(article::read_article_bytes(markdown, "好文.md"), test::chapter_tables());
}

} // namespace

TEST_CASE("the text before the first heading is a chapter named like the article", "[chapter]") {
    const auto script = chapters("# 题目\n\n引子。\n\n## 第一节\n\n正文。\n");
    CHECK(script.title == "题目");
    REQUIRE(script.chapters.size() == 2);
    CHECK(script.chapters[0].title == "题目");
    CHECK(script.chapters[0].passages.size() == 2);
    CHECK(script.chapters[1].title == "第一节");
}

TEST_CASE("a title without text below it opens the first section's chapter", "[chapter]") {
    const auto script = chapters("# 题目\n\n## 第一节\n\n正文。\n");
    REQUIRE(script.chapters.size() == 1);
    CHECK(script.chapters[0].title == "第一节");
    CHECK(script.chapters[0].passages[0].text == "题目");
    CHECK(script.chapters[0].passages[1].text == "第一节");
}

TEST_CASE("without any title the file's stem names the article and is not said", "[chapter]") {
    const auto script = chapters("正文。\n");
    CHECK(script.title == "好文");
    CHECK(script.chapters[0].title == "好文");
    CHECK(script.chapters[0].passages[0].text == "正文。");
}

TEST_CASE("a title from the front matter is said first", "[chapter]") {
    const auto script = chapters("---\ntitle: 题目\n---\n正文。\n");
    CHECK(script.chapters[0].passages[0] == Passage{PassageKind::heading, 0, "题目"});
}

TEST_CASE("titles have one line and no control characters", "[chapter]") {
    const auto script = chapters("# 题\u200B目\t一\n\n正文。\n");
    CHECK(script.chapters[0].title == "题目 一");
}

TEST_CASE("code is announced, a short table read row by row, both by policy", "[chapter]") {
    const auto article =
        article::read_article_bytes("甲。\n\n```\na\nb\n```\n\n|城市|人口|\n|-|-|\n|北京|2185万|\n", "a.md");
    const auto script = find_chapters(article, test::chapter_tables());
    const auto& p = script.chapters[0].passages;
    REQUIRE(p.size() == 3);
    CHECK(p[1] == Passage{PassageKind::announcement, 3, "此处省略代码，共2行。", false, 1, {}});
    // What is said of a cell stands in the cell; the names of the columns stand above them.
    const auto& row = p[2];
    CHECK(row.kind == PassageKind::paragraph);
    CHECK(row.line == 10);
    CHECK(row.text == "城市：北京，人口：2185万。");
    REQUIRE(row.origins.size() == 2);
    for (const auto& origin : row.origins) {
        CHECK(origin.block == 2);
        CHECK(row.text.substr(origin.at, origin.span.size()) == origin.span.of(script.blocks[2].text));
    }
    CHECK(row.origins[1].span.of(script.blocks[2].text) == "2185万");
    CHECK(script.skipped == std::vector<Skipped>{{3, "a\nb", SkipReason::code_block}});
    ChapterOptions options;
    options.code = Policy::read;
    options.tables = Policy::skip;
    const auto other = find_chapters(article, test::chapter_tables(), options);
    CHECK(other.chapters[0].passages[1].text == "a\nb");
    CHECK(other.skipped[0].reason == SkipReason::table);
}

TEST_CASE("numbers of list items are said, dashes are not", "[chapter]") {
    const auto script = chapters("1. 甲\n2. 乙\n\n文。\n\n- 丙\n");
    const auto& p = script.chapters[0].passages;
    CHECK(p[0].text == "1、甲");
    CHECK(p[3].text == "丙");
}

TEST_CASE("an article in which nothing can be said is refused", "[chapter]") {
    CHECK_THROWS_AS(chapters("![](a.png)\n"), InputError);
}
