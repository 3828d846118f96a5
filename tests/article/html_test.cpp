#include "article/read_article.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <chrono>

using namespace langdu;
using namespace langdu::article;

namespace {

Article read(const std::string& text) { return read_article_bytes(text, "a.html"); }

std::vector<std::string> texts(const Article& article) {
    std::vector<std::string> out;
    for (const auto& block : article.blocks) out.push_back(block.text);
    return out;
}
using Texts = std::vector<std::string>;

// A news page as they are: navigation, headline, byline, story, credits, related links, footer.
const std::string page = R"(<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8">
<title>老街书店迎来第一百位守夜人_城事_江城网</title>
<meta property="article:tag" content="书店"><meta property="article:tag" content="夜晚">
<meta property="og:image" content="https://example.org/cover.jpg">
<script type="application/ld+json">{"@type":"NewsArticle","headline":"老街书店迎来第一百位守夜人","author":{"name":"林小溪"},
"datePublished":"2024-03-05T08:00:00+08:00"}</script></head>
<body><div class="topnav"><a href="/">首页</a><a href="/news">新闻</a><a href="/city">城事</a></div>
<div class="wrap"><h1>老街书店迎来第一百位守夜人</h1>
<div class="meta">2024-03-05 08:00　来源：江城晚报</div>
<div class="content">
<p>　　周二晚上十点，老街尽头的书店准时熄了大灯，只留门口一盏。第一百位守夜人推门进来，把外套搭在椅背上。</p>
<figure><img src="a.jpg" alt="书店"><figcaption>老街书店的夜晚</figcaption></figure>
<p><strong>一盏灯的约定</strong></p>
<p>　　店主说，守夜的约定始于三年前的冬天，那时候停电，邻居们轮流<a href="/w/1">送来蜡烛</a>，大家在烛光里读了一夜的书。</p>
<p>　　后来灯亮了，人却没有散。每天晚上都有人留下来，最小的九岁，最大的八十四岁。</p>
<p>责任编辑：王五</p>
</div>
<div class="related"><h3>相关新闻</h3><ul><li><a href="/1">旧书市集周末开张，三百个摊位等你来</a></li><li><a href="/2">图书馆延长开放</a></li></ul></div>
<div class="comment"><p>网友甲：写得真好，读完想立刻去这家书店坐一坐，也做一回守夜人。</p></div></div>
<div class="footer"><p>版权所有 江城网，未经授权不得转载，违者将被追究法律责任。</p></div>
<!-- 统计代码 --></body></html>)";

} // namespace

TEST_CASE("of a news page the story is kept and the rest reported", "[article]") {
    const auto article = read(page);
    CHECK(article.title == "老街书店迎来第一百位守夜人");
    CHECK(article.author == "林小溪");
    CHECK(article.date == "2024-03-05T08:00:00+08:00");
    CHECK(article.tags == "书店、夜晚");
    const auto text = texts(article);
    REQUIRE(text.size() == 6);
    CHECK(text[0].starts_with("周二晚上十点"));
    CHECK(std::count(text.begin(), text.end(), "一盏灯的约定") == 1);
    for (const std::string outside : {"首页", "责任编辑：王五", "相关新闻", "图书馆延长开放"}) {
        CHECK(std::count(text.begin(), text.end(), outside) == 0);
        CHECK(std::any_of(article.skipped.begin(), article.skipped.end(),
                          [&](const Skipped& s) { return s.text.find(outside) != std::string::npos; }));
    }
    const auto caption = std::find_if(article.blocks.begin(), article.blocks.end(),
                                      [](const Block& b) { return b.kind == BlockKind::caption; });
    REQUIRE(caption != article.blocks.end());
    CHECK(caption->text == "老街书店的夜晚");
    const auto cross_head = std::find_if(article.blocks.begin(), article.blocks.end(),
                                         [](const Block& b) { return b.text == "一盏灯的约定"; });
    CHECK(cross_head->kind == BlockKind::heading);
}

TEST_CASE("line ends in the source are no spaces between Han characters, tags are no borders", "[article]") {
    const auto article =
        read("<html><body><p>一行字<b>加</b>粗，\n接着下一行 and\nmore words。</p></body></html>");
    CHECK(texts(article) == Texts{"一行字加粗，接着下一行 and more words。"});
}

TEST_CASE("lines between br are paragraphs", "[article]") {
    const auto article = read("<html><body><div>第一段说了些什么，<br><br>　　第二段又说了些什么。<br/"
                              ">第三段，完。</div></body></html>");
    CHECK(texts(article) == Texts{"第一段说了些什么，", "第二段又说了些什么。", "第三段，完。"});
}

TEST_CASE("lists, tables, code, ruby and hidden parts of a page", "[article]") {
    const auto article =
        read("<html><body><ol><li>先这样，再那样</li><li>最后，完成</li></ol>"
             "<table><tr><th>城市</th><th>人口</th></tr><tr><td>北京</td><td>2185万</td></tr></table>"
             "<pre>a = 1\nb = 2</pre><p><ruby>汉<rt>hàn</rt></ruby>字，就是这样。</p><p "
             "style='display:none'>看不见的</p></body></html>");
    const auto& b = article.blocks;
    REQUIRE(b.size() == 5);
    CHECK((b[1].kind == BlockKind::list_item && b[1].marker == "2."));
    CHECK((b[2].kind == BlockKind::table && b[2].text == "城市\t人口\n北京\t2185万"));
    CHECK((b[3].kind == BlockKind::code && b[3].text == "a = 1\nb = 2"));
    CHECK(b[4].text == "[汉|han4]字，就是这样。");
    CHECK(std::any_of(article.skipped.begin(), article.skipped.end(), [](const Skipped& s) {
        return s == Skipped{2, "看不见的", SkipReason::hidden};
    }));
}

TEST_CASE("bytes that are valid UTF-8 beat a declared charset, others follow it", "[article]") {
    CHECK(texts(read("<html><head><meta charset=gb2312></head><body><p>中文，就这样。</p></body></html>")) ==
          Texts{"中文，就这样。"});
    const std::string gb =
        "<html><head><meta "
        "charset=\"gb2312\"></head><body><p>\xD6\xD0\xCE\xC4\xA3\xAC\xBA\xC3\xA1\xA3</p></body></html>";
    CHECK(texts(read(gb)) == Texts{"中文，好。"});
}

TEST_CASE("a hundred thousand nested elements lose no text", "[article]") {
    std::string html = "<html><body>";
    for (int i = 0; i < 100000; ++i) html += "<div>";
    html += "最深处的一句话，还在。";
    for (int i = 0; i < 100000; ++i) html += "</div>";
    CHECK(texts(read(html)) == Texts{"最深处的一句话，还在。"});
}

TEST_CASE("a page names its cover in Open Graph or JSON-LD", "[article]") {
    const std::string body = "<body><h1>题目在这里</h1><p>正文说了一些话，又说了一些话。</p></body>";
    CHECK(
        read_article_bytes("<html><head><meta property='og:image' content='a/b.jpg'></head>" + body, "a.html")
            .cover == "a/b.jpg");
    CHECK(read_article_bytes(
              "<html><head><script type='application/ld+json'>{\"headline\":\"题目在这里\",\"image\":"
              "[{\"url\":\"c.png\"}]}</script></head>" +
                  body,
              "a.html")
              .cover == "c.png");
}
