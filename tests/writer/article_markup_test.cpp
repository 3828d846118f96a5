#include "writer/article_markup.h"

#include "article/read_article.h"
#include "chapter/chapter_tables.h"
#include "chapter/find_chapters.h"
#include "chapter/framing.h"
#include "writer_support.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::writer;
using namespace langdu::test;

namespace {

// The page of an article of which every passage is one sentence, [n: at a time; sentences as <span n>.
std::string page_of(chapter::Script script, std::vector<timeline::Cue> cues = {}) {
    if (cues.empty()) cues = cues_of(script, 1);
    const auto article = show_article(&script, cues);
    MarkupRules rules;
    rules.address = script.original;
    rules.said = [&](std::size_t i) { return " " + std::to_string(article.said[i].begin); };
    // Pictures are as high as the number in their name.
    rules.picture = [](const std::string& address) -> std::optional<ShownPicture> {
        const auto digits = address.find_first_of("0123456789");
        if (digits == std::string::npos) return std::nullopt;
        return ShownPicture{"copy." + address, 10, std::stoi(address.substr(digits))};
    };
    return ArticleMarkup(article, rules).blocks(0, article.blocks.size());
}

chapter::Script script_of(const std::string& text, const chapter::ChapterOptions& options = {},
                          const char* name = "a.md") {
    return chapter::find_chapters(article::read_article_bytes(text, name), test::chapter_tables(), options);
}

// With what is said of its pictures.
chapter::Script told(const std::string& text, const char* name = "a.md") {
    chapter::ChapterOptions options;
    options.images = chapter::Policy::announce;
    return script_of(text, options, name);
}

} // namespace

TEST_CASE("a page keeps headings, emphasis, links, code and lists, and sentences lie around what was said",
          "[writer]") {
    const auto page = page_of(script_of("# 题\n\n一**重要**的`x<y`[链接](https://a.cn/?b&c)。\n\n- 甲\n    "
                                        "1. 里\n- 乙\n\n  再\n\n> 引\n\n###### 深\n\n完。\n"));
    CHECK(page == "<h2><span 0>题</span></h2>\n"
                  "<p><span 1>一<strong>重要</strong>的<code>x&lt;y</code><a href=\"https://a.cn/?b&amp;c\" "
                  "rel=\"noreferrer\">链接</a>。</span></p>\n"
                  "<ul>\n<li><span 2>甲</span><ol>\n<li><span 3>里</span></li>\n</ol>\n</li>\n<li><span "
                  "4>乙</span><p><span 5>再</span></p>\n</li>\n</ul>\n"
                  "<blockquote>\n<p><span 6>引</span></p>\n</blockquote>\n<h3><span "
                  "7>深</span></h3>\n<p><span 8>完。</span></p>\n");
}

TEST_CASE("emphasis over the border of two sentences is cut there", "[writer]") {
    const auto script = script_of("前**一。二**后。\n");
    const auto& text = script.chapters[0].passages[0].text;
    const auto border = text.find("二");
    const auto cue = [&](Frame begin, Span at) {
        return timeline::Cue{timeline::Cue::Kind::sentence,   begin, begin + 1, "", 0, begin == 0,
                             chapter::PassageKind::paragraph, 0,     at};
    };
    CHECK(page_of(script, {cue(0, {0, border}), cue(1, {border, text.size()})}) ==
          "<p><span 0>前<strong>一。</strong></span><span 1><strong>二</strong>后。</span></p>\n");
}

