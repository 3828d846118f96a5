#include "article/pdf_layout.h"
#include "article/pdf_order.h"
#include "article/pdf_support.h"
#include "article/read_article.h"
#include "base/error.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::article;
using Catch::Contains;

namespace {

using Lines = std::vector<std::string>;

Lines said(const Article& article) {
    Lines out;
    for (const auto& block : article.blocks)
        out.push_back((block.kind == BlockKind::heading    ? std::to_string(block.level) + "# "
                       : block.kind == BlockKind::footnote ? "note: "
                       : block.kind == BlockKind::caption  ? "caption: "
                                                           : "") +
                      block.text);
    return out;
}

std::string skipped(const Article& article, const std::string& text) {
    for (const auto& piece : article.skipped)
        if (piece.text.find(text) != std::string::npos) return std::string(words_of(piece.reason));
    return "not skipped";
}

// A page of lines in one column, 10 points, 20 to a full line of `width` characters.
class Page {
public:
    explicit Page(PdfText& text) : text_(text) {
        text.pages.push_back({595, 842});
        top_ = 150;
    }
    Page& line(const std::string& words, double indent = 0, double size = 10, double width = 0) {
        PdfLine out;
        out.page = static_cast<int>(text_.pages.size());
        out.left = 72 + indent;
        out.right = width > 0 ? out.left + width : 523;
        out.top = top_;
        out.bottom = top_ + size;
        out.size = size;
        out.text = words;
        text_.lines.push_back(out);
        top_ += size * 1.5;
        return *this;
    }
    // A piece of the line before: a cell, a page's number.
    Page& beside(const std::string& words, double indent, double width, double size = 10) {
        top_ -= size * 1.5;
        return line(words, indent, size, width);
    }
    PdfLine& last() { return text_.lines.back(); }
    Page& at(double top) {
        top_ = top;
        return *this;
    }
    Page& gap() {
        top_ += 20;
        return *this;
    }

private:
    PdfText& text_;
    double top_{};
};

Article laid_out(const PdfText& text) {
    Article article;
    lay_out_pdf(text, article);
    return article;
}

} // namespace

TEST_CASE("PDF: full lines are joined, an indent or a short line ends a paragraph, also over pages",
          "[article]") {
    PdfText text;
    Page(text)
        .line("春天到了，山里的雪开始", 20)
        .line("化了，河水一天比一天大")
        .line("起来。", 0, 10, 30)
        .line("村里的人都出来看水，孩", 20);
    Page(text).line("子们站在桥上。", 0, 10, 70).line("第二天水退了。", 20, 10, 90);
    CHECK(said(laid_out(text)) == Lines{"春天到了，山里的雪开始化了，河水一天比一天大起来。",
                                        "村里的人都出来看水，孩子们站在桥上。", "第二天水退了。"});
}

TEST_CASE("PDF: paragraphs apart by white space, hyphens at line ends", "[article]") {
    PdfText text;
    Page(text)
        .line("The quick brown fox jumps over the inter-")
        .line("national fence and the well-")
        .line("Known dog sleeps.", 0, 10, 90)
        .gap()
        .line("Another paragraph begins", 0, 10, 120);
    CHECK(said(laid_out(text)) ==
          Lines{"The quick brown fox jumps over the international fence and the well- Known dog sleeps.",
                "Another paragraph begins"});
}

TEST_CASE("PDF: boxes and quotations set in from the left, ruby above a line, verses", "[article]") {
    PdfText text;
    Page(text)
        .line("春天到了，山里的雪开始")
        .line("化了，河水一天比一天大")
        .line("起来。", 0, 10, 30)
        .line("“河里的鱼多得", 30, 10, 330)
        .line("数不清，孩子们", 30, 10, 330)
        .line("都去看了。", 30, 10, 90)
        .line("lù", 60, 5, 8)
        .at(246)
        .line("六安的茶农带着茶叶来到")
        .line("了河边。", 0, 10, 40)
        .gap()
        .line("月落乌啼霜满天", 100, 10, 70)
        .line("江枫渔火对愁眠", 100, 10, 70)
        .line("姑苏城外寒山寺", 100, 10, 70);
    const auto article = laid_out(text);
    CHECK(said(article) == Lines{"春天到了，山里的雪开始化了，河水一天比一天大起来。",
                                 "“河里的鱼多得数不清，孩子们都去看了。", "六安的茶农带着茶叶来到了河边。",
                                 "月落乌啼霜满天", "江枫渔火对愁眠", "姑苏城外寒山寺"});
    CHECK(skipped(article, "lù") == "ruby");
}

