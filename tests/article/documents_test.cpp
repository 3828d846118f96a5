// Word, OpenDocument and FictionBook documents, each with everything that its reader has to know.
#include "article/read_article.h"
#include "article/zip_archive.h"
#include "base/error.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace langdu;
using namespace langdu::article;
using Catch::Contains;

namespace {

using Lines = std::vector<std::string>;

// "1# 标题", "- 项", "1. 项", "> 引文", "[note] ...", "图: ...", one a block.
Lines said(const Article& article) {
    Lines out;
    for (const auto& block : article.blocks) {
        std::string mark;
        switch (block.kind) {
        case BlockKind::heading:
            mark = std::to_string(block.level) + "# ";
            break;
        case BlockKind::list_item:
            mark = std::string(static_cast<std::size_t>(block.level - 1) * 2, ' ') + block.marker + " ";
            break;
        case BlockKind::quote:
            mark = "> ";
            break;
        case BlockKind::caption:
            mark = "caption: ";
            break;
        case BlockKind::image:
            mark = "image: ";
            break;
        case BlockKind::table:
            mark = "table: ";
            break;
        case BlockKind::footnote:
            mark = "note: ";
            break;
        case BlockKind::code:
            mark = "code: ";
            break;
        case BlockKind::formula:
            mark = "formula: ";
            break;
        default:
            break;
        }
        out.push_back(mark + block.text);
    }
    return out;
}

std::string skipped(const Article& article, const std::string& text) {
    for (const auto& piece : article.skipped)
        if (piece.text.find(text) != std::string::npos) return std::string(words_of(piece.reason));
    return "not skipped";
}

std::string relation(const std::string& id, const std::string& type, const std::string& target,
                     bool outside = false) {
    return "<Relationship Id=\"" + id +
           "\" Type=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships/" + type +
           "\" Target=\"" + target + "\"" + (outside ? " TargetMode=\"External\"" : "") + "/>";
}

const std::string styles = R"(<w:styles xmlns:w="w">
<w:style w:type="paragraph" w:styleId="a"><w:name w:val="Normal"/></w:style>
<w:style w:type="paragraph" w:styleId="1"><w:name w:val="heading 1"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
<w:style w:type="paragraph" w:styleId="2"><w:name w:val="标题 2"/><w:basedOn w:val="a"/></w:style>
<w:style w:type="paragraph" w:styleId="own"><w:name w:val="我的小节"/><w:basedOn w:val="2"/></w:style>
<w:style w:type="paragraph" w:styleId="t"><w:name w:val="Title"/></w:style>
<w:style w:type="paragraph" w:styleId="Author"><w:name w:val="Author"/></w:style>
<w:style w:type="paragraph" w:styleId="c"><w:name w:val="caption"/></w:style>
<w:style w:type="paragraph" w:styleId="q"><w:name w:val="Quote"/></w:style>
<w:style w:type="paragraph" w:styleId="TOC1"><w:name w:val="toc 1"/></w:style>
<w:style w:type="paragraph" w:styleId="loop1"><w:name w:val="甲"/><w:basedOn w:val="loop2"/></w:style>
<w:style w:type="paragraph" w:styleId="loop2"><w:name w:val="乙"/><w:basedOn w:val="loop1"/></w:style></w:styles>)";

const std::string numbering = R"x(<w:numbering xmlns:w="w">
<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1章"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="1"><w:lvl w:ilvl="0"><w:numFmt w:val="decimal"/><w:lvlText w:val="%1."/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="lowerLetter"/><w:lvlText w:val="(%2)"/></w:lvl></w:abstractNum>
<w:abstractNum w:abstractNumId="2"><w:lvl w:ilvl="0"><w:numFmt w:val="bullet"/><w:lvlText w:val=""/></w:lvl></w:abstractNum>
<w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="8"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="9"><w:abstractNumId w:val="2"/></w:num>
<w:num w:numId="10"><w:abstractNumId w:val="1"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride></w:num></w:numbering>)x";

