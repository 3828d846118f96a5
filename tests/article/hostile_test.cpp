// Files that mean harm: an error or a result, never a crash. Sizes are those at which programs of this kind
// broke.
#include "article/read_article.h"
#include "base/error.h"
#include "base/files.h"
#include "chapter/chapter_tables.h"
#include "chapter/find_chapters.h"
#include "test_support.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <zip.h>

using namespace langdu;
using namespace langdu::article;
using Catch::Contains;

namespace {

std::string repeated(const std::string& text, int times) {
    std::string out;
    for (int i = 0; i < times; ++i) out += text;
    return out;
}

std::string all_text(const Article& article) {
    std::string out;
    for (const auto& block : article.blocks) out += block.text;
    return out;
}

std::string zip_of(const std::vector<std::pair<std::string, std::string>>& files,
                   const char* password = nullptr) {
    const test::TemporaryDirectory folder;
    const auto path = (folder / "a.epub").string();
    zip_t* archive = zip_open(path.c_str(), ZIP_CREATE, nullptr);
    for (const auto& [name, text] : files) {
        const auto index = zip_file_add(
            archive, name.c_str(), zip_source_buffer(archive, text.data(), text.size(), 0), ZIP_FL_ENC_UTF_8);
        if (password)
            zip_file_set_encryption(archive, static_cast<zip_uint64_t>(index), ZIP_EM_AES_256, password);
    }
    zip_close(archive);
    return read_file(path);
}

std::vector<std::pair<std::string, std::string>> book(const std::string& href, const std::string& page) {
    return {{"META-INF/container.xml",
             "<container><rootfiles><rootfile full-path=\"c.opf\"/></rootfiles></container>"},
            {"c.opf", "<package><manifest><item id=\"a\" href=\"" + href +
                          "\"/></manifest><spine><itemref idref=\"a\"/></spine></package>"},
            {"a.xhtml", page}};
}

const std::string entities = [] {
    std::string out = "<?xml version=\"1.0\"?><!DOCTYPE l [<!ENTITY a \"aaaaaaaaaa\">";
    for (char c = 'b'; c < 'n'; ++c)
        out +=
            std::string("<!ENTITY ") + c + " \"" + repeated(std::string("&") + char(c - 1) + ";", 10) + "\">";
    return out + "]>";
}();

} // namespace

TEST_CASE("a zip bomb is refused", "[article][hostile]") {
    const auto bomb = zip_of(book("a.xhtml", std::string(260u << 20, 'a')));
    CHECK(bomb.size() < 1u << 20);
    CHECK_THROWS_WITH(read_article_bytes(bomb, "a.epub"), Contains("unpacks to more than"));
}

TEST_CASE("a path that climbs out of a book stays inside it", "[article][hostile]") {
    const auto article = read_article_bytes(zip_of(book("../../../a.xhtml", "<p>正文。</p>")), "a.epub");
    CHECK(all_text(article) == "正文。");
    CHECK_THROWS_AS(read_article_bytes(zip_of(book("../../../../etc/passwd", "<p>正文。</p>")), "a.epub"),
                    InputError);
}

TEST_CASE("entities that explode do not", "[article][hostile]") {
    CHECK(all_text(
              read_article_bytes(
                  zip_of(book("a.xhtml", entities + "<html><body><p>&m;正文。</p></body></html>")), "a.epub"))
              .size() < 10000);
    CHECK(all_text(read_article_bytes(entities + "<html><body><p>&m;正文。</p></body></html>", "a.html"))
              .size() < 10000);
}

TEST_CASE("a page nested 100,000 deep keeps its text", "[article][hostile]") {
    for (const std::string tag : {"div", "b", "span", "blockquote", "ul><li", "table><tr><td"}) {
        const auto page =
            "<html><body>" + repeated("<" + tag + ">", 100000) + "正文在最里面。" + "</body></html>";
        const auto article = read_article_bytes(page, "a.html");
        std::string skipped;
        for (const auto& piece : article.skipped) skipped += piece.text;
        CHECK_THAT(all_text(article) + skipped, Contains("正文在最里面。"));
    }
}