TEST_CASE("a picture in a line or a cell stands there and sounds there", "[writer]") {
    CHECK(page_of(told("桥头![路标](a20.png)指向山上。\n\n|桥|图|\n|-|-|\n|青石|![石](b300.png)|\n\n!["
                       "庙](c300.png)\n")) ==
          "<p><span 0>桥头<img src=\"copy.a20.png\" alt=\"路标\" width=\"10\" height=\"20\" 1 "
          "loading=\"lazy\"/>指向山上。</span></p>\n"
          "<div class=\"table\" role=\"group\" aria-label=\"表格\">\n<table>\n<thead><tr><th "
          "scope=\"col\">桥</th><th scope=\"col\"><span 2>图</span></th></tr></thead>\n<tr><td><span "
          "3>青石</span></td><td><img "
          "src=\"copy.b300.png\" alt=\"石\" width=\"10\" height=\"300\" class=\"large\" 4 "
          "loading=\"lazy\"/></td></tr>\n</table>\n</div>\n"
          "<figure 5><img src=\"copy.c300.png\" alt=\"庙\" width=\"10\" height=\"300\" "
          "loading=\"lazy\"/></figure>\n");
}

TEST_CASE("a picture in an item's line does not end its list, one behind it stands behind it", "[writer]") {
    CHECK(page_of(told("- 甲![路标](a20.png)乙\n- 丙\n\n丁。\n\n![](b300.png)\n")) ==
          "<ul>\n<li><span 0>甲<img src=\"copy.a20.png\" alt=\"路标\" width=\"10\" height=\"20\" 1 "
          "loading=\"lazy\"/>乙</span></li>\n<li><span 2>丙</span></li>\n</ul>\n<p><span 3>丁。</span></p>\n"
          "<figure><img src=\"copy.b300.png\" alt=\"\" width=\"10\" height=\"300\" "
          "loading=\"lazy\"/></figure>\n");
}

TEST_CASE("a picture without words above its caption is a figure with it", "[writer]") {
    CHECK(
        page_of(told("<html><body><h1>题</h1><p>一句话，说的是桥。</p><figure><img "
                     "src=a300.png><figcaption>村口的石桥</figcaption></figure>"
                     "<p>第二句话，说的是路。</p></body></html>",
                     "a.html"))
            .find("<figure><img src=\"copy.a300.png\" alt=\"\" width=\"10\" height=\"300\" loading=\"lazy\"/>"
                  "<figcaption><span 2>村口的石桥</span></figcaption></figure>\n") != std::string::npos);
}

TEST_CASE("a picture in a line that is not there is a link to it, or is described behind the text",
          "[writer]") {
    CHECK(page_of(told("看![山路](https://a.cn/x.png)吧。\n")) ==
          "<p><span 0>看<a href=\"https://a.cn/x.png\" 1>山路</a>吧。</span></p>\n");
    CHECK(page_of(told("看![山路](x.svg)吧。\n")) ==
          "<p><span 0>看吧。</span></p>\n<figure 1><p class=\"caption\">山路</p></figure>\n");
}

TEST_CASE("an announcement points at its block", "[writer]") {
    const auto page = page_of(script_of("甲。\n\n```\na&b\n```\n\n$$\nx\n$$\n"));
    CHECK(
        page ==
        "<p><span 0>甲。</span></p>\n<pre 1><code>a&amp;b</code></pre>\n<pre class=\"formula\" 2>x</pre>\n");
}

TEST_CASE("a table is a table, its cells are said one after the other", "[writer]") {
    const auto script = script_of("|名|数|\n|-|-|\n|甲|**1**|\n|乙|2|\n");
    std::vector<timeline::Cue> cues = cues_of(script, 10);
    const auto& row = script.chapters[0].passages[0]; // 名：甲，数：1。
    cues.resize(1);
    const auto word = [&](Frame begin, const char* text, std::size_t from = 0) {
        const auto at = row.text.find(text, from);
        cues.push_back({timeline::Cue::Kind::word,
                        begin,
                        begin + 1,
                        text,
                        0,
                        false,
                        row.kind,
                        0,
                        {at, at + std::string_view(text).size()}});
    };
    word(0, "名"), word(2, "甲"), word(4, "数"), word(6, "1");
    CHECK(page_of(script, cues) ==
          "<div class=\"table\" role=\"group\" aria-label=\"表格\">\n<table>\n<thead><tr><th "
          "scope=\"col\">名</th><th scope=\"col\">数</th></tr></thead>\n"
          "<tr><td><span 0>甲</span></td><td><span "
          "4><strong>1</strong></span></td></tr>\n<tr><td>乙</td><td>2</td></tr>\n</table>\n</div>\n");
}