std::string docx(const std::string& body) {
    const std::string document = "<?xml version=\"1.0\" encoding=\"UTF-8\"?><w:document xmlns:w=\"w\" "
                                 "xmlns:m=\"m\" xmlns:r=\"r\" xmlns:mc=\"mc\"><w:body>" +
                                 body + "<w:sectPr/></w:body></w:document>";
    return pack_zip(
        {{"[Content_Types].xml", "<Types/>"},
         {"_rels/.rels", "<Relationships>" + relation("a", "officeDocument", "word/document.xml") +
                             "<Relationship Id=\"b\" "
                             "Type=\"http://schemas.openxmlformats.org/package/2006/relationships/metadata/"
                             "core-properties\" Target=\"docProps/core.xml\"/></Relationships>"},
         {"docProps/core.xml", "<cp:coreProperties xmlns:dc=\"d\" xmlns:dcterms=\"t\"><dc:title>Microsoft "
                               "Word - 草稿.doc</dc:title><dc:creator>张三</dc:creator>"
                               "<dcterms:created>2024-05-06T01:02:03Z</dcterms:created><dc:subject>备忘</"
                               "dc:subject></cp:coreProperties>"},
         {"word/document.xml", document},
         {"word/_rels/document.xml.rels",
          "<Relationships>" + relation("s", "styles", "styles.xml") +
              relation("n", "numbering", "numbering.xml") + relation("f", "footnotes", "footnotes.xml") +
              relation("c", "comments", "comments.xml") + relation("h", "header", "header1.xml") +
              relation("l", "hyperlink", "https://example.org/", true) + "</Relationships>"},
         {"word/styles.xml", styles},
         {"word/numbering.xml", numbering},
         {"word/footnotes.xml",
          "<w:footnotes xmlns:w=\"w\"><w:footnote w:id=\"0\" "
          "w:type=\"separator\"><w:p><w:r><w:t>线</w:t></w:r></w:p></w:footnote>"
          "<w:footnote w:id=\"2\"><w:p><w:r><w:footnoteRef/></w:r><w:r><w:t xml:space=\"preserve\"> "
          "注的第一段。</w:t></w:r></w:p><w:p><w:r><w:t>注的第二段。</w:t></w:r></w:p></w:footnote></"
          "w:footnotes>"},
         {"word/comments.xml",
          "<w:comments "
          "xmlns:w=\"w\"><w:comment><w:p><w:r><w:t>这里要改</w:t></w:r></w:p></w:comment></w:comments>"},
         {"word/header1.xml", "<w:hdr xmlns:w=\"w\"><w:p><w:r><w:t>内部资料</w:t></w:r></w:p></w:hdr>"}});
}

std::string text_of(const std::string& text) {
    return "<w:r><w:t xml:space=\"preserve\">" + text + "</w:t></w:r>";
}
std::string paragraph(const std::string& inside, const std::string& properties = "") {
    return "<w:p><w:pPr>" + properties + "</w:pPr>" + inside + "</w:p>";
}
std::string styled(const std::string& style, const std::string& text) {
    return paragraph(text_of(text), "<w:pStyle w:val=\"" + style + "\"/>");
}
std::string numbered(const std::string& list, int level, const std::string& text) {
    return paragraph(text_of(text), "<w:numPr><w:ilvl w:val=\"" + std::to_string(level) +
                                        "\"/><w:numId w:val=\"" + list + "\"/></w:numPr>");
}

} // namespace

TEST_CASE("Word: headings by style, by what it is based on, by outline level, with their numbers",
          "[article]") {
    const auto article = read_article_bytes(
        docx(styled("t", "山中来信") + styled("1", "清晨") + paragraph(text_of("鸟叫了。")) +
             styled("own", "河边") + paragraph(text_of("水很凉。")) + styled("1", "黄昏") +
             paragraph(text_of("写在最后"), "<w:outlineLvl w:val=\"1\"/>") + paragraph(text_of("天黑了。")) +
             styled("loop1", "循环的样式。")),
        "a.docx");
    CHECK(said(article) == Lines{"1# 山中来信", "2# 第一章 清晨", "鸟叫了。", "3# 河边", "水很凉。",
                                 "2# 第二章 黄昏", "3# 写在最后", "天黑了。", "循环的样式。"});
    CHECK(article.title == "山中来信"); // the one that a program gave says nothing
    CHECK(article.author == "张三");
    CHECK(article.date == "2024-05-06");
    CHECK(article.marked_up);
    CHECK(skipped(article, "备忘") == "document property");
    CHECK(skipped(article, "这里要改") == "comment");
    CHECK(skipped(article, "内部资料") == "page header");
}

TEST_CASE("Word: lists with their numbers, quotations, captions, pictures", "[article]") {
    const auto article = read_article_bytes(
        docx(
            numbered("8", 0, "买菜") + numbered("8", 1, "白菜") + numbered("8", 1, "豆腐") +
            numbered("8", 0, "做饭") + numbered("9", 0, "盐") + numbered("10", 0, "重新数") +
            styled("q", "有人说过。") +
            paragraph(
                "<w:r><w:drawing><wp:docPr id=\"1\" name=\"图片 1\" descr=\"一座石桥\"/></w:drawing></w:r>") +
            paragraph("<w:r><w:drawing><wp:docPr id=\"2\" name=\"图片 2\" "
                      "descr=\"C:\\照片\\bridge.jpg\"/></w:drawing></w:r>") +
            styled("c", "图 1 石桥")),
        "a.docx");
    CHECK(said(article) == Lines{"1. 买菜", "  - (a) 白菜", "  - (b) 豆腐", "2. 做饭", "- 盐", "1. 重新数",
                                 "> 有人说过。", "image: 一座石桥", "caption: 图 1 石桥"});
    CHECK_FALSE(article.marked_up);
    CHECK(skipped(article, "bridge.jpg") == "image address");
}

