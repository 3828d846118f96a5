#include "article/read_article.h"
#include "base/error.h"
#include "test_support.h"

#include <catch2/catch.hpp>

#include <zip.h>

#include <algorithm>

using namespace langdu;
using namespace langdu::article;

namespace {

using Files = std::vector<std::pair<std::string, std::string>>;

std::string container(const std::string& package) {
    return "<?xml version=\"1.0\"?><container "
           "xmlns=\"urn:oasis:names:tc:opendocument:xmlns:container\"><rootfiles><rootfile "
           "full-path=\"" +
           package + "\" media-type=\"application/oebps-package+xml\"/></rootfiles></container>";
}

const std::string package =
    R"(<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="2.0">
<metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>两章小书</dc:title><dc:creator>某人</dc:creator><dc:subject>小说</dc:subject>
<dc:language>zh</dc:language></metadata><manifest><item id="b" href="text/2.html" media-type="application/xhtml+xml"/>
<item id="a" href="text/%E4%B8%80.html" media-type="application/xhtml+xml"/><item id="n" href="toc.ncx" media-type="application/x-dtbncx+xml"/>
</manifest><spine toc="n"><itemref idref="a"/><itemref idref="b"/></spine></package>)";
const std::string ncx =
    R"(<?xml version="1.0"?><ncx><navMap><navPoint><navLabel><text>第一章</text></navLabel>
<content src="text/%E4%B8%80.html"/></navPoint></navMap></ncx>)";

Files book() {
    return {{"mimetype", "application/epub+zip"},
            {"META-INF/container.xml", container("OPS/book.opf")},
            {"OPS/book.opf", package},
            {"OPS/toc.ncx", ncx},
            {"OPS/text/一.html", "<html><body><p>第一章的正文。</p></body></html>"},
            {"OPS/text/2.html", "<html><body><h2>第二章</h2><p>第二章的正文。</p></body></html>"}};
}

Article read(const Files& files, const ReadOptions& options = {}) {
    test::TemporaryDirectory folder;
    const auto path = (folder / "a.epub").string();
    zip_t* archive = zip_open(path.c_str(), ZIP_CREATE, nullptr);
    for (const auto& [name, text] : files) {
        const auto index = zip_file_add(
            archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), ZIP_FL_ENC_UTF_8);
        zip_set_file_compression(archive, static_cast<zip_uint64_t>(index),
                                 name == "mimetype" ? ZIP_CM_STORE : ZIP_CM_DEFLATE, 0);
    }
    zip_close(archive);
    return read_article(path, options);
}

} // namespace

TEST_CASE("a book is read in the order of its spine, titles come from the table of contents", "[article]") {
    const auto article = read(book());
    CHECK(article.title == "两章小书");
    CHECK(article.author == "某人");
    CHECK(article.tags == "小说");
    CHECK(article.language == "zh");
    REQUIRE(article.blocks.size() == 4);
    CHECK((article.blocks[0].kind == BlockKind::heading && article.blocks[0].text == "第一章"));
    CHECK(article.blocks[1].text == "第一章的正文。");
    CHECK((article.blocks[2].kind == BlockKind::heading && article.blocks[2].text == "第二章"));
    CHECK(article.blocks[3].line > article.blocks[1].line);
}

TEST_CASE("a container in the wrong folder is tolerated and said", "[article]") {
    auto files = book();
    for (auto& [name, text] : files) name = "epub/" + name;
    const auto article = read(files);
    CHECK(article.blocks.size() == 4);
    CHECK(article.skipped.at(0) ==
          Skipped{0, "the container lies under epub/", SkipReason::broken_container});
}

TEST_CASE("names that climb out of the archive stay inside it", "[article]") {
    auto files = book();
    files[2].second.replace(files[2].second.find("text/2.html"), 11, "../../../OPS/text/2.html");
    CHECK(read(files).blocks.size() == 4);
}

TEST_CASE("a protected book is refused with the reason", "[article]") {
    auto files = book();
    files.push_back({"META-INF/encryption.xml",
                     "<encryption xmlns:enc='x'><enc:CipherReference URI='OPS/text/2.html'/></encryption>"});
    CHECK_THROWS_WITH(read(files), Catch::Contains("is protected by DRM; get a copy without it"));
    files.back().second = "<encryption xmlns:enc='x'><enc:CipherReference URI='OPS/font.otf'/></encryption>";
    CHECK(read(files).blocks.size() == 4);
}