TEST_CASE("PDF: running heads, page numbers and lines of the contents are dropped and listed", "[article]") {
    PdfText text;
    for (int page = 1; page <= 4; ++page) {
        Page lines(text);
        lines.at(30)
            .line("山中来信 第" + std::to_string(page) + "卷", 0, 9, 90)
            .at(800)
            .line("- " + std::to_string(page) + " -", 200, 9, 20)
            .at(150);
        if (page == 1)
            lines.line("目 录", 0, 10, 30).line("第一章 清晨 .......... 3").line("第二章 黄昏 ………… 9");
        lines.line("这一页的正文是第" + std::to_string(page) + "段话。", 20, 10, 150);
    }
    const auto article = laid_out(text);
    CHECK(said(article) == Lines{"这一页的正文是第1段话。", "这一页的正文是第2段话。",
                                 "这一页的正文是第3段话。", "这一页的正文是第4段话。"});
    CHECK(skipped(article, "山中来信") == "running head");
    CHECK(skipped(article, "- 3 -") == "page number");
    CHECK(skipped(article, "第一章 清晨") == "table of contents");
    CHECK(skipped(article, "目 录") == "table of contents");
}

namespace {

PdfWord word(const std::string& text, double left, double top, double width, double size = 10) {
    return {text, left, top, left + width, top + size, size, false, false, false, 0};
}

std::vector<std::string> read(std::vector<PdfWord> words) {
    std::vector<std::string> out;
    for (const auto& line : reading_order(std::move(words))) {
        out.emplace_back();
        for (const auto& word : line) out.back() += word.text;
    }
    return out;
}

} // namespace

TEST_CASE("PDF: columns are read one after the other, what stands across them above and below", "[article]") {
    // As LaTeX sets a paper: the gap is a character wide and the lines of both columns are not level.
    std::vector<PdfWord> words{word("两栏的题目", 200, 50, 180, 18)};
    for (int i = 0; i < 6; ++i) {
        words.push_back(word("左" + std::to_string(i), 57, 100 + 16 * i, 236));
        words.push_back(word("右" + std::to_string(i), 303, 95 + 16 * i, 236));
    }
    words.push_back(word("页脚", 290, 230, 20));
    CHECK(read(words) == Lines{"两栏的题目", "左0", "左1", "左2", "左3", "左4", "左5", "右0", "右1", "右2",
                               "右3", "右4", "右5", "页脚"});
    // The cells of a table are no columns.
    words.clear();
    for (int i = 0; i < 6; ++i) {
        words.push_back(word("桥" + std::to_string(i), 57, 100 + 16 * i, 30));
        words.push_back(word("长" + std::to_string(i), 303, 100 + 16 * i, 20));
    }
    CHECK(read(words) == Lines{"桥0长0", "桥1长1", "桥2长2", "桥3长3", "桥4长4", "桥5长5"});
}

TEST_CASE(
    "PDF: one line whatever the order in the file, marks and quotes that overlap, an initial over two lines",
    "[article]") {
    CHECK(read({word("引言", 171, 272, 30, 15), word("1", 148, 273, 9, 15)}) == Lines{"1引言"});
    CHECK(read({word("桥很老", 57, 100, 30), word("1", 87, 99, 4, 7), word("，很长。", 91, 100, 40),
                word("”他说。", 125, 100.5, 40)}) == Lines{"桥很老1，很长。”他说。"});
    CHECK(read({word("春", 57, 100, 28, 28), word("天到了，雪化", 86, 100, 60), word("了，河水", 86, 115, 40),
                word("涨了起来，村里", 57, 130, 80)}) ==
          Lines{"春天到了，雪化", "了，河水", "涨了起来，村里"});
}

TEST_CASE("PDF: vertical text is turned, its columns run from right to left", "[article]") {
    std::vector<PdfWord> words;
    const auto column = [&](double left, const std::vector<std::string>& text) {
        for (std::size_t i = 0; i < text.size(); ++i)
            words.push_back(word(text[i], left, 50 + 12 * static_cast<double>(i), 10));
    };
    column(500, {"晋", "太", "元", "中", "，", "武", "陵", "人"});
    column(480, {"捕", "鱼", "为", "业", "，", "缘", "溪", "行"});
    REQUIRE(is_set_vertically(words));
    turn_back(words, 90, 595, 842);
    CHECK(read(words) == Lines{"晋太元中，武陵人", "捕鱼为业，缘溪行"});
    CHECK_FALSE(is_set_vertically({word("一", 57, 100, 10), word("二", 57, 120, 10)}));
}

TEST_CASE("PDF: the chapter's title and the page's number above every page, also apart from the paper's edge",
          "[article]") {
    PdfText text;
    for (int page = 1; page <= 3; ++page) {
        Page lines(text);
        lines.at(120)
            .line("第" + std::to_string(page) + "章 清晨", 0, 10, 60)
            .beside(std::to_string(page + 6), 400, 10);
        lines.at(160);
        for (int i = 0; i < 5; ++i) lines.line("这一页的正文写到这里还没", i == 0 ? 20 : 0);
        lines.line("完，下一页再" + std::to_string(page) + "。", 0, 10, 80);
    }
    const auto article = laid_out(text);
    REQUIRE(article.blocks.size() == 3);
    CHECK(skipped(article, "第2章 清晨") == "running head");
    CHECK(skipped(article, "8") == "page number");
}