TEST_CASE("Word: what is not on the page is not said", "[article]") {
    const auto article = read_article_bytes(
        docx(
            paragraph(
                text_of("桥是") +
                "<w:del w:author=\"x\"><w:r><w:delText>木头</w:delText></w:r></w:del><w:ins w:author=\"x\">" +
                text_of("石头") + "</w:ins>" + text_of("的。") +
                "<w:moveFrom><w:r><w:t>搬走的话</w:t></w:r></w:moveFrom><w:r><w:rPr><w:vanish/></"
                "w:rPr><w:t>藏起来的</w:t></w:r>") +
            styled("TOC1", "第一章 清晨 3") +
            "<w:sdt><w:sdtPr><w:docPartObj><w:docPartGallery w:val=\"Table of "
            "Contents\"/></w:docPartObj></w:sdtPr><w:sdtContent>" +
            paragraph(text_of("目录")) + "</w:sdtContent></w:sdt>" + "<w:sdt><w:sdtContent>" +
            paragraph(text_of("控件里的话。")) + "</w:sdtContent></w:sdt>" +
            paragraph("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> PAGE "
                      "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" +
                      text_of("12") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>" + text_of("页脚之外") +
                      "<w:fldSimple w:instr=\" SEQ 图 \">" + text_of("3") + "</w:fldSimple>") +
            "<w:p><w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>" +
            paragraph(text_of("框里的话。")) +
            "</w:txbxContent></w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>" +
            paragraph(text_of("框里的话。")) +
            "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>" + text_of("框外的话。") +
            "</w:p>"),
        "a.docx");
    CHECK(said(article) == Lines{"桥是石头的。", "控件里的话。", "页脚之外3", "框外的话。", "框里的话。"});
    CHECK(skipped(article, "木头") == "deleted revision");
    CHECK(skipped(article, "搬走的话") == "deleted revision");
    CHECK(skipped(article, "藏起来的") == "hidden");
    CHECK(skipped(article, "第一章 清晨") == "table of contents");
    CHECK(skipped(article, "12") == "page number");
}

TEST_CASE("Word: notes, powers, formulas, ruby, links", "[article]") {
    const auto raised = [](const std::string& how, const std::string& text) {
        return "<w:r><w:rPr><w:vertAlign w:val=\"" + how + "\"/></w:rPr><w:t>" + text + "</w:t></w:r>";
    };
    const auto article = read_article_bytes(
        docx(paragraph(text_of("桥修于明代") +
                       "<w:r><w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr><w:footnoteReference "
                       "w:id=\"2\"/></w:r>" +
                       text_of("，长10") + raised("superscript", "2") + text_of("米，喝H") +
                       raised("subscript", "2") + text_of("O。")) +
             paragraph("<w:hyperlink r:id=\"l\">" + text_of("县志") + "</w:hyperlink>" + text_of("说在") +
                       "<w:r><w:ruby><w:rt>" + text_of("lù ān") + "</w:rt><w:rubyBase>" + text_of("六安") +
                       "</w:rubyBase></w:ruby></w:r>" + text_of("。")) +
             paragraph(text_of("其中") +
                       "<m:oMath><m:sSup><m:e><m:r><m:t>x</m:t></m:r></m:e><m:sup><m:r><m:t>2</m:t></m:r></"
                       "m:sup></m:sSup></m:oMath>" +
                       text_of("最大。"))),
        "a.docx");
    CHECK(said(article) == Lines{"桥修于明代，长10²米，喝H₂O。", "县志说在[六安|lu4 an1]。", "其中x²最大。",
                                 "note: 注的第一段。", "note: 注的第二段。"});
    REQUIRE(article.blocks[0].notes.size() == 1);
    CHECK(article.blocks[0].notes[0] == article.blocks[3].marker);
    CHECK(article.blocks[3].marker == article.blocks[4].marker);
    CHECK(skipped(article, "https://example.org/") == "link target");
}

