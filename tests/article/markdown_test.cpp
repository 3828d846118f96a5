#include "article/read_article.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace langdu;
using namespace langdu::article;

namespace {

Article read(const std::string& text) { return read_article_bytes(text, "a.md"); }

} // namespace

TEST_CASE("blocks keep their kind, level and line", "[article]") {
    const auto article = read("# 题目\n\n正文**加粗**，[链接](https://example.org)\n和第二行。\n\n> "
                              "引文\n\n1. 甲\n2. 乙\n   - 丙\n\n```sh\nls\npwd\n```\n");
    const auto& b = article.blocks;
    REQUIRE(b.size() == 7);
    CHECK((b[0].kind == BlockKind::heading && b[0].level == 1 && b[0].text == "题目" && b[0].line == 1));
    CHECK((b[1].kind == BlockKind::paragraph && b[1].text == "正文加粗，链接和第二行。" && b[1].line == 3));
    CHECK((b[2].kind == BlockKind::quote && b[2].text == "引文" && b[2].line == 6));
    CHECK((b[3].kind == BlockKind::list_item && b[3].marker == "1." && b[3].level == 1));
    CHECK((b[4].marker == "2." && b[4].line == 9));
    CHECK((b[5].marker == "-" && b[5].level == 2 && b[5].text == "丙"));
    CHECK((b[6].kind == BlockKind::code && b[6].marker == "sh" && b[6].text == "ls\npwd"));
    CHECK(article.skipped == std::vector<Skipped>{{3, "https://example.org", SkipReason::link_target}});
}

TEST_CASE("a table has a row a line and a tab between cells", "[article]") {
    const auto article = read("| 城市 | 人口 |\n|---|---|\n| 北京 | 2185万 |\n| 上海 | 2487万 |\n");
    REQUIRE(article.blocks.size() == 1);
    CHECK(article.blocks[0].kind == BlockKind::table);
    CHECK(article.blocks[0].text == "城市\t人口\n北京\t2185万\n上海\t2487万");
}

TEST_CASE("footnotes, images and link definitions are told apart from the text", "[article]") {
    const auto article = read("甲[^1]乙。\n\n![一张图](a.png)\n\n[^1]: 脚注。\n\n[a]: https://example.org\n");
    REQUIRE(article.blocks.size() == 3);
    CHECK(article.blocks[0].text == "甲乙。");
    CHECK((article.blocks[1].kind == BlockKind::image && article.blocks[1].text == "一张图"));
    CHECK((article.blocks[2].kind == BlockKind::footnote && article.blocks[2].text == "脚注。"));
    const Skipped definition{7, "[a]: https://example.org", SkipReason::link_definition};
    CHECK(std::find(article.skipped.begin(), article.skipped.end(), definition) != article.skipped.end());
}

TEST_CASE("what HTML in Markdown hides is listed, inside a line and around blocks", "[article]") {
    const auto article =
        read("甲<span style=\"display:none\">藏一<b>藏二</b></span>乙<b hidden>藏三</b>。<br hidden>丙<i "
             "hidden>藏四\n\n"
             "<div hidden>\n\n藏五\n\n```\n藏六\n```\n\n<div>\n\n藏七\n\n</div>\n\n</div>\n\n"
             "丁<ruby>汉<rt>han</rt></ruby>，<script>x</script>戊。\n\n![藏八](a.png \"题\")\n");
    std::vector<std::string> texts;
    for (const auto& block : article.blocks) texts.push_back(block.text);
    CHECK(texts == std::vector<std::string>{"甲乙。丙", "丁汉，戊。", "藏八"});
    for (const auto* hidden : {"藏一", "藏二", "藏三", "藏四", "藏五", "藏六", "藏七"})
        CHECK(std::ranges::any_of(article.skipped, [&](const Skipped& s) {
            return s.text == hidden && s.reason == SkipReason::hidden;
        }));
    for (const Skipped& piece : {Skipped{19, "han", SkipReason::ruby}, {19, "x", SkipReason::script}})
        CHECK(std::ranges::find(article.skipped, piece) != article.skipped.end());
}

TEST_CASE("a typesetter's directive is skipped, the sentence around it stays", "[article]") {
    const auto article =
        read_article_bytes(":numref:`fig_price`比较了各种价格。\n\n:label:`sec_buy`\n\n时间:下午", "a.md");
    REQUIRE(article.blocks.size() == 2);
    CHECK(article.blocks[0].text == "比较了各种价格。");
    CHECK(article.blocks[1].text == "时间:下午");
    REQUIRE(article.skipped.size() == 2);
    CHECK(article.skipped[0] == Skipped{1, ":numref:fig_price", SkipReason::directive});
    CHECK(article.skipped[1] == Skipped{3, ":label:sec_buy", SkipReason::directive});
}

TEST_CASE("front matter in TOML gives title, author, date and cover", "[article]") {
    const auto article =
        read_article_bytes("+++\ntitle = \"题目\"\ndate = 2024-05-06\nauthors = [\"甲\", \"乙\"]\n"
                           "cover = {name = \"a.jpg\"}\ntags = [\"丙\"]\n+++\n\n正文。\n",
                           "a.md");
    CHECK(article.title == "题目");
    CHECK(article.date == "2024-05-06");
    CHECK(article.author == "甲、乙");
    CHECK(article.cover == "a.jpg");
    REQUIRE(article.blocks.size() == 1);
    CHECK(article.blocks[0].line == 9);
    const auto broken = read_article_bytes("+++\ntitle = = 1\n+++\n\n正文。\n", "a.md");
    CHECK(broken.title.empty());
    CHECK(broken.skipped.at(0).reason == SkipReason::broken_front_matter);
    REQUIRE(broken.warnings.size() == 1);
    CHECK_THAT(broken.warnings[0], Catch::StartsWith("the front matter is not valid TOML (front matter:"));
}

TEST_CASE("a line of pluses with prose behind it is no front matter", "[article]") {
    CHECK(read_article_bytes("+++\n正文。\n+++\n", "a.txt").title.empty());
}
