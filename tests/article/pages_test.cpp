// Web pages and books as they are: what of them is text, what a mark, what the page's own.
#include "article/read_article.h"
#include "chapter/find_chapters.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace langdu;
using namespace langdu::article;
using Texts = std::vector<std::string>;

namespace {

Article page(const std::string& body, const std::string& head = "") {
    return read_article_bytes(
        "<!DOCTYPE html><html><head>" + head + "</head><body>" + body + "</body></html>", "a.html");
}

Texts texts(const Article& article, BlockKind kind = BlockKind::paragraph) {
    Texts out;
    for (const auto& block : article.blocks)
        if (block.kind == kind) out.push_back(block.text);
    return out;
}

bool skips(const Article& article, const std::string& text, const std::string& reason) {
    return std::ranges::any_of(
        article.skipped, [&](const Skipped& s) { return s.text == text && words_of(s.reason) == reason; });
}

const std::string prose = "<p>清早的河面上浮着一层薄雾，摆渡的老人把缆绳解开，竹篙一点，船就离了岸。</p>";

} // namespace

TEST_CASE("a long page is read to its end, whatever stands between its sections", "[article]") {
    std::string body = "<h1>河边的手艺</h1><ul>";
    for (int i = 0; i < 120; ++i)
        body += "<li><a href='#s" + std::to_string(i) + "'>第几样手艺，从什么时候开始的</a></li>";
    body += "</ul>";
    for (int i = 0; i < 120; ++i)
        body += "<h2 id='s" + std::to_string(i) + "'>手艺" + std::to_string(i) +
                "</h2><p>材料</p><p>工具</p>" + prose;
    const auto article = page(body, "<title>河边的手艺</title>");
    CHECK(std::ranges::count_if(article.blocks,
                                [](const Block& b) { return b.text.starts_with("清早的河面"); }) == 120);
    CHECK(article.warnings.empty());
}

TEST_CASE("lines of a poem outweigh the note below them", "[article]") {
    const auto article = page(
        "<h1>渡口</h1><div>船来了<br>灯还亮着<br>你站在岸上<br><br>水退了<br>石阶还湿<br>没有人说话</div>"
        "<div><p>选自《渡口集》，如需使用，请先与编者联系，谢谢。</p></div>",
        "<title>渡口</title>");
    const auto lines = texts(article);
    CHECK(std::ranges::count(lines, "你站在岸上") == 1);
    CHECK(std::ranges::count(lines, "没有人说话") == 1);
}

TEST_CASE("references of old pages are what browsers take them for", "[article]") {
    CHECK(
        texts(page(
            "<p>他在2003&#150;2005年住在河边，说&#147;好&#148;&#133;&#133;就走了。&nbsp&nbsp后来呢？</p>")) ==
        Texts{"他在2003–2005年住在河边，说“好”……就走了。 后来呢？"});
}

TEST_CASE("empty elements of XML and its CDATA are read in pages and books", "[article]") {
    CHECK(texts(page(
              "<p><a id='x'/>一行字<span class='y'/>，还在。</p><p><![CDATA[a < b 的话]]>，也在。</p>")) ==
          Texts{"一行字，还在。", "a < b 的话，也在。"});
}

TEST_CASE("raised and lowered numbers are powers and indices", "[article]") {
    const auto said = texts(page("<p>10<sup>3</sup>是一千，x<sub>1</sub>和x<sup>n</sup>，2<sup>-4</"
                                 "sup>，面积8m<sup>2</sup>，第1<sup>st</sup>。</p>"));
    CHECK(said == Texts{"10³是一千，x₁和xⁿ，2⁻⁴，面积8m²，第1st。"});
}

TEST_CASE("marks of notes go, whatever they look like, and notes are footnotes", "[article]") {
    const auto article =
        page("<h1>石桥<sup><a href='#a'>[注1]</a></sup></h1>"
             "<p>桥是宋代的 <a id='r1' href='#n1'><sup>[1]</sup></a>，有七孔<a href='#n2'>②</a>，两岸"
             "种柳<sup>3</sup>，桥头有亭<a id='r4' href='#n4'>注4</a>。</p>" +
                 prose + prose +
                 "<p><a id='n1' href='#r1'>[1]</a> 一说元代。</p><p id='n2'>② 今存五孔。</p>"
                 "<div id='n4'><p><a href='#r4'>注4</a>亭毁于火。</p><p>后来重建。</p></div>",
             "<title>石桥</title>");
    CHECK(article.title == "石桥");
    CHECK(texts(article).at(0) == "桥是宋代的，有七孔，两岸种柳，桥头有亭。");
    CHECK(texts(article, BlockKind::footnote) ==
          Texts{"一说元代。", "今存五孔。", "亭毁于火。", "后来重建。"});
    CHECK(article.blocks.at(1).notes == Texts{"#n1", "#n2", "#n4"});
}

TEST_CASE("links between numbers that are no notes stay", "[article]") {
    const auto article =
        page("<h1>船</h1><p>见第<a href='#p2'>2</a>节，那里说了船是怎样造的，用了哪些木头。</p>" + prose +
             "<p id='p2'>造船用杉木，先晒三年，再锯成板，板与板之间用麻丝填缝，再上桐油。</p>");
    CHECK(texts(article).at(0).starts_with("见第2节"));
}

