// What is said for what is not prose, by policy.
#include "article/read_article.h"
#include "chapter/chapter_tables.h"
#include "chapter/find_chapters.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::chapter;

namespace {

using Texts = std::vector<std::string>;

Texts said(const std::string& text, const ChapterOptions& options = {}, const char* name = "a.md") {
    Texts out;
    for (const auto& chapter :
         find_chapters(article::read_article_bytes(text, name), test::chapter_tables(), options).chapters)
        for (const auto& passage : chapter.passages) out.push_back(passage.text);
    return out;
}

Texts reasons(const std::string& text, const ChapterOptions& options = {}, const char* name = "a.md") {
    Texts out;
    for (const auto& piece :
         find_chapters(article::read_article_bytes(text, name), test::chapter_tables(), options).skipped)
        out.emplace_back(words_of(piece.reason));
    return out;
}

bool has(const Texts& texts, const std::string& wanted) {
    return std::find(texts.begin(), texts.end(), wanted) != texts.end();
}

} // namespace

TEST_CASE("footnotes are skipped, or read at the end of the paragraph that refers to them", "[chapter]") {
    const std::string text =
        "甲说了话[^b]。\n\n乙也说了[^a]。\n\n[^a]: 见第二年的报告。\n[^b]: 见第一年的报告。\n";
    CHECK(said(text) == Texts{"甲说了话。", "乙也说了。"});
    CHECK(has(reasons(text), "footnote"));
    ChapterOptions options;
    options.footnotes = Policy::read;
    CHECK(said(text, options) ==
          Texts{"甲说了话。", "注：见第一年的报告。", "乙也说了。", "注：见第二年的报告。"});
    options.footnotes = Policy::announce;
    CHECK(said(text, options) == Texts{"甲说了话。", "此处有脚注。", "乙也说了。", "此处有脚注。"});
    CHECK(has(reasons(text, options), "footnote"));
}

TEST_CASE("links are their text, announced, or left out", "[chapter]") {
    const std::string text = "请看[这份报告](http://a.cn/b)的结论。\n";
    CHECK(said(text) == Texts{"请看这份报告的结论。"});
    ChapterOptions options;
    options.links = Policy::announce;
    CHECK(said(text, options) == Texts{"请看这份报告（链接）的结论。"});
    options.links = Policy::skip;
    CHECK(said(text, options) == Texts{"请看的结论。"});
    CHECK(has(reasons(text, options), "link"));
    const std::string page = "<html><body><p>请看<a href='b'>这份报告</a>的结论。</p></body></html>";
    options.links = Policy::announce;
    CHECK(said(page, options, "a.html") == Texts{"请看这份报告（链接）的结论。"});
}

TEST_CASE("a list of literature is announced with its length", "[chapter]") {
    const std::string text = "# 题\n\n文。\n\n## 参考文献\n\n1. 甲：《书》\n2. 乙：《书》\n";
    CHECK(said(text) == Texts{"题", "文。", "参考文献", "此处省略参考文献，共2条。"});
    ChapterOptions options;
    options.references = Policy::read;
    CHECK(has(said(text, options), "1、甲：《书》"));
}

TEST_CASE("items of lists are counted as written, as 第一 第二, or not at all", "[chapter]") {
    const std::string text = "1. 甲\n   - 丙\n   - 丁\n2. 乙\n\n文。\n\n- 戊\n";
    CHECK(said(text) == Texts{"1、甲", "丙", "丁", "2、乙", "文。", "戊"});
    ChapterOptions options;
    options.lists = ListStyle::ordinal;
    CHECK(said(text, options) == Texts{"第1，甲", "第1，丙", "第2，丁", "第2，乙", "文。", "第1，戊"});
    options.lists = ListStyle::pause;
    CHECK(said(text, options) == Texts{"甲", "丙", "丁", "乙", "文。", "戊"});
    CHECK(has(reasons(text, options), "list number"));
}

TEST_CASE("a quote is set off by pauses, and so is what follows a rule", "[chapter]") {
    const auto script =
        find_chapters(article::read_article_bytes("甲。\n\n> 乙。\n\n丙。\n\n---\n\n丁。\n\n戊。\n", "a.md"),
                      test::chapter_tables());
    const auto& p = script.chapters[0].passages;
    REQUIRE(p.size() == 5);
    CHECK_FALSE(p[0].set_off);
    CHECK(p[1].set_off);
    CHECK(p[2].set_off);
    CHECK(p[3].set_off);
    CHECK_FALSE(p[4].set_off);
    ChapterOptions options;
    options.quotes = Policy::announce;
    options.separators = Policy::announce;
    CHECK(said("甲。\n\n> 乙。\n\n---\n\n丁。\n", options) ==
          Texts{"甲。", "此处省略引文。", "分隔线。", "丁。"});
}

TEST_CASE("the number of an item that says nothing is said or listed", "[chapter]") {
    CHECK(said("（一）。\n\n乙。\n", {}, "a.txt") == Texts{"（一）。", "乙。"});
    const std::string dots = "1. ……\n2. 乙。\n";
    CHECK(said(dots) == Texts{"2、乙。"});
    CHECK(has(reasons(dots), "list number"));
    ChapterOptions options;
    options.lists = ListStyle::ordinal;
    CHECK(said(dots, options) == Texts{"第2，乙。"});
}

TEST_CASE("a byline fills author and date, editors and word counts are left out", "[chapter]") {
    const std::string text = "港口的第二个春天\n"
                             "作者：林小满　2024年5月6日 10:20\n"
                             "全文共1200字，阅读约需4分钟\n"
                             "三年前的秋天，码头上长出了半人高的野草，账面上的现金只够发两个月工资。\n"
                             "如今，同一片码头每天要接待四十多艘货轮，去年的净利润达到了12.6亿元。\n"
                             "责任编辑：周木\n";
    const auto script = find_chapters(article::read_article_bytes(text, "a.txt"), test::chapter_tables());
    CHECK(script.author == "林小满");
    CHECK(script.date == "2024-05-06");
    const auto texts = said(text, {}, "a.txt");
    CHECK(has(texts, "作者：林小满　2024年5月6日 10:20"));
    CHECK_FALSE(has(texts, "责任编辑：周木"));
    CHECK_FALSE(has(texts, "全文共1200字，阅读约需4分钟"));
    CHECK(has(reasons(text, {}, "a.txt"), "credit"));
    ChapterOptions options;
    options.bylines = Policy::skip;
    options.credits = Policy::read;
    const auto other = said(text, options, "a.txt");
    CHECK_FALSE(has(other, "作者：林小满　2024年5月6日 10:20"));
    CHECK(has(other, "责任编辑：周木"));
}