// What took the square of its size does not end within a test's time.
TEST_CASE("tables of contents, attributes and lists of parts of any length are read", "[article][hostile]") {
    auto deep = book("a.xhtml", "<p>正文。</p>");
    deep[1].second = "<package><manifest><item id=\"a\" href=\"a.xhtml\"/><item id=\"n\" href=\"t.ncx\" "
                     "media-type=\"application/x-dtbncx+xml\"/></manifest><spine toc=\"n\"><itemref "
                     "idref=\"a\"/></spine></package>";
    const std::string point = "<navPoint><navLabel><text>章</text></navLabel><content src=\"a.xhtml\"/>";
    deep.emplace_back("t.ncx", "<ncx><navMap>" + repeated(point, 300000) + "</navMap></ncx>");
    CHECK_THROWS_WITH(read_article_bytes(zip_of(deep), "a.epub"), Contains("deep; that is no document"));

    auto parts = book("a.xhtml", "<p>正文。</p>");
    std::string items, refs, points;
    for (int i = 0; i < 30000; ++i) {
        const auto name = "p" + std::to_string(i);
        items += "<item id=\"" + name + "\" href=\"" + name + ".xhtml\"/>";
        refs += "<itemref idref=\"" + name + "\"/>";
        points +=
            "<navPoint><navLabel><text>章</text></navLabel><content src=\"" + name + ".xhtml\"/></navPoint>";
    }
    parts[1].second = "<package><manifest><item id=\"a\" href=\"a.xhtml\"/>" + items +
                      "<item id=\"n\" href=\"t.ncx\" media-type=\"application/x-dtbncx+xml\"/></manifest>"
                      "<spine toc=\"n\"><itemref idref=\"a\"/>" +
                      refs + "</spine></package>";
    parts.emplace_back("t.ncx", "<ncx><navMap>" + points + "</navMap></ncx>");
    CHECK_THAT(all_text(read_article_bytes(zip_of(parts), "a.epub")), Contains("正文。"));

    std::string attributes;
    for (int i = 0; i < 300000; ++i) attributes += " a" + std::to_string(i) + "=\"\"";
    CHECK_NOTHROW(read_article_bytes("<html><body><p" + attributes + ">正文。</p><p>后文。</p></body></html>",
                                     "a.html"));
    try {
        read_article_bytes(
            zip_of(book("a.xhtml", "<html><body><p" + attributes + ">正文。</p></body></html>")), "a.epub");
    } catch (const InputError&) { // refused
    }
}

TEST_CASE("Markdown nested 10,000 deep is read", "[article][hostile]") {
    CHECK_THAT(all_text(read_article_bytes(std::string(10000, '>') + " 引文。\n", "a.md")),
               Contains("引文。"));
    CHECK_NOTHROW(read_article_bytes(std::string(50000, '[') + "a" + std::string(50000, ']'), "a.md"));
    CHECK_NOTHROW(read_article_bytes(repeated("*a ", 100000), "a.md"));
    // What cmark looks for the end of again and again.
    for (const auto& [open, close] : {std::pair{"<![CDATA[", "]]>"}, {"<?", "?>"}}) {
        CHECK_THAT(
            all_text(read_article_bytes("甲。" + repeated(open, 40000) + "乙。\n\n丙?>]]>。\n", "a.md")),
            Contains("甲。") && Contains("乙。") && Contains("丙"));
        CHECK_THAT(all_text(read_article_bytes("甲" + std::string(open) + "x" + close + "乙。\n", "a.md")),
                   Contains("甲乙。"));
    }
    // Anchors that contain themselves, keys of thousands of parts.
    for (const auto* cyclic :
         {"---\ntitle: &a {name: *a}\n---\n正文。\n", "---\nauthor: &a [*a]\n---\n正文。\n",
          "---\ntags: &a [{name: *a}]\n---\n正文。\n"})
        CHECK_NOTHROW(read_article_bytes(cyclic, "a.md"));
    std::string key = "a";
    for (int i = 0; i < 20000; ++i) key += ".a";
    CHECK_NOTHROW(read_article_bytes("+++\n" + key + " = 1\n+++\n正文。\n", "a.md"));
    CHECK_NOTHROW(read_article_bytes("---\na: " + std::string(20000, '[') + "\n---\n正文。\n", "a.md"));
    CHECK_NOTHROW(read_article_bytes("+++\na = " + std::string(20000, '[') + "\n+++\n正文。\n", "a.md"));
}