TEST_CASE("what nobody sees is not read", "[article]") {
    const auto article =
        page(prose + "<p hidden>甲甲</p><p style='opacity: 0'>乙乙</p><p style='font-size:0px'>丙丙</p>"
                     "<p aria-hidden='true'>丁丁</p><p>水面<span role='doc-pagebreak'>12</span>很静。</p>"
                     "<svg><text>戊戊</text></svg><template><p>己己</p></template><p "
                     "style='opacity:0.5'>看得见的一行字。</p>");
    for (const std::string hidden : {"甲甲", "乙乙", "丙丙", "丁丁"}) CHECK(skips(article, hidden, "hidden"));
    CHECK(skips(article, "12", "page mark"));
    // Rows and cells of a table too.
    const auto table =
        page(prose + "<table><tr><th>城</th><th>数</th><th hidden>天天</th></tr><tr><td>甲</td><td>1</td><td "
                     "style='display:none'>地地</td></tr>"
                     "<tr hidden><td>玄玄</td><td>2</td></tr><tr><td>乙</td><td>3</td></tr></table>");
    CHECK(texts(table, BlockKind::table) == Texts{"城\t数\n甲\t1\n乙\t3"});
    for (const std::string hidden : {"天天", "地地"}) CHECK(skips(table, hidden, "hidden"));
    CHECK(skips(table, "玄玄 2", "hidden"));
    CHECK(skips(article, "戊戊", "drawing"));
    CHECK(skips(article, "己己", "template"));
    CHECK(std::ranges::count(texts(article), "水面很静。") == 1);
    CHECK(std::ranges::count(texts(article), "看得见的一行字。") == 1);
}

TEST_CASE("what the page's own style sheet hides is not read, long parts aside", "[article]") {
    const std::string styles =
        "<style>/* .seen{display:none} */ .mark, p.jam { color: red; DISPLAY : none } #x{visibility:hidden} "
        "@media print { .screen { display:none } } .a .b{display:none} "
        ".back{display:none} .back{display:block} .fold{display:none}</style>";
    const auto article =
        page(prose +
                 "<p>水面<span class='mark'>某站网</span>很静。</p><p class='big jam'>某站转载</p><p "
                 "id='x'>甲甲</p><p class='seen'>乙在看。</p><p class='screen'>丙在看。</p>"
                 "<p class='b'>丁在看。</p><p class='back'>戊在看。</p><div class='fold'>" +
                 prose + prose + "</div>",
             styles);
    for (const std::string hidden : {"某站网", "某站转载", "甲甲"}) CHECK(skips(article, hidden, "hidden"));
    const auto lines = texts(article);
    for (const std::string seen : {"水面很静。", "乙在看。", "丙在看。", "丁在看。", "戊在看。"})
        CHECK(std::ranges::count(lines, seen) == 1);
    CHECK(std::ranges::count_if(lines,
                                [](const std::string& line) { return line.starts_with("清早的河面"); }) == 3);
}

TEST_CASE("a name below each picture is read once in a while, not each time, a refrain is", "[article]") {
    std::string body = "<h1>一台新机器</h1>", song = "<h1>渡船的歌</h1>", recipes = "<h1>三样小菜</h1>";
    for (int i = 0; i < 4; ++i) {
        body += prose + "<p>清河牌手摇水车G80Q23</p>";
        song += "<p>船从上游慢慢地下来" + std::string(i, '.') +
                "</p><p>啊渡口的灯还亮着呢</p><p>谁在岸上等着我回来</p>";
        recipes += "<h2>第" + std::to_string(i) + "样</h2><p>材料</p>" + prose;
    }
    const auto lines = texts(page(body, "<title>一台新机器</title>"));
    CHECK(std::ranges::count(lines, "清河牌手摇水车G80Q23") == 0);
    CHECK(skips(page(body, "<title>一台新机器</title>"), "清河牌手摇水车G80Q23", "repeated line"));
    const auto verses = page(song, "<title>渡船的歌</title>");
    CHECK(std::ranges::count_if(verses.blocks,
                                [](const Block& b) { return b.text == "啊渡口的灯还亮着呢"; }) == 4);
    CHECK(std::ranges::count(texts(page(recipes, "<title>三样小菜</title>")), "材料") == 4);
}

TEST_CASE("prose above a picture show in the story is kept", "[article]") {
    std::string show;
    for (int i = 0; i < 60; ++i)
        show += "<div class='cell'><a href='/photo/" + std::to_string(i) +
                "'>图集里的一张照片和它的名字</a></div>";
    const auto article = page("<div id='main'><h1>渡口的春天</h1><p "
                              "class='summary'>"
                              "老人把缆绳解开，船离了岸，河面上浮着一层薄雾，两岸的人都站着看，谁也没有说话，"
                              "只有水声，从桥下一直响到码头，再从码头响回来，天就慢慢地亮了。</p>"
                              "<div id='show'>" +
                                  show + "</div>" + prose + prose + prose + prose + "</div>",
                              "<title>渡口的春天</title>");
    CHECK(std::ranges::count_if(article.blocks,
                                [](const Block& b) { return b.text.starts_with("老人把缆绳解开"); }) == 1);
}

