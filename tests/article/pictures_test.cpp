// Where the pictures of an article stand, and which of them are held.
#include "article/markup.h"
#include "article/pictures.h"
#include "article/read_article.h"
#include "article/zip_archive.h"
#include "base/error.h"
#include "test_support.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::article;
using Catch::Contains;

namespace {

// "桥头[a.png:路标]指向山上。": pictures where they stand in a text, before and behind it in < and >.
std::string shown(const Block& block) {
    const auto one = [](const Picture& picture) {
        return "[" + picture.address + (picture.alt.empty() ? "" : ":") + picture.alt + "]";
    };
    std::string out, before, behind;
    std::size_t from = 0;
    if (block.kind == BlockKind::image) {
        out = "image";
        for (const auto& picture : block.pictures) out += one(picture) + (picture.at ? "in line" : "");
        return out;
    }
    for (const auto& picture : block.pictures) {
        if (!picture.at) {
            (picture.behind ? behind : before) += one(picture);
            continue;
        }
        out += block.text.substr(from, *picture.at - from) + one(picture);
        from = *picture.at;
    }
    return (before.empty() ? "" : "<" + before) + out + block.text.substr(from) +
           (behind.empty() ? "" : ">" + behind);
}

std::vector<std::string> shown(const Article& article) {
    std::vector<std::string> out;
    for (const auto& block : article.blocks) out.push_back(shown(block));
    return out;
}

// "<em>很凉</em>" as "em很凉".
std::vector<std::string> marks(const Block& block) {
    std::vector<std::string> out;
    for (const auto& mark : block.inlines) {
        constexpr const char* names[] = {"a", "note", "em", "strong", "code", "del"};
        out.push_back(names[static_cast<int>(mark.kind)] + std::string(mark.span.of(block.text)));
    }
    return out;
}

using Lines = std::vector<std::string>;

Article read(const std::string& bytes, const char* name) {
    ReadOptions options;
    options.pictures = true;
    return read_article_bytes(bytes, name, options);
}

std::string docx(const std::string& body, const std::vector<ZipMember>& more = {}) {
    std::vector<ZipMember> files{
        {"[Content_Types].xml", "<Types/>"},
        {"word/document.xml", "<w:document><w:body>" + body + "</w:body></w:document>"},
        {"word/_rels/document.xml.rels",
         "<Relationships><Relationship Id=\"p\" Type=\"x/image\" Target=\"media/image1.png\"/>"
         "<Relationship Id=\"q\" Type=\"x/image\" Target=\"/word/media/image2.png\"/>"
         "<Relationship Id=\"out\" Type=\"x/image\" Target=\"../../../etc/passwd\"/>"
         "<Relationship Id=\"web\" Type=\"x/image\" Target=\"https://example.org/a.png\" "
         "TargetMode=\"External\"/>"
         "<Relationship Id=\"f\" Type=\"x/footnotes\" Target=\"footnotes.xml\"/></Relationships>"},
        {"word/footnotes.xml",
         "<w:footnotes><w:footnote w:id=\"2\"><w:p>" +
             std::string("<w:r><w:t>注。</w:t></w:r><w:r><w:drawing><a:blip r:embed=\"p\"/>"
                         "</w:drawing></w:r></w:p></w:footnote></w:footnotes>")},
        {"word/_rels/footnotes.xml.rels", "<Relationships><Relationship Id=\"p\" Type=\"x/image\" "
                                          "Target=\"media/note.png\"/></Relationships>"},
        {"word/media/image1.png", "first"},
        {"word/media/image2.png", "second"},
        {"word/media/note.png", "of a note"}};
    files.insert(files.end(), more.begin(), more.end());
    return pack_zip(files);
}

std::string run(const std::string& text, const std::string& properties = "") {
    return "<w:r><w:rPr>" + properties + "</w:rPr><w:t>" + text + "</w:t></w:r>";
}
std::string drawing(const std::string& id, const std::string& description = "") {
    return "<w:r><w:drawing><wp:docPr descr=\"" + description + "\"/><pic:cNvPr descr=\"" + description +
           "\"/><a:blip r:embed=\"" + id + "\"/></w:drawing></w:r>";
}

std::string odt(const std::string& body, const std::string& styles = "") {
    return pack_zip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                     {"content.xml", "<office:document-content><office:automatic-styles>" + styles +
                                         "</office:automatic-styles><office:body><office:text>" + body +
                                         "</office:text></office:body></office:document-content>"},
                     {"Pictures/1.png", "first"}});
}

} // namespace