TEST_CASE("a part that unpacks to hundreds of megabytes is refused", "[article]") {
    auto files = book();
    files[5].second = std::string(210 << 20, ' ');
    CHECK_THROWS_WITH(read(files), Catch::Contains("that is no book"));
}

TEST_CASE("exploding entities of a package do nothing", "[article]") {
    auto files = book();
    files[2].second.insert(
        21, "<!DOCTYPE package [<!ENTITY a \"aaaaaaaaaa\"><!ENTITY b \"&a;&a;&a;&a;&a;&a;&a;&a;\">]>");
    files[2].second.replace(files[2].second.find("两章小书"), 12, "&b;");
    CHECK(read(files).blocks.size() == 4);
}

TEST_CASE("half a container is an error, not a crash", "[article]") {
    CHECK_THROWS_AS(read_article_bytes("PK\x03\x04mimetypeapplication/epub+zip", "a.epub"), InputError);
}

TEST_CASE("the cover of a book is held by its article", "[article]") {
    auto files = book();
    auto& opf = files[2].second;
    opf.replace(opf.find("</metadata>"), 0, "<meta name=\"cover\" content=\"c\"/>");
    opf.replace(opf.find("</manifest>"), 0, "<item id=\"c\" href=\"c.jpg\" media-type=\"image/jpeg\"/>");
    files.push_back({"OPS/c.jpg", "the picture"});
    const auto article = read(files);
    CHECK(article.cover == "OPS/c.jpg");
    CHECK(article.cover_image == "the picture");
}

TEST_CASE("a footnote of a book is known where the text refers to it", "[article]") {
    auto files = book();
    files[4].second =
        "<html xmlns:epub=\"http://www.idpf.org/2007/ops\"><body><p>正文。<a epub:type=\"noteref\" "
        "href=\"#n1\">1</a></p><aside epub:type=\"footnote\" id=\"n1\"><p>注文。</p></aside></body></html>";
    const auto article = read(files);
    REQUIRE(article.blocks.size() >= 3);
    const std::string note = "OPS/text/一.html#n1"; // of the whole book
    CHECK(article.blocks[1].notes == std::vector<std::string>{note});
    CHECK(article.blocks[2].kind == BlockKind::footnote);
    CHECK(article.blocks[2].marker == note);
}