TEST_CASE("Word: tables with and without a head row, cells over several rows", "[article]") {
    const auto cell = [](const std::string& text, const std::string& properties = "") {
        return "<w:tc><w:tcPr>" + properties + "</w:tcPr>" + paragraph(text_of(text)) + "</w:tc>";
    };
    const auto article = read_article_bytes(
        docx("<w:tbl><w:tr><w:trPr><w:tblHeader/></w:trPr>" + cell("县") + cell("桥") + "</w:tr><w:tr>" +
             cell("青石", "<w:vMerge w:val=\"restart\"/>") + cell("三座") + "</w:tr><w:tr>" +
             cell("", "<w:vMerge/>") + cell("五座") + "</w:tr></w:tbl>" + paragraph(text_of("以上。")) +
             "<w:tbl><w:tr>" + cell("姓名") + cell("李四") + "</w:tr><w:tr>" + cell("年龄") + cell("30") +
             "</w:tr></w:tbl>"),
        "a.docx");
    CHECK(said(article) ==
          Lines{"table: 县\t桥\n青石\t三座\n青石\t五座", "以上。", "table: \t\n姓名\t李四\n年龄\t30"});
}

TEST_CASE("Word: numbers as legal ones below 第一章, lists that a style holds", "[article]") {
    const std::string levels =
        R"x(<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:styleLink w:val="thesis"/><w:lvl w:ilvl="0"><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="第%1章"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="decimal"/><w:isLgl/><w:lvlText w:val="%1.%2"/></w:lvl></w:abstractNum><w:abstractNum w:abstractNumId="1"><w:numStyleLink w:val="thesis"/></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num></w:numbering>)x";
    const auto bytes =
        pack_zip({{"[Content_Types].xml", "<Types/>"},
                  {"word/document.xml", "<w:document xmlns:w=\"w\"><w:body>" + numbered("1", 0, "引言") +
                                            numbered("1", 1, "方法") + numbered("1", 0, "结果") +
                                            numbered("1", 1, "数据") + "</w:body></w:document>"},
                  {"word/_rels/document.xml.rels",
                   "<Relationships>" + relation("n", "numbering", "numbering.xml") + "</Relationships>"},
                  {"word/numbering.xml", levels}});
    CHECK(said(read_article_bytes(bytes, "a.docx")) ==
          Lines{"- 第一章 引言", "  - 1.1 方法", "- 第二章 结果", "  - 2.1 数据"});
}

TEST_CASE("Word: without styles headings are told by their looks, below a title alone by their words",
          "[article]") {
    const auto looks = [](const std::string& text, int size, bool bold) {
        return "<w:p><w:r><w:rPr>" + std::string(bold ? "<w:b/>" : "") + "<w:sz w:val=\"" +
               std::to_string(size) + "\"/></w:rPr><w:t>" + text + "</w:t></w:r></w:p>";
    };
    const auto text = [&](const std::string& words) {
        return looks(words + "，山里的雪化了，河水一天比一天大起来，村里的人都出来看水。", 24, false);
    };
    const auto article = read_article_bytes(docx(looks("我的家乡", 36, true) + looks("春天", 28, true) +
                                                 text("甲") + text("乙") + looks("夏天", 28, true) +
                                                 text("丙") + looks("他说得对。", 28, true) + text("丁")),
                                            "a.docx");
    CHECK(said(article)[0] == "1# 我的家乡");
    CHECK(said(article)[1] == "2# 春天");
    CHECK(said(article)[4] == "2# 夏天");
    CHECK(said(article)[6] == "他说得对。");
    CHECK(article.marked_up);
    CHECK_FALSE(read_article_bytes(
                    docx(looks("关于石桥的通知", 44, true) + text("一、总体要求") + text("甲")), "a.docx")
                    .marked_up);
    // Bold lines one below the other are a form.
    CHECK_FALSE(read_article_bytes(docx(text("甲") + text("乙") + looks("姓名", 24, true) +
                                        looks("年龄", 24, true) + text("丙")),
                                   "a.docx")
                    .marked_up);
}

TEST_CASE("Word: names below the title, notes by links inside the document, words in older drawings",
          "[article]") {
    const std::string raised = "<w:rPr><w:vertAlign w:val=\"superscript\"/></w:rPr>";
    const auto article = read_article_bytes(
        docx(styled("t", "石桥") + styled("Author", "张三") +
             paragraph(text_of("桥很老") + "<w:hyperlink w:anchor=\"n1\"><w:r>" + raised +
                       "<w:bookmarkStart w:name=\"b1\"/><w:t>1</w:t></w:r></w:hyperlink>" +
                       text_of("，很长。")) +
             paragraph("<w:r><mc:AlternateContent><mc:Choice><w:drawing/></"
                       "mc:Choice><mc:Fallback><w:pict><w:txbxContent>" +
                       paragraph(text_of("框里的话。")) +
                       "</w:txbxContent></w:pict></mc:Fallback></mc:AlternateContent></w:r>") +
             paragraph("<w:bookmarkStart w:name=\"n1\"/>" + text_of("1. 见县志。")) +
             paragraph(text_of("目录")) +
             paragraph("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> TOC \\h "
                       "</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>" +
                       text_of("石桥 1") + "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>")),
        "a.docx");
    CHECK(said(article) == Lines{"1# 石桥", "张三", "桥很老，很长。", "框里的话。", "note: 见县志。"});
    CHECK(article.blocks[2].notes == Lines{article.blocks[4].marker});
    CHECK(skipped(article, "目录") == "table of contents");
}