TEST_CASE("notes stand at the end, their signs lead there, and a note that is said is marked there",
          "[writer]") {
    chapter::ChapterOptions options;
    options.footnotes = chapter::Policy::read;
    const auto page = page_of(script_of("甲[^x]乙。\n\n丙。\n\n[^x]: 注一。\n", options));
    CHECK(page == "<p><span 0>甲<sup class=\"noteref\"><a "
                  "href=\"#note1\">[1]</a></sup>乙。</span></p>\n<p><span 2>丙。</span></p>\n"
                  "<section class=\"notes\">\n<div role=\"doc-footnote\" id=\"note1\">\n<p><span "
                  "class=\"label\">[1] </span><span 1>注一。</span></p>\n</div>\n</section>\n");
}

TEST_CASE("what frames the text stands in it without being part of it", "[writer]") {
    auto script = script_of("# 题目\n\n甲。\n");
    chapter::Framing framing;
    framing.intro = "{title}。";
    framing.outro = "完。";
    chapter::frame_script(script, framing, 1);
    CHECK(page_of(script) == "<p class=\"announcement\"><span 0>题目。</span></p>\n<h2>题目</h2>\n<p><span "
                             "1>甲。</span></p>\n<p class=\"announcement\"><span 2>完。</span></p>\n");
}

TEST_CASE("only the chapters that are said are shown", "[writer]") {
    chapter::ChapterOptions options;
    options.only = {{2, 2}};
    CHECK(page_of(script_of("# 一\n\n甲。\n\n# 二\n\n乙。\n\n# 三\n\n丙。\n", options)) ==
          "<h2><span 0>二</span></h2>\n<p><span 1>乙。</span></p>\n");
}

TEST_CASE("reading marks and pauses are not shown", "[writer]") {
    CHECK(page_of(script_of("去[六安|lu4 an1]。[停顿 1秒]好[链|接]。\n", {}, "a.txt")) ==
          "<p><span 0>去六安。好[链|接]。</span></p>\n");
    CHECK(shown_length("去[六安|lu4 an1]𠀀好", std::string_view("去[六安|lu4 an1]𠀀").size()) == 5);
}

TEST_CASE("a page leads to the web and to mail, nowhere else", "[writer]") {
    const std::string page = "https://a.cn/x/y.html?q";
    CHECK(outward_link(page, "https://b.cn/") == "https://b.cn/");
    CHECK(outward_link(page, "MAILTO:a@b.cn") == "MAILTO:a@b.cn");
    CHECK(outward_link(page, "z.html") == "https://a.cn/x/z.html");
    CHECK(outward_link(page, "/z") == "https://a.cn/z");
    CHECK(outward_link(page, "//b.cn/z") == "https://b.cn/z");
    CHECK(outward_link("https://a.cn", "z") == "https://a.cn/z");
    for (const char* bad : {"javascript:alert(1)", " JavaScript:x", "data:text/html,x", "vbscript:x", "#here",
                            "", "https://a\"b", "java\nscript:x"})
        CHECK(outward_link(page, bad).empty());
    CHECK(outward_link("a.md", "z.html").empty());
    CHECK_THAT(page_of(script_of("[危险](javascript:x)。\n")), !Catch::Contains("href"));
}

TEST_CASE("web pages keep what stands inside their lines", "[writer]") {
    const auto page = page_of(script_of(
        "<html><body><article><h1>题目在此</h1><p>　　他<b>大声</b>说：<em>走 <a href='/b'>这条</a> "
        "路</em>，<code>x</code>不行。这一段写得长一点，好让它成为正文的一部分。</p>"
        "<figure><img src='a.png'><figcaption>图</figcaption></figure></article></body></html>",
        {}, "https://a.cn/x"));
    CHECK_THAT(page, Catch::Contains("他<strong>大声</strong>说：<em>走 <a href=\"https://a.cn/b\" "
                                     "rel=\"noreferrer\">这条</a> 路</em>，<code>x</code>不行。"));
}