TEST_CASE("PDF: what a browser prints around a page, a list of contents without leaders", "[article]") {
    PdfText text;
    Page(text)
        .at(15)
        .line("11/30/26, 1:22 PM", 0, 8, 70)
        .beside("山中来信", 200, 40, 8)
        .at(150)
        .line("目录", 0, 12, 24)
        .line("清晨的河边", 0, 10, 50)
        .beside("1", 400, 5)
        .line("黄昏的山上", 0, 10, 50)
        .beside("1", 400, 5)
        .line("夜里的雨声", 0, 10, 50)
        .beside("1", 400, 5)
        .line("清晨的河边", 0, 14, 70)
        .line("天亮了，鸟在叫，河水流过来。", 20, 10, 140)
        .line("黄昏的山上", 0, 14, 70)
        .line("天黑了。", 20, 10, 40)
        .line("夜里的雨声", 0, 14, 70)
        .line("下雨了。", 20, 10, 40)
        .at(800)
        .line("https://example.org/letter", 0, 8, 110)
        .beside("1/1", 420, 12, 8);
    const auto article = laid_out(text);
    CHECK(said(article) == Lines{"1# 清晨的河边", "天亮了，鸟在叫，河水流过来。", "1# 黄昏的山上", "天黑了。",
                                 "1# 夜里的雨声", "下雨了。"});
    CHECK(skipped(article, "11/30/26") == "running head");
    CHECK(skipped(article, "example.org") == "running head");
    CHECK(skipped(article, "1/1") == "page number");
    CHECK(skipped(article, "目录") == "table of contents");
}

TEST_CASE("PDF: rows of cells are a table, other words beside each other a line", "[article]") {
    PdfText text;
    Page(text)
        .line("下面是三座桥的数据。", 0, 10, 100)
        .line("桥名", 0, 10, 20)
        .beside("长度", 150, 20)
        .beside("年代", 300, 20)
        .line("太平桥", 0, 10, 30)
        .beside("32", 150, 10)
        .beside("明代中叶，后来又", 300, 80)
        .line("修过两次", 300, 10, 40)
        .line("长寿桥", 0, 10, 30)
        .beside("45", 150, 10)
        .line("甲方：张三", 0, 10, 50)
        .gap()
        .line("乙方：李四", 0, 10, 50)
        .beside("二〇二四年", 300, 50);
    const auto article = laid_out(text);
    REQUIRE(article.blocks.size() == 4);
    CHECK(article.blocks[1].kind == BlockKind::table);
    CHECK(article.blocks[1].text == "桥名\t长度\t年代\n太平桥\t32\t明代中叶，后来又修过两次\n长寿桥\t45\t");
    CHECK(article.blocks[3].text == "乙方：李四 二〇二四年");
}

TEST_CASE("PDF: the text goes on behind footnotes, marks lead to them", "[article]") {
    PdfText text;
    Page first(text);
    first.line("春天到了，山里的雪开始", 20);
    first.last().notes = {"1"};
    first.line("化了，河水一天比一天大")
        .at(760)
        .line("1 山在县城的北面，很高，", 0, 8)
        .line("冬天没有人去。", 0, 8, 80);
    // LibreOffice sets notes as large as the text.
    Page second(text);
    second.line("起来，村里的人都出来看");
    second.last().notes = {"2"};
    second.line("水。", 0, 10, 20).at(760).line("2河有三十里长。", 0, 10, 90);
    second.last().label = 1;
    const auto article = laid_out(text);
    CHECK(said(article) == Lines{"春天到了，山里的雪开始化了，河水一天比一天大起来，村里的人都出来看水。",
                                 "note: 山在县城的北面，很高，冬天没有人去。", "note: 河有三十里长。"});
    CHECK(article.blocks[0].notes == Lines{article.blocks[1].marker, article.blocks[2].marker});
    CHECK(skipped(article, "1") == "footnote mark");
}