TEST_CASE("Markdown: a picture in a line stands there, one by itself is a block", "[article]") {
    const auto article =
        read("桥头![路标](icon.png)指向山上![](dot.png)的庙。\n\n![庙](temple.png)\n\n"
             "<img src=\"a.png\" alt=\"甲\">里<IMG SRC=b.png>面。\n\n"
             "![日出](sun.png)\n*日出的时候*\n\n<p align=\"center\"><img src=\"bare.png\"></p>\n",
             "a.md");
    CHECK(shown(article) == Lines{"桥头[icon.png:路标]指向山上[dot.png]的庙。", "image[icon.png:路标]in line",
                                  "image[temple.png:庙]", "[a.png:甲]里[b.png]面。", "image[sun.png:日出]",
                                  "日出的时候", "image[bare.png]"});
    CHECK(article.blocks[5].kind == BlockKind::caption);
}

TEST_CASE("Markdown: a picture in a cell stays there", "[article]") {
    const auto article = read("|桥|图|\n|-|-|\n|青石|见 ![石](a.png) 图|\n|白水|![](b.png)|\n", "a.md");
    CHECK(shown(article) == Lines{"桥\t图\n青石\t见 [a.png:石] 图\n白水\t[b.png]", "image[a.png:石]in line"});
}

TEST_CASE("HTML: pictures stand where they stood: in lines, in cells, in captions, by themselves",
          "[article]") {
    const auto of = [](const std::string& html) {
        Article article;
        add_markup(html, article);
        return shown(article);
    };
    CHECK(of("<p>桥头<img src=\"icon.png\" alt=\"路标\">指向山上<img src=dot.png>的庙。</p>") ==
          Lines{"桥头[icon.png:路标]指向山上[dot.png]的庙。", "image[icon.png:路标]in line"});
    CHECK(of("<p>一句话。</p><p><img src=a.png></p><p>第二句话。</p>") ==
          Lines{"一句话。>[a.png]", "第二句话。"});
    CHECK(of("<p>一句话。</p><p><img src=a.png alt=甲></p><p><img src=b.png></p><p>二。</p>") ==
          Lines{"一句话。", "image[a.png:甲][b.png]", "二。"});
    CHECK(of("<figure><figcaption><img src=a.png alt=甲>图一<img src=b.png></figcaption></figure>") ==
          Lines{"image[a.png:甲]", "<[b.png]图一"});
    CHECK(of("<p>一句话。</p><svg><image xlink:href=\"plate.jpg\"/></svg>") == Lines{"一句话。>[plate.jpg]"});
    CHECK(of("<p>话<img src=dot.gif data-original=\"late.jpg\">。</p>") == Lines{"话[late.jpg]。"});
    CHECK(of("<p>甲</p><table><tr><td><img src=a.png></td><td><img src=b.png></td></tr></table>") ==
          Lines{"甲>[a.png][b.png]"});
}

TEST_CASE("HTML: cells keep links, emphasis and pictures, of a cell over several rows in the first",
          "[article]") {
    const auto article =
        read("<html><body><table><tr><th>村</th><th>桥</th></tr>"
             "<tr><td rowspan=2><b>青石</b><img src=a.png alt=石></td><td>三<em>座</em></td></tr>"
             "<tr><td><a href=\"https://a.cn/\">五座</a></td></tr>"
             "<tr><td><img src=b.png></td><td></td></tr></table>",
             "-");
    REQUIRE(article.blocks.size() == 1);
    CHECK(shown(article.blocks[0]) == "村\t桥\n青石[a.png:石]\t三座\n青石\t五座\n[b.png]\t");
    CHECK(marks(article.blocks[0]) == Lines{"strong青石", "em座", "a五座"});
}