TEST_CASE("Word: a document without its relations is still found, one without text is refused", "[article]") {
    const auto bare =
        pack_zip({{"[Content_Types].xml", "<Types/>"},
                  {"word/document.xml", "<w:document xmlns:w=\"w\"><w:body>" +
                                            paragraph(text_of("只有正文。")) + "</w:body></w:document>"}});
    CHECK(said(read_article_bytes(bare, "a.docx")) == Lines{"只有正文。"});
    CHECK_THROWS_WITH(
        read_article_bytes(pack_zip({{"[Content_Types].xml", "<Types/>"}, {"word/a.xml", "<a/>"}}), "a.docx"),
        Contains("no text in this Word document"));
}

namespace {

std::string odt(const std::string& body, const std::string& automatic = "") {
    return pack_zip(
        {{"mimetype", "application/vnd.oasis.opendocument.text"},
         {"content.xml",
          "<?xml version=\"1.0\"?><office:document-content xmlns:office=\"o\" xmlns:text=\"t\" "
          "xmlns:style=\"s\" xmlns:table=\"b\" xmlns:draw=\"d\" xmlns:svg=\"v\" xmlns:xlink=\"x\">"
          "<office:automatic-styles>" +
              automatic + "</office:automatic-styles><office:body><office:text>" + body +
              "</office:text></office:body></office:document-content>"},
         {"styles.xml",
          "<office:document-styles xmlns:office=\"o\" xmlns:text=\"t\" xmlns:style=\"s\"><office:styles>"
          "<style:style style:name=\"Heading_20_1\" style:display-name=\"Heading 1\" "
          "style:family=\"paragraph\" style:default-outline-level=\"1\"/>"
          "<text:outline-style style:name=\"Outline\"><text:outline-level-style text:level=\"1\" "
          "style:num-format=\"一, 二, 三, ...\" style:num-prefix=\"第\" "
          "style:num-suffix=\"章\"/></text:outline-style>"
          "<text:list-style style:name=\"L1\"><text:list-level-style-number text:level=\"1\" "
          "style:num-format=\"1\" style:num-suffix=\".\"/>"
          "<text:list-level-style-bullet text:level=\"2\" "
          "text:bullet-char=\"•\"/></text:list-style></office:styles></office:document-styles>"},
         {"meta.xml", "<office:document-meta xmlns:office=\"o\" xmlns:dc=\"dc\" "
                      "xmlns:meta=\"m\"><office:meta><dc:title>属性里的标题</"
                      "dc:title><meta:initial-creator>李四</meta:initial-creator>"
                      "<meta:creation-date>2023-02-01T00:00:00</meta:creation-date></office:meta></"
                      "office:document-meta>"}});
}

} // namespace