TEST_CASE("PDF: items whose further lines are set in, code that runs into the margin, names below the title",
          "[article]") {
    PdfText text;
    Page page(text);
    page.line("石桥的调查", 0, 18, 90)
        .line("张三 李四", 0, 12, 60)
        .line("2024年3月5日", 0, 12, 70)
        .line("一、方法", 0, 12, 50);
    page.last().bold = true;
    page.line("每座桥量三次，取平均值", 20)
        .line("写在表里。", 0, 10, 50)
        .line("• 第一份取自拱顶，取样的", 10, 10, 441)
        .line("时候要避开修补的部分；", 20, 10, 100)
        .line("• 第二份备用。", 10, 10, 70)
        .line("measure --bridge太长的一行", 0, 10, 500)
        .line("二、结果", 0, 12, 50);
    page.last().bold = true;
    text.lines[text.lines.size() - 2].mono = true;
    page.line("三座桥建于明代，其余的", 20).line("建于清代。", 0, 10, 50);
    const auto article = laid_out(text);
    CHECK(said(article) == Lines{"1# 石桥的调查", "张三 李四", "2024年3月5日", "2# 一、方法",
                                 "每座桥量三次，取平均值写在表里。",
                                 "第一份取自拱顶，取样的时候要避开修补的部分；", "第二份备用。",
                                 "measure --bridge太长的一行", "2# 二、结果",
                                 "三座桥建于明代，其余的建于清代。"});
    CHECK(article.blocks[2].kind == BlockKind::byline);
    CHECK(article.blocks[5].kind == BlockKind::list_item);
    CHECK(article.blocks[7].kind == BlockKind::code);
}

TEST_CASE("PDF: chapters from the outline, over two lines and with another spelling of white space",
          "[article]") {
    PdfText text;
    text.outline = {{1, "第一章 清晨"}, {2, "河边的人和他们养的许多鸭子"}, {1, "没有这一章"}, {1, "第二章"}};
    Page(text)
        .line("第一章　清晨", 0, 10, 60)
        .line("天亮了。", 20, 10, 50)
        .line("河边的人和他们", 0, 10, 80)
        .line("养的许多鸭子", 0, 10, 70)
        .line("鸭子很多。", 20, 10, 60)
        .line("第二章", 0, 10, 30)
        .line("完。", 20, 10, 20);
    const auto article = laid_out(text);
    CHECK(said(article) == Lines{"1# 第一章　清晨", "天亮了。", "2# 河边的人和他们养的许多鸭子", "鸭子很多。",
                                 "1# 第二章", "完。"});
    CHECK(article.marked_up);
    CHECK(skipped(article, "没有这一章") == "outline entry that stands on no page");
}

TEST_CASE("PDF: without an outline headings are larger than the text, else the text is bare", "[article]") {
    PdfText text;
    Page(text)
        .line("山中来信", 0, 22, 90)
        .line("一、清晨", 0, 14, 60)
        .line("天亮了，鸟在叫，河水流", 20)
        .line("过来。", 0, 10, 30)
        .line("图 1 石桥", 0, 10, 50)
        .line("二、黄昏", 0, 14, 60)
        .line("天黑了。", 20, 10, 50)
        .at(760)
        .line("① 河的名字不详。", 0, 8, 100);
    const auto article = laid_out(text);
    CHECK(said(article) == Lines{"1# 山中来信", "2# 一、清晨", "天亮了，鸟在叫，河水流过来。",
                                 "caption: 图 1 石桥", "2# 二、黄昏", "天黑了。", "note: 河的名字不详。"});
    PdfText plain;
    Page(plain).line("一", 0, 10, 10).line("天亮了。", 20, 10, 50);
    CHECK_FALSE(laid_out(plain).marked_up);
}

TEST_CASE("PDF: a file is read with its data, a scan, a broken and a protected one are refused",
          "[article]") {
    test::PdfBook book;
    book.title = test::utf16be(U"山中来信");
    book.outline = {test::utf16be(U"第一章 清晨"), test::utf16be(U"第二章 黄昏")};
    book.pages = {{{72, 740, 16, U"第一章清晨"}, {72, 700, 10, U"天亮了，鸟在⽔边叫。"}},
                  {{72, 740, 16, U"第二章黄昏"}, {72, 700, 10, U"天黑了。"}}};
    const auto article = read_article_bytes(test::pdf_of(book), "a.pdf");
    CHECK(said(article) == Lines{"1# 第一章清晨", "天亮了，鸟在水边叫。", "1# 第二章黄昏", "天黑了。"});
    CHECK(article.title == "山中来信");
    CHECK_THROWS_WITH(read_article_bytes(test::pdf_of({{{}}, {}, ""}), "a.pdf"),
                      Contains("scanned PDF") && Contains("ocrmypdf"));
    CHECK_THROWS_WITH(read_article_bytes("%PDF-1.5\nnothing of it\n", "a.pdf"),
                      Contains("a.pdf: ") && Contains("broken PDF"));
    auto locked = test::pdf_of(book);
    const std::string key(32, 'x');
    locked.replace(locked.find("/Info 6 0 R"), 11,
                   "/ID [<00><00>] /Encrypt << /Filter /Standard /V 1 /R 2 /O (" + key + ") /U (" + key +
                       ") /P -4 >>");
    CHECK_THROWS_WITH(read_article_bytes(locked, "a.pdf"), Contains("password"));
}