namespace {

// A book of these pages, in this order, with the head and the table of contents that are given.
Files pages(const Files& texts, const std::string& metadata, const std::string& navigation,
            bool spine = true) {
    std::string items, order;
    for (const auto& [name, text] : texts) {
        items += "<item id='" + name + "' href='" + name + "' media-type='application/xhtml+xml'/>";
        order += "<itemref idref='" + name + "'/>";
    }
    Files files{
        {"META-INF/container.xml", container("c.opf")},
        {"c.opf", "<package xmlns:opf='o'><metadata "
                  "xmlns:dc='http://purl.org/dc/elements/1.1/'><dc:title>渡口</dc:title>" +
                      metadata + "</metadata><manifest>" + items +
                      "<item id='nav' href='nav.xhtml' properties='nav' "
                      "media-type='application/xhtml+xml'/></manifest><spine>" +
                      (spine ? order : "") + "</spine></package>"},
        {"nav.xhtml", "<html><body><nav epub:type='toc'><ol>" + navigation + "</ol></nav></body></html>"}};
    for (const auto& [name, text] : texts)
        files.push_back({name, "<?xml version='1.0'?><html><body>" + text + "</body></html>"});
    return files;
}

std::vector<std::string> headings(const Article& article) {
    std::vector<std::string> out;
    for (const auto& block : article.blocks)
        if (block.kind == BlockKind::heading) out.push_back(std::to_string(block.level) + " " + block.text);
    return out;
}
using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("places inside a file are chapters", "[article]") {
    const auto article =
        read(pages({{"a.xhtml", "<p><a id='p1'/>船来了。</p><p>船走了。<br/><span id='p2'></span>水退了。</p>"
                                "<p class='t'>第三章　夜</p><div id='p4'><p>灯灭了。</p></div>"}},
                   "",
                   "<li><a href='a.xhtml#p1'>来</a></li><li><a href='a.xhtml#p2'>退</a></li>"
                   "<li><a href='a.xhtml'>全书</a><ol><li><a href='a.xhtml#p4'>灭</a></li></ol></li>"));
    CHECK(headings(article) == Texts{"1 来", "1 全书", "1 退", "2 灭"});
    CHECK(article.blocks.size() == 9);
}

TEST_CASE("a heading or line with an entry's words is its heading, at the entry's level", "[article]") {
    const auto article =
        read(pages({{"a.xhtml", "<p>第一章 来</p><p>船来了。</p><h4>小节</h4><p>水浅。</p>"},
                    {"b.xhtml", "<h3>第二章　去</h3><p>船走了。</p>"}},
                   "", "<li><a href='a.xhtml'>第一章 来</a></li><li><a href='b.xhtml'>第二章 去</a></li>"));
    CHECK(headings(article) == Texts{"1 第一章 来", "4 小节", "1 第二章　去"});
}

TEST_CASE("a book without a reading order is read in that of its contents, parts that lack are named",
          "[article]") {
    const Files texts{{"a.xhtml", "<h1>来</h1><p>船来了。</p>"}, {"b.xhtml", "<h1>去</h1><p>船走了。</p>"}};
    CHECK(headings(read(pages(texts, "", "<li><a href='b.xhtml'>去</a></li><li><a href='a.xhtml'>来</a></li>",
                              false))) == Texts{"1 去", "1 来"});
    auto files = pages(texts, "", "");
    files.pop_back();
    const auto article = read(files);
    CHECK(article.warnings == Texts{"b.xhtml is missing in the book"});
    CHECK(article.blocks.size() == 2);
}

TEST_CASE("names composed and decomposed are one", "[article]") {
    auto files = pages({{"caf\u00e9.xhtml", "<p>船来了。</p>"}}, "", "");
    files.back().first = "cafe\u0301.xhtml";
    CHECK(read(files).blocks.size() == 1);
}

TEST_CASE("translators are no authors", "[article]") {
    CHECK(
        read(
            pages(
                {{"a.xhtml", "<p>船来了。</p>"}},
                "<dc:creator opf:role='aut'>林小溪</dc:creator><dc:creator opf:role='trl'>译者甲</dc:creator>"
                "<dc:creator id='i'>画者乙</dc:creator><meta refines='#i' property='role'>ill</meta>",
                ""))
            .author == "林小溪");
}

TEST_CASE("notes in a file of their own are footnotes", "[article]") {
    const auto article =
        read(pages({{"a.xhtml", "<h1>来</h1><p>船<a id='r' href='n.xhtml#n'>[1]</a>来了。</p>"},
                    {"n.xhtml", "<h2>注释</h2><p><a id='n' href='a.xhtml#r'>[1]</a> 木船。</p>"}},
                   "", ""));
    REQUIRE(article.blocks.size() == 4);
    CHECK(article.blocks[1].text == "船来了。");
    CHECK((article.blocks[2].kind == BlockKind::footnote && article.blocks[3].kind == BlockKind::footnote));
    CHECK(article.blocks[3].text == "木船。");
}

TEST_CASE("cover and rights stand before the text of a book, its title page is read", "[article]") {
    const std::string pages[] = {"cover", "title", "rights", "body"};
    const std::string text[] = {"封面的字。", "书名与作者。", "版权所有，定价三十元。", "正文的第一句。"};
    const auto book_of = [&](const std::string& guide, const std::string& attribute, const std::string& nav) {
        std::string manifest, spine;
        Files files{{"mimetype", "application/epub+zip"},
                    {"META-INF/container.xml", container("OPS/book.opf")}};
        for (int i = 0; i < 4; ++i) {
            manifest += "<item id='" + pages[i] + "' href='" + pages[i] +
                        ".html' media-type='application/xhtml+xml'/>";
            spine += "<itemref idref='" + pages[i] + "'/>";
            const auto type = i == 2 && !attribute.empty() ? " epub:type='" + attribute + "'" : "";
            files.push_back({"OPS/" + pages[i] + ".html",
                             "<html><body" + type + "><p>" + text[i] + "</p></body></html>"});
        }
        if (!nav.empty()) {
            manifest +=
                "<item id='nav' href='nav.html' media-type='application/xhtml+xml' properties='nav'/>";
            files.push_back({"OPS/nav.html", "<html><body><nav epub:type='landmarks'><ol>" + nav +
                                                 "</ol></nav></body></html>"});
        }
        files.push_back({"OPS/book.opf", "<?xml version='1.0'?><package><metadata/><manifest>" + manifest +
                                             "</manifest><spine>" + spine + "</spine>" + guide +
                                             "</package>"});
        return files;
    };
    const auto said = [](const Article& article) {
        std::string out;
        for (const auto& block : article.blocks) out += block.text;
        return out;
    };
    const Files named[] = {
        book_of("<guide><reference type='cover' href='cover.html'/><reference type='title-page' "
                "href='title.html'/>"
                "<reference type='copyright-page' href='rights.html'/></guide>",
                "", ""),
        book_of("<guide><reference type='cover' href='cover.html'/></guide>", "frontmatter copyright-page",
                ""),
        book_of("", "",
                "<li><a epub:type='cover' href='cover.html'>封面</a></li><li><a epub:type='titlepage' "
                "href='title.html'>书名</a></li>"
                "<li><a epub:type='copyright-page' href='rights.html'>版权</a></li>"),
    };
    for (const auto& book : named) {
        const auto article = read(book);
        CHECK(said(article) == text[1] + text[3]);
        for (const auto& gone : {text[0], text[2]})
            CHECK(std::ranges::count(article.skipped, Skipped{1, gone, SkipReason::front_page}.text,
                                     &Skipped::text) == 1);
        ReadOptions all;
        all.front_pages = FrontPages::read;
        CHECK(said(read(book, all)) == text[0] + text[1] + text[2] + text[3]);
    }
    ReadOptions none;
    none.front_pages = FrontPages::skip;
    CHECK(said(read(named[0], none)) == text[3]);
    CHECK(said(read(named[2], none)) == text[3]);
    // A book that is one page, and a chapter that is called a title page.
    auto single = book_of("<guide><reference type='title-page' href='body.html#top'/></guide>", "", "");
    for (auto& [name, bytes] : single)
        if (name == "OPS/body.html") {
            bytes = "<html><body>";
            for (int i = 0; i < 700; ++i) bytes += "<p>正文的第一句。</p>";
            bytes += "</body></html>";
        }
    CHECK(read(single, none).blocks.size() == 703);
}

TEST_CASE("a page of links is the table of contents, whatever it is called", "[article]") {
    const auto article = read(
        pages({{"t.xhtml",
                "<p>本书内容</p><p><a href='a.xhtml'>来</a></p><p><a "
                "href='a.xhtml#x'>去的时候天很晴</a></p><p><a href='a.xhtml#y'>又回来的那年冬天</a></p>"},
               {"a.xhtml", "<h1>来</h1><p>船来了。</p>"}},
              "", ""));
    CHECK(article.blocks.size() == 2);
}

TEST_CASE("a list of contents inside the only file of a book is no text", "[article]") {
    auto files = book();
    files[3].second = "<ncx><navMap>";
    for (const std::string number : {"一", "二", "三"})
        files[3].second += "<navPoint><navLabel><text>第" + number +
                           "章</text></navLabel><content src=\"text/2.html#c" + number + "\"/></navPoint>";
    files[3].second += "</navMap></ncx>";
    std::string list, text;
    for (const std::string number : {"一", "二", "三"}) {
        list += "<li><a href=\"#c" + number + "\">第" + number + "章</a></li>";
        text += "<p id=\"c" + number + "\"><b>第" + number + "章</b></p><p>正文" + number + "。</p>";
    }
    files[4].second = "<html><body><p>扉页。</p></body></html>";
    files[5].second = "<html><body><p>两章小书</p><ol>" + list + "</ol>" + text + "</body></html>";
    const auto article = read(files);
    std::vector<std::string> said;
    for (const auto& block : article.blocks) said.push_back(block.text);
    CHECK(said == std::vector<std::string>{"扉页。", "两章小书", "第一章", "正文一。", "第二章", "正文二。",
                                           "第三章", "正文三。"});
}

TEST_CASE("the notes of AZW3, whose marks have lost their namespace", "[article]") {
    auto files = book();
    files[5].second = "<html><body><p>桥很老<a href=\"2.html#fn1\" type=\"noteref\">1</a>。</p><ol><li "
                      "id=\"fn1\" type=\"footnote\"><p>见县志。</p></li></ol></body></html>";
    const auto article = read(files);
    REQUIRE(article.blocks.size() >= 2);
    const auto& note = article.blocks.back();
    CHECK(note.kind == BlockKind::footnote);
    CHECK(note.text == "见县志。");
    CHECK(article.blocks[article.blocks.size() - 2].text == "桥很老。");
    CHECK(article.blocks[article.blocks.size() - 2].notes == std::vector<std::string>{note.marker});
}