TEST_CASE("bytes that are no text are refused with what to do", "[article][hostile]") {
    CHECK_THROWS_WITH(read_article_bytes(repeated(std::string("正文\0一", 10), 100), "a.txt"),
                      Contains("not a text file"));
    CHECK_THROWS_AS(read_article_bytes(repeated("\xED\xA0\x80正", 100), "a.txt"), InputError);
    CHECK_THROWS_AS(read_article_bytes("\xFF\xFE" + repeated(std::string("\x00\xD8", 2), 1000), "a.txt"),
                    InputError);
    CHECK_THROWS_WITH(read_article_bytes("# 题\n\n正文。\n", "a.epub"), Contains("no EPUB"));
}

TEST_CASE("a wrong extension does not matter", "[article][hostile]") {
    CHECK(all_text(read_article_bytes(zip_of(book("a.xhtml", "<p>正文。</p>")), "a.md")) == "正文。");
    CHECK(all_text(read_article_bytes("<!DOCTYPE html><html><body><p>正文在网页里。</p></body></html>",
                                      "a.txt")) == "正文在网页里。");
}

TEST_CASE("a protected book is refused with a clear message", "[article][hostile]") {
    auto files = book("a.xhtml", "<p>正文。</p>");
    files.push_back(
        {"META-INF/encryption.xml", "<encryption><CipherReference URI=\"a.xhtml\"/></encryption>"});
    CHECK_THROWS_WITH(read_article_bytes(zip_of(files), "a.epub"), Contains("DRM"));
    CHECK_THROWS_WITH(read_article_bytes(zip_of(book("a.xhtml", "<p>正文。</p>"), "secret"), "a.epub"),
                      Contains("encrypted"));
}

namespace {

const std::string word_namespace = "xmlns:w=\"w\" xmlns:m=\"m\"";

std::string docx_of(const std::string& body) {
    return zip_of({{"[Content_Types].xml", "<Types/>"},
                   {"word/document.xml",
                    "<w:document " + word_namespace + "><w:body>" + body + "</w:body></w:document>"}});
}

std::string odt_of(const std::string& body) {
    return zip_of(
        {{"mimetype", "application/vnd.oasis.opendocument.text"},
         {"content.xml",
          "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\"><office:body><office:text>" + body +
              "</office:text></office:body></office:document-content>"}});
}

std::string fb2_of(const std::string& body) {
    return "<?xml version=\"1.0\"?><FictionBook><body>" + body + "</body></FictionBook>";
}

std::string feed_of(const std::string& item) {
    return "<?xml version=\"1.0\"?><rss><channel><title>t</title><item>" + item + "</item></channel></rss>";
}

// A result or one line.
void is_bounded(const std::string& bytes, const std::string& name) {
    INFO(name << ", " << bytes.size() << " bytes");
    try {
        const auto article = read_article_bytes(bytes, name);
        CHECK(all_text(article).size() < 100 * bytes.size() + 1000000);
        chapter::find_chapters(article, test::chapter_tables());
    } catch (const Error& error) {
        CHECK_THAT(error.what(), !Contains("\n"));
    }
}

} // namespace

TEST_CASE("documents that unpack to too much, or hold nothing, are refused", "[article][hostile]") {
    const std::string huge(210u << 20, ' ');
    const auto bomb = zip_of({{"[Content_Types].xml", "<Types/>"}, {"word/document.xml", huge}});
    CHECK_THROWS_WITH(read_article_bytes(bomb, "a.docx"), Contains("unpacks to more than"));
    CHECK_THROWS_AS(read_article_bytes(zip_of({{"a.fb2", ""}}), "a.fb2.zip"), InputError);
    for (const auto* name : {"a.docx", "a.odt", "a.fb2", "a.epub", "a.txt"})
        CHECK_THROWS_AS(read_article_bytes("PK\x03\x04", name), InputError);
    for (const auto& whole :
         {docx_of("<w:p><w:r><w:t>正文</w:t></w:r></w:p>"), odt_of("<text:p>正文</text:p>"),
          zip_of({{"a.fb2", fb2_of("<section><p>正文</p></section>")}})})
        for (const auto size : {whole.size() / 2, whole.size() - 30, std::size_t{40}})
            for (const auto* name : {"a.docx", "a.odt", "a.fb2"}) is_bounded(whole.substr(0, size), name);
}

