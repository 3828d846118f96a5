// langdu outline a.txt > outline.txt, edited, --outline outline.txt.
#include "article/read_article.h"
#include "base/error.h"
#include "chapter/chapter_tables.h"
#include "chapter/find_chapters.h"
#include "test_support.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::chapter;
using Catch::StartsWith;

namespace {

using Titles = std::vector<std::string>;

Titles titles(const Script& script) {
    Titles out;
    for (const auto& chapter : script.chapters) out.push_back(chapter.title);
    return out;
}

Script with(const article::Article& article, const std::string& outline) {
    ChapterOptions options;
    options.outline = parse_outline(outline, "outline.txt");
    return find_chapters(article, test::chapter_tables(), options);
}

const std::string text =
    "外行掌舵\n新任总经理上任第一周没有开会，而是在调度室坐了六个夜班，数清了每一艘船等待的时间。\n"
    "押注冷链\n单靠效率救不了一座港口，真正让客户回头的，是第二年春天做出的决定：建一座自己的冷库，"
    "把车厘子和三文鱼留在码头上，再由铁路送进内陆的三个城市。\n"
    "三号泊位的冷库\n并非所有人都看好这场复苏，有研究机构指出，七成的利润来自两种水果和一种鱼。\n";

} // namespace

TEST_CASE("an outline that nobody edited changes nothing", "[chapter]") {
    for (const auto& entry :
         std::filesystem::directory_iterator(std::filesystem::path(test::data_folder) / "outline")) {
        if (!entry.is_regular_file()) continue;
        const auto article = article::read_article(entry.path().string());
        const auto outline = find_outline(article, test::chapter_tables());
        CHECK(parse_outline(write_outline(outline), "o") == outline);
        if (outline.headings.empty()) continue;
        ChapterOptions options;
        options.outline = outline;
        CHECK(find_chapters(article, test::chapter_tables(), options) ==
              find_chapters(article, test::chapter_tables()));
    }
    const auto page = article::read_article_bytes(
        "<html><body><h1>题目在这里</h1><p>文。</p><h2>一</h2><p>文。</p></body></html>", "a.html");
    ChapterOptions options;
    options.outline = parse_outline(write_outline(find_outline(page, test::chapter_tables())), "o");
    CHECK(find_chapters(page, test::chapter_tables(), options) ==
          find_chapters(page, test::chapter_tables()));
}

TEST_CASE("the rows of an outline decide what is a heading and what a caption", "[chapter]") {
    const auto article = article::read_article_bytes(text, "a.txt");
    const auto script = with(article, "; edited\n1\t# 外行掌舵\n\n3\t# 冷链\n4\t# 第二年\n5\tcaption\n");
    CHECK(titles(script) == Titles{"外行掌舵", "冷链", "第二年"});
    CHECK(script.chapters[2].passages[0].text == "第二年");
    CHECK(script.chapters[2].passages[2].kind == PassageKind::caption);
    CHECK(script.skipped.back() == Skipped{3, "押注冷链", SkipReason::renamed_by_the_outline});
    CHECK(titles(with(article, "3 # 押注冷链")) == Titles{"a", "押注冷链"});
}

TEST_CASE("a row that cannot be is an error with its place", "[chapter]") {
    CHECK_THROWS_WITH(parse_outline("1\t# 一\n标题\n", "o.txt"),
                      StartsWith("o.txt:2: begins with no line number"));
    CHECK_THROWS_WITH(parse_outline("4 题\n", "o.txt"), StartsWith("o.txt:1: is neither"));
    CHECK_THROWS_AS(with(article::read_article_bytes(text, "a.txt"), "99\t# 无\n"), InputError);
}