TEST_CASE("a table's first row names its columns only where it does", "[article]") {
    const auto table = [](const std::string& rows) {
        const auto found = texts(page(prose + "<table>" + rows + "</table>"), BlockKind::table);
        return found.empty() ? std::string() : found.at(0);
    };
    CHECK(table("<tr><th>镇</th><th>人口</th></tr><tr><td>东渡</td><td>三千</td></tr>") ==
          "镇\t人口\n东渡\t三千");
    CHECK(table("<tr><th>面积</th><td>十里</td></tr><tr><th>人口</th><td>三千</td></tr>") ==
          "\t\n面积\t十里\n人口\t三千");
    CHECK(table("<tr><td>镇</td><td>户数</td></tr><tr><td>东渡</td><td>310</td></tr><tr><td>西渡</"
                "td><td>280</td></tr>") == "镇\t户数\n东渡\t310\n西渡\t280");
    CHECK(table("<tr><th>县</th><th>镇</th></tr><tr><td "
                "rowspan='2'>江</td><td>东渡</td></tr><tr><td>西渡</td></tr>") ==
          "县\t镇\n江\t东渡\n江\t西渡");
    const auto verses =
        page("<h1>歌</h1><table><tr><td>1</td><td>河水一夜之间涨了三尺，渡船都拴在柳树上。</td></tr>"
             "<tr><td>2</td><td>第二天水退了，岸上多了一条谁也不认识的小船。</td></tr></table>");
    CHECK(texts(verses).size() == 2);
}

TEST_CASE("a headline is no site's name, at any length", "[article]") {
    const auto title = [](const std::string& head, const std::string& body) {
        return page(body + prose + prose, head).title;
    };
    CHECK(title("<title>早市 - 河边百科，大家来写</title>", "<h1>早市</h1><div>河边百科，大家来写</div>") ==
          "早市");
    CHECK(title("<title>河边的早市_青石网</title>",
                "<header><h1 class='logo'>青石网</h1></header><h2>河边的早市</h2>") == "河边的早市");
    CHECK(title("<title>青石网 | 河边的早市</title><meta property='og:site_name' content='青石网'>",
                "<h1>青石网</h1><h1>河边的早市</h1>") == "河边的早市");
    CHECK(title("<title>早市</title>", "<h1>早市的来历</h1>") == "早市的来历");
    CHECK(title("<title>河边的早市又热闹起来了_青石网</title>",
                "<h1>河边的早市又热闹起来了</h1><p>（原标题：河边的早市又热闹起来了，人挤人）</p>") ==
          "河边的早市又热闹起来了");
}

TEST_CASE("links to edit and to link to are no part of a heading", "[article]") {
    const auto article = page("<h1>渡</h1>" + prose +
                              "<h2>由来<span class='mw-editsection'>[<a href='/e'>编辑</a>]</span></h2>" +
                              prose + "<h2>今天<a class='anchor' href='#t'>#</a></h2>" + prose);
    CHECK(texts(article, BlockKind::heading) == Texts{"渡", "由来", "今天"});
}

TEST_CASE("lines about the page are cut out of the story", "[article]") {
    const auto article =
        page("<h1>河边的早市</h1><p>2023-04-05 08:00　来源：青石日报　字体：大 小　浏览：33</p>" + prose +
                 "<p>太阳出来，雾就散了。<a href='/'>返回青石网首页</a></p><p>正文已结束，欢迎评论</p>",
             "<title>河边的早市</title>");
    CHECK(texts(article).at(0) == "2023-04-05 08:00　来源：青石日报");
    CHECK(texts(article).back() == "太阳出来，雾就散了。");
}

TEST_CASE("authors are people, languages are tags that agree with the text", "[article]") {
    const auto author = [](const std::string& name) {
        return page("<h1>渡</h1>" + prose, "<meta name='author' content='" + name +
                                               "'><meta property='og:site_name' content='青石网'>")
            .author;
    };
    CHECK(author("林小溪") == "林小溪");
    for (const auto* none : {"name, a@b.org", "Unknown", "12345", "admin", "青石网"})
        CHECK(author(none).empty());
    const auto language = [](const std::string& tag, const std::string& text) {
        return read_article_bytes("<html lang='" + tag + "'><body><p>" + text + "</p></body></html>",
                                  "a.html")
            .language;
    };
    CHECK(language("en", "今天的天气说不上好，我们还是出门了。") == "zh-CN");
    CHECK(language("中文", "今天的天气说不上好，我们还是出门了。") == "zh-CN");
    CHECK(language("zh_Hans", "今天的天气说不上好，我们还是出门了。") == "zh-Hans");
    CHECK(language("zh-CN", "今天的天氣說不上好，我們還是出門了。") == "zh-TW");
    CHECK(language("zh-HK", "今天的天氣說不上好，我們還是出門了。") == "zh-HK");
    CHECK(language("en", "The ferry left at dawn and nobody was on it.") == "en");
}