TEST_CASE("Word: pictures of the package, in lines, cells and notes, older ones too, emphasis", "[article]") {
    const auto article =
        read(docx("<w:p>" + run("桥头") + drawing("p", "路标") + run("指向山上。") + "</w:p><w:p>" +
                  drawing("q") + "</w:p><w:p>" + run("看") +
                  "<w:r><w:pict><v:shape><v:imagedata r:id=\"q\"/></v:shape></w:pict></w:r>" + run("注") +
                  "<w:r><w:footnoteReference w:id=\"2\"/></w:r></w:p><w:p>" + run("外") + drawing("out") +
                  drawing("web", "网上") + "</w:p><w:tbl><w:tr><w:tc><w:p>" + run("桥") +
                  "</w:p></w:tc><w:tc><w:p>" + drawing("p", "桥") + "</w:p></w:tc></w:tr><w:tr><w:tc><w:p>" +
                  run("路") + "</w:p></w:tc><w:tc><w:p>" + run("无") + "</w:p></w:tc></w:tr></w:tbl><w:p>" +
                  run("重", "<w:b/>") + run("要", "<w:b/><w:i/>") + run("的", "<w:b w:val=\"0\"/>") +
                  run("旧", "<w:strike/>") + "</w:p>"),
             "a.docx");
    CHECK(shown(article) == Lines{"桥头[word/media/image1.png:路标]指向山上。>[word/media/image2.png]",
                                  "image[word/media/image1.png:路标]in line", "看[word/media/image2.png]注",
                                  "外[etc/passwd][https://example.org/a.png:网上]",
                                  "image[https://example.org/a.png:网上]in line",
                                  "\t\n桥\t[word/media/image1.png:桥]\n路\t无", "重要的旧",
                                  "注。[word/media/note.png]"});
    CHECK(article.pictures == std::map<std::string, std::string>{{"word/media/image1.png", "first"},
                                                                 {"word/media/image2.png", "second"},
                                                                 {"word/media/note.png", "of a note"}});
    CHECK(marks(article.blocks[6]) == Lines{"strong重", "em要", "strong要", "del旧"});
}

TEST_CASE("OpenDocument: pictures of the container and of a flat file, emphasis", "[article]") {
    const std::string frame =
        "<draw:frame text:anchor-type=\"as-char\"><draw:image xlink:href=\"Pictures/2.svg\"/>"
        "<draw:image xlink:href=\"./Pictures/1.png\"/><svg:desc>路标</svg:desc></draw:frame>";
    const std::string styles =
        "<style:style style:name=\"T1\"><style:text-properties fo:font-weight=\"bold\"/></style:style>"
        "<style:style style:name=\"T2\"><style:text-properties fo:font-style=\"italic\" "
        "style:text-line-through-style=\"solid\"/></style:style>";
    const auto article =
        read(odt("<text:p>桥头" + frame +
                     "指向<text:span text:style-name=\"T1\">山上</text:span>和<text:span "
                     "text:style-name=\"T2\">山下</text:span>，<text:span "
                     "text:style-name=\"Source_20_Text\">ls</text:span>。</text:p><text:p>二。<draw:frame "
                     "text:anchor-type=\"paragraph\"><draw:image "
                     "xlink:href=\"Pictures/1.png\"/></draw:frame></text:p>",
                 styles),
             "a.odt");
    CHECK(shown(article) == Lines{"桥头[Pictures/1.png:路标]指向山上和山下，ls。",
                                  "image[Pictures/1.png:路标]in line", "二。>[Pictures/1.png]"});
    CHECK(marks(article.blocks[0]) == Lines{"strong山上", "del山下", "em山下", "codels"});
    CHECK(article.pictures == std::map<std::string, std::string>{{"Pictures/1.png", "first"}});
    const auto flat =
        read("<office:document office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:body>"
             "<office:text><text:p>一<draw:frame><draw:image><office:binary-data>aGVs\n bG8=</"
             "office:binary-data></draw:image></draw:frame></text:p></office:text></office:body></"
             "office:document>",
             "a.fodt");
    REQUIRE(flat.pictures.size() == 1);
    CHECK(flat.pictures.begin()->second == "hello");
}

TEST_CASE("FictionBook: pictures of the book, emphasis", "[article]") {
    const auto article =
        read("<FictionBook><body><section><p>桥头<image l:href=\"#i.png\" "
             "alt=\"路标\"/>指向<strong>山上</strong>，"
             "<emphasis>很</emphasis><strikethrough>远</strikethrough><code>ls</code>。</p><image "
             "l:href=\"#none.png\"/></section></body><binary id=\"i.png\">aGVsbG8=</binary></FictionBook>",
             "a.fb2");
    CHECK(shown(article) ==
          Lines{"桥头[i.png:路标]指向山上，很远ls。>[none.png]", "image[i.png:路标]in line"});
    CHECK(marks(article.blocks[0]) == Lines{"strong山上", "em很", "del远", "codels"});
    CHECK(article.pictures == std::map<std::string, std::string>{{"i.png", "hello"}});
}