TEST_CASE("OpenDocument: headings, lists, tables, notes, what is not said", "[article]") {
    const auto article = read_article_bytes(
        odt("<text:tracked-changes><text:changed-region><text:deletion><text:p>删去的话</text:p></"
            "text:deletion></text:changed-region></text:tracked-changes>"
            "<text:table-of-content><text:index-body><text:p>清晨 "
            "1</text:p></text:index-body></text:table-of-content>"
            "<text:h text:style-name=\"Heading_20_1\" text:outline-level=\"1\">清晨</text:h>"
            "<text:p text:style-name=\"P1\">鸟叫<text:s/>了<text:note "
            "text:note-class=\"footnote\"><text:note-citation>1</"
            "text:note-citation><text:note-body><text:p>是斑鸠。</text:p></text:note-body></text:note>。"
            "<office:annotation><text:p>批注</text:p></office:annotation>10<text:span "
            "text:style-name=\"T1\">2</text:span>米，<text:span "
            "text:style-name=\"T2\">藏着</text:span>看。</text:p>"
            "<text:p text:style-name=\"P2\">有人说。</text:p>"
            "<text:list "
            "text:style-name=\"L1\"><text:list-item><text:p>买菜</"
            "text:p><text:list><text:list-item><text:p>白菜</text:p></text:list-item></text:list></"
            "text:list-item><text:list-item><text:p>做饭</text:p></text:list-item></text:list>"
            "<table:table><table:table-header-rows><table:table-row><table:table-cell><text:p>县</text:p></"
            "table:table-cell><table:table-cell><text:p>桥</text:p></table:table-cell></table:table-row></"
            "table:table-header-rows>"
            "<table:table-row><table:table-cell><text:p>青石</text:p></"
            "table:table-cell><table:table-cell><text:p>三座</text:p></table:table-cell></table:table-row></"
            "table:table>"
            "<text:p><draw:frame><draw:text-box><text:p "
            "text:style-name=\"Illustration\"><draw:frame><draw:image/><svg:desc>一座石桥</svg:desc></"
            "draw:frame>图 1 石桥</text:p></draw:text-box></draw:frame></text:p>"
            "<text:h text:style-name=\"Heading_20_1\" "
            "text:outline-level=\"1\">黄昏</text:h><text:p>天黑了。</text:p>",
            "<style:style style:name=\"P1\" style:parent-style-name=\"Text_20_body\"/><style:style "
            "style:name=\"P2\" style:parent-style-name=\"Quotations\"/>"
            "<style:style style:name=\"T1\"><style:text-properties style:text-position=\"super "
            "58%\"/></style:style>"
            "<style:style style:name=\"T2\"><style:text-properties text:display=\"none\"/></style:style>"),
        "a.odt");
    CHECK(said(article) == Lines{"1# 第一章 清晨", "鸟叫 了。10²米，看。", "> 有人说。", "1. 买菜",
                                 "  - 白菜", "2. 做饭", "table: 县\t桥\n青石\t三座", "image: 一座石桥",
                                 "caption: 图 1 石桥", "1# 第二章 黄昏", "天黑了。", "note: 是斑鸠。"});
    CHECK(article.blocks[1].notes == Lines{article.blocks.back().marker});
    CHECK(article.title == "属性里的标题");
    CHECK(article.author == "李四");
    CHECK(article.date == "2023-02-01");
    CHECK(skipped(article, "删去的话") == "deleted revision");
    CHECK(skipped(article, "清晨 1") == "table of contents");
    CHECK(skipped(article, "批注") == "comment");
    CHECK(skipped(article, "藏着") == "hidden");
}

TEST_CASE("OpenDocument: a container zipped by hand is known, Word lists what a merged cell hides",
          "[article]") {
    auto bytes = odt("<text:p>正文。</text:p>");
    const std::string type = "application/vnd.oasis.opendocument.text";
    bytes[8] = 8; // packed
    bytes.replace(bytes.find(type), type.size(), std::string(type.size(), 'x'));
    CHECK(said(read_article_bytes(bytes, "a.odt")) == Lines{"正文。"});
    const auto article = read_article_bytes(
        docx("<w:tbl><w:tr><w:tc><w:tcPr><w:vMerge w:val=\"restart\"/></w:tcPr>" + paragraph(text_of("桥")) +
             "</w:tc></w:tr><w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>" + paragraph(text_of("藏着")) +
             "</w:tc></w:tr></w:tbl>"),
        "a.docx");
    CHECK(skipped(article, "藏着") == "hidden");
}

TEST_CASE("OpenDocument: formulas are objects in the container, other objects are listed", "[article]") {
    const std::string text = "<text:p>其中<draw:frame><draw:object xlink:href=\"./Object "
                             "1\"/><draw:image/></draw:frame>最大。</text:p>"
                             "<text:p>见图。<draw:frame><draw:object xlink:href=\"./Object "
                             "2\"/><draw:image/></draw:frame></text:p>";
    const auto bytes = pack_zip(
        {{"mimetype", "application/vnd.oasis.opendocument.text"},
         {"content.xml", "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:draw=\"d\" "
                         "xmlns:xlink=\"x\"><office:body><office:text>" +
                             text + "</office:text></office:body></office:document-content>"},
         {"Object 1/content.xml",
          "<math xmlns=\"m\"><semantics><mrow><msup><mi>x</mi><mn>2</mn></msup></mrow><annotation "
          "encoding=\"StarMath 5.0\">x ^ 2</annotation></semantics></math>"},
         {"Object 2/content.xml",
          "<office:document-content xmlns:office=\"o\" "
          "xmlns:text=\"t\"><office:body><text:p>产量</text:p></office:body></office:document-content>"}});
    const auto article = read_article_bytes(bytes, "a.odt");
    CHECK(said(article) == Lines{"其中x²最大。", "见图。"});
    CHECK(skipped(article, "产量") == "embedded object");
}