TEST_CASE("XML of documents: entities, nesting, loops", "[article][hostile]") {
    const std::string outside = "<?xml version=\"1.0\"?><!DOCTYPE d [<!ENTITY x SYSTEM "
                                "\"file:///etc/passwd\"><!ENTITY % p SYSTEM \"http://localhost:1/\"> %p;]>";
    for (const auto& head : {entities, outside}) {
        for (const auto* root : {"rss", "FictionBook", "feed"}) {
            const auto bytes = head + "<" + root +
                               "><channel><item><title>&m;&x;</title><description>&m;&x;正文。</"
                               "description></item></channel><body><p>&m;&x;正文。</p></body></" +
                               root + ">";
            is_bounded(bytes, "a.xml");
            try {
                CHECK_THAT(all_text(read_article_bytes(bytes, "a.xml")), !Contains("root:"));
            } catch (const Error&) { // refused: fine
            }
        }
        is_bounded(zip_of({{"[Content_Types].xml", "<Types/>"},
                           {"word/document.xml",
                            head + "<w:document " + word_namespace +
                                "><w:body><w:p><w:r><w:t>&m;&x;</w:t></w:r></w:p></w:body></w:document>"}}),
                   "a.docx");
    }
    const auto nested = [](const std::string& open, const std::string& close, const std::string& inside) {
        return repeated(open, 20000) + inside + repeated(close, 20000);
    };
    is_bounded(docx_of(nested("<w:tbl><w:tr><w:tc>", "</w:tc></w:tr></w:tbl>",
                              "<w:p><w:r><w:t>底</w:t></w:r></w:p>")),
               "a.docx");
    is_bounded(docx_of(nested("<w:sdt><w:sdtContent>", "</w:sdtContent></w:sdt>", "<w:p/>")), "a.docx");
    is_bounded(docx_of("<w:p><m:oMath>" +
                       nested("<m:f><m:num>", "</m:num></m:f>", "<m:r><m:t>x</m:t></m:r>") +
                       "</m:oMath></w:p>"),
               "a.docx");
    is_bounded(
        odt_of(nested("<text:list><text:list-item>", "</text:list-item></text:list>", "<text:p>底</text:p>")),
        "a.odt");
    is_bounded(odt_of(nested("<text:section>", "</text:section>", "<text:p>底</text:p>")), "a.odt");
    is_bounded(fb2_of(nested("<section>", "</section>", "<p>底</p>")), "a.fb2");
    is_bounded(feed_of("<description>" + nested("<div>", "</div>", "底") + "</description>"), "a.rss");
    is_bounded(feed_of("<description><![CDATA[" + repeated("<div>", 100000) + "底]]></description>"),
               "a.rss");
    // Repeated cells in repeated cells: fifty to the power of twenty.
    is_bounded(
        odt_of(
            repeated("<table:table><table:table-row><table:table-cell table:number-columns-repeated=\"50\">",
                     20) +
            "<text:p>底</text:p>" + repeated("</table:table-cell></table:table-row></table:table>", 20)),
        "a.odt");
    is_bounded(fb2_of("<section><p>" + repeated("甲。\n", 100000) + "</p></section>"), "a.fb2");
    // Fields that never end, tables of a million cells, a note that refers to itself.
    is_bounded(docx_of(repeated(
                   "<w:p><w:r><w:fldChar w:fldCharType=\"begin\"/><w:instrText>TOC</w:instrText></w:r></w:p>",
                   20000)),
               "a.docx");
    is_bounded(
        docx_of(
            "<w:tbl>" +
            repeated(
                "<w:tr>" +
                    repeated("<w:tc><w:tcPr><w:gridSpan w:val=\"99999\"/><w:vMerge/></w:tcPr><w:p/></w:tc>",
                             50) +
                    "</w:tr>",
                400) +
            "</w:tbl>"),
        "a.docx");
    const std::string self = "<w:footnotes " + word_namespace +
                             "><w:footnote w:id=\"1\"><w:p><w:r><w:t>注</w:t><w:footnoteReference "
                             "w:id=\"1\"/></w:r></w:p></w:footnote></w:footnotes>";
    is_bounded(
        zip_of({{"[Content_Types].xml", "<Types/>"},
                {"word/document.xml", "<w:document " + word_namespace +
                                          "><w:body><w:p><w:r><w:t>正文</w:t><w:footnoteReference "
                                          "w:id=\"1\"/></w:r></w:p></w:body></w:document>"},
                {"word/_rels/document.xml.rels", "<Relationships><Relationship Id=\"a\" Type=\"x/footnotes\" "
                                                 "Target=\"footnotes.xml\"/></Relationships>"},
                {"word/footnotes.xml", self}}),
        "a.docx");
    is_bounded(zip_of({{"[Content_Types].xml", "<Types/>"},
                       {"_rels/.rels", "<Relationships><Relationship Id=\"a\" Type=\"x/officeDocument\" "
                                       "Target=\"../../../../etc/passwd\"/></Relationships>"},
                       {"word/a", "x"}}),
               "a.docx");
}