TEST_CASE("EPUB: a page of a picture alone goes with the text before it", "[article]") {
    const auto article =
        read(pack_zip({{"mimetype", "application/epub+zip"},
                       {"META-INF/container.xml",
                        "<container><rootfiles><rootfile full-path=\"b.opf\"/></rootfiles></container>"},
                       {"b.opf",
                        "<package><manifest><item id=\"a\" href=\"t/a.html\" media-type=\"text/html\"/><item "
                        "id=\"b\" href=\"t/b.html\" media-type=\"text/html\"/></manifest><spine><itemref "
                        "idref=\"a\"/><itemref idref=\"b\"/></spine></package>"},
                       {"t/a.html", "<html><body><p>一句话。</p></body></html>"},
                       {"t/b.html", "<html><body><div><img src=\"../i/p.png\"/></div></body></html>"},
                       {"i/p.png", "a plate"}}),
             "a.epub");
    CHECK(shown(article) == Lines{"一句话。", "image[i/p.png]"});
    CHECK(article.pictures == std::map<std::string, std::string>{{"i/p.png", "a plate"}});
    auto blocks = article.blocks;
    drop_empty(blocks);
    REQUIRE(blocks.size() == 1);
    CHECK(shown(blocks[0]) == "一句话。>[i/p.png]");
}

TEST_CASE("a picture moves with the text around it, and of two it is in one", "[article]") {
    auto block = read("一二![图](a.png)三四\n", "a.md").blocks[0];
    put_before(block, "前");
    CHECK(shown(block) == "前一二[a.png:图]三四");
    erase_text(block, {0, std::string("前一").size()});
    CHECK(shown(block) == "二[a.png:图]三四");
    keep_text(block, {std::string("二").size(), std::string("二三").size()});
    CHECK(shown(block) == "[a.png:图]三");
}

TEST_CASE("pictures are held up to limits of size, all together and number", "[article]") {
    const auto large = read(docx("<w:p>" + run("一") + drawing("p") + drawing("x") + "</w:p>",
                                 {{"word/media/image3.png", std::string((10u << 20) + 1, 'a')}}),
                            "a.docx");
    CHECK(large.warnings.empty());
    Article article;
    article.blocks.emplace_back();
    const auto name = [&](const std::string& address) {
        article.blocks[0].pictures.push_back({address, "", false, 0});
    };
    int asked = 0;
    const auto hold = [&](std::size_t bytes) {
        asked = 0;
        hold_pictures(article, [&](const std::string&) {
            ++asked;
            return std::optional(std::string(bytes, 'a'));
        });
    };
    name("a.png");
    name("a.png");
    hold(largest_picture + 1);
    CHECK(asked == 1);
    CHECK(article.pictures.empty());
    REQUIRE(article.warnings.size() == 1);
    CHECK_THAT(article.warnings[0], Contains("picture a.png is not shown"));
    for (int i = 0; i < 30; ++i) name(std::to_string(i));
    hold(largest_picture);
    CHECK(asked == 11); // the hundred MB are reached with the tenth
    article.pictures.clear();
    article.warnings.clear();
    for (std::size_t i = 0; i < most_pictures * 2; ++i) name(std::to_string(i));
    hold(1);
    CHECK(static_cast<std::size_t>(asked) == most_pictures);
    CHECK(article.pictures.size() == most_pictures);
    REQUIRE(article.warnings.size() == 1);
    CHECK_THAT(article.warnings[0], Contains("not all of its pictures are shown"));
}

TEST_CASE("a picture in a container is no text, and one that unpacks to more than a picture is left out",
          "[article]") {
    const auto bytes = docx("<w:p>" + run("一") + drawing("p") + drawing("q") + "</w:p>",
                            {{"word/media/large.png", std::string(largest_picture + 1, 'a')}});
    ZipArchive archive{bytes, "a.docx"};
    CHECK_THROWS_WITH(archive.read_picture("word/media/large.png", largest_picture),
                      Contains("larger than 10 MB"));
    CHECK(archive.read_picture("word/media/image1.png", largest_picture) == "first");
    CHECK(archive.read_picture("../word/media/image1.png", largest_picture) == std::nullopt);
}