TEST_CASE("OpenDocument: indented XML, objects in folders, captions and names by the styles of pandoc",
          "[article]") {
    const auto bytes = pack_zip(
        {{"mimetype", "application/vnd.oasis.opendocument.text"},
         {"content.xml",
          "<office:document-content xmlns:office=\"o\" xmlns:text=\"t\" xmlns:style=\"s\" xmlns:draw=\"d\" "
          "xmlns:xlink=\"x\"><office:automatic-styles><text:list-style style:name=\"L9\">\n  "
          "<text:list-level-style-number text:level=\"1\" style:num-format=\"1\" "
          "style:num-suffix=\".\"/>\n</text:list-style></office:automatic-styles>"
          "<office:body><office:text><text:p text:style-name=\"Title\">石桥</text:p><text:p "
          "text:style-name=\"Author\">张三</text:p><text:list "
          "text:style-name=\"L9\"><text:list-item><text:p>甲</text:p></"
          "text:list-item><text:list-item><text:p>乙</text:p></text:list-item></text:list>"
          "<text:p>其中<draw:frame><draw:object "
          "xlink:href=\"Formula-0/\"/></draw:frame>最大。</text:p><text:p "
          "text:style-name=\"TableCaption\">三座桥的数据</text:p></office:text></office:body></"
          "office:document-content>"},
         {"Formula-0/content.xml", "<math xmlns=\"m\"><msup><mi>x</mi><mn>2</mn></msup></math>"}});
    const auto article = read_article_bytes(bytes, "a.odt");
    CHECK(said(article) ==
          Lines{"1# 石桥", "张三", "1. 甲", "2. 乙", "其中x²最大。", "caption: 三座桥的数据"});
    CHECK(article.blocks[1].kind == BlockKind::byline);
}

TEST_CASE("OpenDocument: without styles headings are told by their looks", "[article]") {
    const std::string text = "，山里的雪化了，河水一天比一天大起来，村里的人都出来看水。</text:p>";
    const auto article = read_article_bytes(
        odt("<text:p text:style-name=\"P7\">春天</text:p><text:p>甲" + text + "<text:p>乙" + text +
                "<text:p><text:span text:style-name=\"T7\">夏天</text:span></text:p><text:p>丙" + text,
            "<style:style style:name=\"P7\"><style:text-properties fo:font-size=\"16pt\" "
            "style:font-size-asian=\"16pt\"/></style:style><style:style "
            "style:name=\"T7\"><style:text-properties style:font-size-asian=\"16pt\"/></style:style>"),
        "a.odt");
    CHECK(said(article)[0] == "1# 春天");
    CHECK(said(article)[3] == "1# 夏天");
}

TEST_CASE("OpenDocument: flat files are read, protected ones refused, empty cells are bounded", "[article]") {
    const std::string flat =
        "<?xml version=\"1.0\"?><office:document xmlns:office=\"o\" xmlns:text=\"t\" "
        "office:mimetype=\"application/vnd.oasis.opendocument.text\"><office:body><office:text>"
        "<text:h "
        "text:outline-level=\"1\">一</text:h><text:p>正文。</text:p></office:text></office:body></"
        "office:document>";
    CHECK(said(read_article_bytes(flat, "a.fodt")) == Lines{"1# 一", "正文。"});
    CHECK_THROWS_WITH(read_article_bytes(pack_zip({{"mimetype", "application/vnd.oasis.opendocument.text"},
                                                   {"META-INF/manifest.xml", "<manifest:encryption-data/>"},
                                                   {"content.xml", "x"}}),
                                         "a.odt"),
                      Contains("password"));
    const auto wide =
        read_article_bytes(odt("<text:p>正文。</text:p><table:table><table:table-row><table:table-cell "
                               "table:number-columns-repeated=\"1000000000\"><text:p>格</text:p></"
                               "table:table-cell></table:table-row></table:table>"),
                           "a.odt");
    std::size_t size = 0;
    for (const auto& block : wide.blocks) size += block.text.size();
    CHECK(size < 1000);
}

