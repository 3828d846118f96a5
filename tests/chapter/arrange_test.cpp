// Books become chapters of a bearable length; a listener may choose some of them.
#include "article/read_article.h"
#include "base/error.h"
#include "chapter/chapter_tables.h"
#include "chapter/find_chapters.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::chapter;

namespace {

using Titles = std::vector<std::string>;

Titles titles(const std::string& markdown, const ChapterOptions& options = {}) {
    Titles out;
    for (const auto& chapter :
         find_chapters(article::read_article_bytes(markdown, "书.md"), test::chapter_tables(), options)
             .chapters)
        out.push_back(chapter.title);
    return out;
}

const std::string book =
    "# 第一卷\n\n## 第一回\n\n甲说了一句话。\n\n## 第二回\n\n乙。\n\n# 第二卷\n\n## 第三回\n\n"
    "丙也说了一句话。\n";

} // namespace

TEST_CASE("the bare title of a part is said at the front of its first chapter", "[chapter]") {
    CHECK(titles(book) == Titles{"第一卷 · 第一回", "第二回", "第二卷 · 第三回"});
    const auto script = find_chapters(article::read_article_bytes(book, "书.md"), test::chapter_tables());
    CHECK(script.chapters[2].passages[0].text == "第二卷");
    CHECK(script.chapters[2].passages[1].text == "第三回");
}

TEST_CASE("headings of deeper levels begin no chapter when the listener says so", "[chapter]") {
    ChapterOptions options;
    options.chapter_level = 1;
    CHECK(titles(book, options) == Titles{"第一卷", "第二卷"});
}

TEST_CASE("short chapters join the one before", "[chapter]") {
    ChapterOptions options;
    options.merge_below = 8;
    CHECK(titles(book, options) == Titles{"第一卷 · 第一回", "第二卷 · 第三回"});
}

TEST_CASE("a long chapter is cut between paragraphs into parts of one length", "[chapter]") {
    std::string text = "# 长\n\n";
    for (int i = 0; i < 30; ++i) text += "这一段话一共有十二个字。\n\n";
    ChapterOptions options;
    options.split_above = 130;
    const auto script =
        find_chapters(article::read_article_bytes(text, "a.md"), test::chapter_tables(), options);
    REQUIRE(script.chapters.size() == 3);
    CHECK(script.chapters[0].title == "长（1）");
    CHECK(script.chapters[2].title == "长（3）");
    for (const auto& chapter : script.chapters) CHECK(chapter.passages.size() >= 9);
    options.split_above = 0;
    CHECK(titles(text, options) == Titles{"长"});
}

TEST_CASE("only some chapters, or the first ones, or a sample", "[chapter]") {
    ChapterOptions options;
    options.only = {{2, 2}};
    CHECK(titles(book, options) == Titles{"第二回"});
    options.only = {{3, 99}};
    CHECK(titles(book, options) == Titles{"第二卷 · 第三回"});
    options.only = {{7, 9}};
    CHECK_THROWS_AS(titles(book, options), SettingError);
    options = {};
    options.first_chapters = 2;
    CHECK(titles(book, options) == Titles{"第一卷 · 第一回", "第二回"});
    options = {};
    options.first_characters = 5;
    const auto script =
        find_chapters(article::read_article_bytes(book, "书.md"), test::chapter_tables(), options);
    REQUIRE(script.chapters.size() == 1);
    CHECK(script.chapters[0].passages.size() == 2);
    CHECK(script.skipped.back().reason == SkipReason::chapter_not_chosen);
}
