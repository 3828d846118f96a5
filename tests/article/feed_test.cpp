#include "article/read_article.h"
#include "base/error.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::article;
using Catch::Contains;

namespace {

std::vector<std::string> said(const Article& article) {
    std::vector<std::string> out;
    for (const auto& block : article.blocks)
        out.push_back((block.kind == BlockKind::heading ? "# " : "") + block.text);
    return out;
}

using Lines = std::vector<std::string>;

bool skips(const Article& article, const std::string& text) {
    for (const auto& piece : article.skipped)
        if (piece.text.find(text) != std::string::npos) return true;
    return false;
}

} // namespace

TEST_CASE("RSS: items are sections, their text is read as HTML", "[article]") {
    const auto article = read_article_bytes(R"(<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/"><channel>
<title>小城日报</title><link>https://example.org/</link><description>每天一篇</description><language>zh-cn</language><pubDate>Tue, 14 May 2024 08:00:00 +0800</pubDate>
<item><title>桥修好了</title><description>摘要：桥通车了。</description><dc:creator>张三</dc:creator><media:description>图片</media:description>
<content:encoded><![CDATA[<p>桥在<b>周一</b>通车。</p><h1>经过</h1><p>修了两年。<img src="a.jpg" alt="新桥"></p>]]></content:encoded></item>
<item><title>AT&amp;amp;T 来了</title><description>&lt;p&gt;第二条的正文。&lt;/p&gt;</description></item>
</channel></rss>)",
                                            "feed.xml");
    CHECK(article.title == "小城日报");
    CHECK(article.date == "2024-05-14");
    CHECK(article.language == "zh-CN");
    CHECK(said(article) == Lines{"# 桥修好了", "桥在周一通车。", "# 经过", "修了两年。", "新桥",
                                 "# AT&T 来了", "第二条的正文。"});
    CHECK(article.blocks[2].level == 2);
    for (const auto* text : {"摘要：桥通车了。", "每天一篇", "张三", "图片", "a.jpg"})
        CHECK(skips(article, text));
}

TEST_CASE("Atom and RSS 1.0: entries with XHTML and with plain text", "[article]") {
    const auto atom = read_article_bytes(
        R"(<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="zh"><title>日志</title><author><name>李四</name></author><updated>2024-05-06T00:00:00Z</updated>
<entry><title type="html">下&lt;i&gt;雨&lt;/i&gt;</title><content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>雨下了一天。</p></div></content></entry>
<entry><title>天晴</title><summary type="text">a &lt; b，天晴了。</summary></entry></feed>)",
        "-");
    CHECK(atom.author == "李四");
    CHECK(said(atom) == Lines{"# 下雨", "雨下了一天。", "# 天晴", "a < b，天晴了。"});
    const auto rdf = read_article_bytes(
        R"(<?xml version="1.0"?><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"><channel><title>旧站</title></channel>
<item><title>一</title><description>第一条。</description></item><item><title>二</title><description>第二条。</description></item></rdf:RDF>)",
        "a.rdf");
    CHECK(said(rdf) == Lines{"# 一", "第一条。", "# 二", "第二条。"});
}

TEST_CASE("a feed of videos: what is said of each", "[article]") {
    const auto videos =
        read_article_bytes(R"(<feed xmlns="http://www.w3.org/2005/Atom" xmlns:media="m"><title>频道</title>
<entry><title>老桥</title><media:group><media:title>老桥的一天</media:title><media:description>讲老桥 &lt;1923&gt;。
早市六点开始。</media:description></media:group></entry>
<entry><title>渡口</title><media:description>讲渡口。</media:description></entry></feed>)",
                           "-");
    CHECK(said(videos) == Lines{"# 老桥", "讲老桥 <1923>。", "早市六点开始。", "# 渡口", "讲渡口。"});
    CHECK(
        std::ranges::any_of(videos.skipped, [](const Skipped& piece) { return piece.text == "老桥的一天"; }));
}

TEST_CASE("a feed of one item is that article, notes of items do not meet", "[article]") {
    const auto one = read_article_bytes(
        R"(<rss><channel><title>站</title><item><title>独篇</title><author>王五</author><pubDate>2024-01-02</pubDate><description>正文。</description></item></channel></rss>)",
        "-");
    CHECK(one.title == "独篇");
    CHECK(one.author == "王五");
    CHECK(one.date == "2024-01-02");
    CHECK(said(one) == Lines{"正文。"});
}

TEST_CASE("a feed in GB2312, one that breaks off, one without items", "[article]") {
    CHECK(said(read_article_bytes(
              "<?xml version=\"1.0\" "
              "encoding=\"gb2312\"?><rss><channel><title>a</title><item><title>\xD6\xD0\xCE\xC4</"
              "title><description>\xCE\xC4</description></item>"
              "<item><title>b</title><description>c</description></item></channel></rss>",
              "-")) == Lines{"# 中文", "文", "# b", "c"});
    const auto broken = read_article_bytes("<?xml "
                                           "version=\"1.0\"?><rss><channel><title>a</title><item><title>一</"
                                           "title><description>甲。</description></item><item><title>二</tit",
                                           "-");
    CHECK(said(broken).size() >= 2);
    REQUIRE(broken.warnings.size() == 1);
    CHECK_THAT(broken.warnings[0], Contains("broken at line 1"));
    CHECK_THROWS_WITH(read_article_bytes("<rss><channel><title>空</title></channel></rss>", "-"),
                      Contains("without items"));
}

TEST_CASE("a feed of summaries says so", "[article]") {
    const auto feed = [](const std::string& second) {
        return "<rss "
               "version=\"2.0\"><channel><title>小城</title><item><title>桥</title><description>桥修好了……</"
               "description></item><item><title>河</title>" +
               second + "</item></channel></rss>";
    };
    const auto short_one = read_article_bytes(feed("<description>河涨水了……</description>"), "feed.xml");
    REQUIRE(short_one.warnings.size() == 1);
    CHECK(short_one.warnings[0].find("summaries") != std::string::npos);
    CHECK(read_article_bytes(feed("<content:encoded>河涨水了。</content:encoded>"), "feed.xml")
              .warnings.empty());
}