TEST_CASE("FictionBook: sections, poems, notes, cover, data", "[article]") {
    const std::string book =
        R"(<?xml version="1.0" encoding="UTF-8"?><FictionBook xmlns="http://www.gribuser.ru/xml/fictionbook/2.0" xmlns:l="http://www.w3.org/1999/xlink"><description><title-info>
<genre>prose</genre><author><first-name>迅</first-name><last-name>鲁</last-name></author><book-title>小集</book-title><annotation><p>内容提要</p></annotation><keywords>散文</keywords><date value="1920-01-01">1920</date><coverpage><image l:href="#c.png"/></coverpage><lang>zh</lang></title-info>
<publish-info><publisher>书局</publisher></publish-info></description><body><title><p>小集</p></title><section><title><p>第一篇</p><p>社戏</p></title><epigraph><p>题词。</p></epigraph>
<p>夜里开船<a l:href="#n1" type="note">[1]</a>。</p><subtitle>* * *</subtitle><p>回来了。</p><poem><title><p>船歌</p></title><stanza><v>月亮出来</v><v>船也出来</v></stanza></poem><section><title><p>小节</p></title><p>完。</p></section></section></body>
<body name="notes"><title><p>注释</p></title><section id="n1"><title><p>1</p></title><p>乌篷船。</p></section></body><binary id="c.png" content-type="image/png">aGVsbG8=</binary></FictionBook>)";
    for (const auto& bytes : {book, pack_zip({{"book.fb2", book}})}) {
        const auto article = read_article_bytes(bytes, "a.fb2");
        CHECK(said(article) == Lines{"1# 小集", "2# 第一篇 社戏", "> 题词。", "夜里开船。", "回来了。",
                                     "船歌", "月亮出来", "船也出来", "3# 小节", "完。", "note: 乌篷船。"});
        CHECK(article.blocks[3].notes == Lines{article.blocks.back().marker});
        CHECK(article.blocks[4].separated);
        CHECK(article.title == "小集");
        CHECK(article.author == "鲁迅");
        CHECK(article.cover_image == "hello");
        CHECK(article.tags == "散文");
        CHECK(skipped(article, "内容提要") == "about the book");
        CHECK(skipped(article, "书局") == "about the book");
    }
}

TEST_CASE("FictionBook: text without paragraphs is not lost", "[article]") {
    CHECK(said(read_article_bytes(
              "<?xml "
              "version=\"1.0\"?><FictionBook><body><section>\n<title><p>一</p></title>甲<strong>乙</"
              "strong>丙。<p>丁。</p>\n<emphasis>戊。</emphasis></section></body></FictionBook>",
              "a.fb2")) == Lines{"1# 一", "甲乙丙。", "丁。", "戊。"});
}

TEST_CASE("FictionBook: titles as Calibre writes them, bullets, code and line breaks as pandoc does",
          "[article]") {
    const auto book = [](const std::string& body) {
        return "<?xml version=\"1.0\"?><FictionBook><body><section>" + body +
               "</section></body></FictionBook>";
    };
    CHECK(said(read_article_bytes(
              book("<p><strong>第一回</strong></p><p>甲。</p><p><strong>小节</strong></p><p>他<strong>说</"
                   "strong>乙。</p></section><section><p><strong>第二回</strong></p><p>丙。</p>"),
              "a.fb2")) == Lines{"1# 第一回", "甲。", "2# 小节", "他说乙。", "1# 第二回", "丙。"});
    CHECK(said(read_article_bytes(
              book("<title><p>一</p></title><p><strong>强调的一行</strong></p><p>• 买菜</p><p>• • "
                   "<emphasis>白菜</emphasis></p><p><code>x = 1</code></p><p><code>y = "
                   "2</code></p><p>他走了。\n我笑道：“好。”\n“好什么？”</p><p>还没写\n完。</p>"),
              "a.fb2")) == Lines{"1# 一", "强调的一行", "- 买菜", "  - 白菜", "code: x = 1\ny = 2",
                                 "他走了。", "我笑道：“好。”", "“好什么？”", "还没写完。"});
}

TEST_CASE("numbers before headings and items in the formats of word processors", "[article]") {
    // By what a document shows: three levels, each in a format of its own.
    const std::string levels =
        R"x(<w:numbering xmlns:w="w"><w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="9"/><w:numFmt w:val="chineseCountingThousand"/><w:lvlText w:val="%1、"/></w:lvl>
<w:lvl w:ilvl="1"><w:numFmt w:val="upperRoman"/><w:lvlText w:val="%2)"/></w:lvl><w:lvl w:ilvl="2"><w:numFmt w:val="decimalEnclosedCircle"/><w:lvlText w:val="%3"/></w:lvl></w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num></w:numbering>)x";
    const std::string body = numbered("1", 0, "甲") + numbered("1", 1, "乙") + numbered("1", 1, "丙") +
                             numbered("1", 2, "丁") + numbered("1", 0, "戊") + numbered("1", 1, "己") +
                             numbered("1", 0, "庚");
    const auto bytes = pack_zip(
        {{"[Content_Types].xml", "<Types/>"},
         {"word/document.xml", "<w:document xmlns:w=\"w\"><w:body>" + body + "</w:body></w:document>"},
         {"word/_rels/document.xml.rels",
          "<Relationships>" + relation("n", "numbering", "numbering.xml") + "</Relationships>"},
         {"word/numbering.xml", levels}});
    CHECK(said(read_article_bytes(bytes, "a.docx")) == Lines{"- 九、 甲", "  - I) 乙", "  - II) 丙",
                                                             "    - ① 丁", "- 十、 戊", "  - I) 己",
                                                             "- 十一、 庚"});
}