TEST_CASE("PDF that mean harm are bounded", "[article][hostile]") {
    const std::string page = "1 0 obj <</Type/Catalog/Pages 2 0 R/Outlines 5 0 R>> endobj 2 0 obj "
                             "<</Type/Pages/Count 1/Kids[3 0 R]>> endobj ";
    const std::string end = " trailer <</Root 1 0 R/Size 9>> startxref 0 %%EOF";
    is_bounded("%PDF-1.5\n" + page +
                   "2 0 obj <</Type/Pages/Count 999999999/Kids[2 0 R 2 0 R 2 0 R]>> endobj" + end,
               "a.pdf"); // pages in pages
    is_bounded("%PDF-1.5\n" + page +
                   "3 0 obj <</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]/Contents 4 0 R>> endobj 4 0 obj "
                   "<</Length 4 0 R>> stream x endstream endobj "
                   "5 0 obj <</First 5 0 R/Last 5 0 R/Next 5 0 R/Title(t)/Count 1>> endobj" +
                   end,
               "a.pdf"); // a length and an outline of themselves
    is_bounded("%PDF-1.5\n" + std::string(200000, '['), "a.pdf");
    is_bounded("%PDF-1.5\n" + repeated("<<", 200000), "a.pdf");
    is_bounded("%PDF-1.5\n" + repeated("1 0 obj <</Type/Catalog/Pages 1 0 R>> endobj ", 5000) + end, "a.pdf");
}

TEST_CASE("subtitles that mean harm are bounded", "[article][hostile]") {
    is_bounded("1\n00:00:01,000 --> 00:00:02,000\n" + repeated("<i>", 200000), "a.srt");
    is_bounded("1\n00:00:01,000 --> 00:00:02,000\n" + repeated("<", 200000), "a.srt");
    is_bounded("1\n00:00:01,000 --> 00:00:02,000\n" + repeated("{\\", 200000), "a.srt");
    is_bounded("[00:01.00]a\n[00:02.00]b\n" + repeated("[00:01.00]", 100000) + "词\n", "a.lrc");
    is_bounded("[00:01.00]a\n[00:02.00]b\n" + std::string(200000, '[') + "\n", "a.lrc");
    is_bounded("WEBVTT\n\n" + repeated("00:01.000 --> 00:02.000\n", 100000), "a.vtt");
    is_bounded("[Script Info]\n" + repeated("Dialogue: ,,,,,,,,,\n", 50000), "a.ass");
    is_bounded("[Script Info]\nFormat: " + repeated("Text,", 50000) + "\nDialogue: a\n", "a.ass");
}

TEST_CASE("what is no text in a book's reading order is listed and the rest read", "[article][hostile]") {
    for (const std::string& bytes :
         {std::string("%PDF-1.4\n\0\1\2\3\xff\xfe", 15), std::string("\x89PNG\r\n\x1a\n\0\0\0\rIHDR", 16)}) {
        const auto article = read_article_bytes(
            zip_of({{"META-INF/container.xml",
                     "<container><rootfiles><rootfile full-path=\"c.opf\"/></rootfiles></container>"},
                    {"c.opf", "<package><manifest><item id=\"a\" href=\"a.bin\"/><item id=\"b\" "
                              "href=\"b.html\"/></manifest><spine><itemref idref=\"a\"/><itemref "
                              "idref=\"b\"/></spine></package>"},
                    {"a.bin", bytes},
                    {"b.html", "<p>后面的正文。</p>"}}),
            "a.epub");
        CHECK(all_text(article) == "后面的正文。");
        CHECK(std::any_of(article.skipped.begin(), article.skipped.end(), [](const Skipped& one) {
            return one.text == "a.bin" && one.reason == SkipReason::no_text;
        }));
        CHECK(article.warnings == std::vector<std::string>{"a.bin in the book is no text"});
    }
}

TEST_CASE("text with a NUL in it is refused with the reason", "[article][hostile]") {
    CHECK_THROWS_WITH(read_article_bytes("好的。" + std::string(1, '\0') + "坏的。", "a.txt"),
                      Contains("it holds NUL bytes"));
}
