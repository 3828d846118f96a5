// What is read through libmobi and pandoc.
#include "article/read_article.h"
#include "article/rtf_source.h"
#include "base/error.h"
#include "test_support.h"

#include <catch2/catch.hpp>

#include <cstdlib>

using namespace langdu;
using namespace langdu::article;
using Catch::Contains;

namespace {

using Lines = std::vector<std::string>;

Lines said(const Article& article) {
    Lines out;
    for (const auto& block : article.blocks)
        out.push_back((block.kind == BlockKind::heading    ? "# "
                       : block.kind == BlockKind::footnote ? "note: "
                       : block.kind == BlockKind::formula  ? "formula: "
                                                           : "") +
                      block.text);
    return out;
}

std::string big_endian(std::size_t value, int bytes) {
    std::string out;
    for (int shift = (bytes - 1) * 8; shift >= 0; shift -= 8)
        out += shift < 64 ? static_cast<char>(value >> shift) : char{};
    return out;
}

// A Mobipocket book of one text record, as they were made before KF8.
std::string mobi_of(const std::string& html, const std::string& title, int encryption = 0) {
    std::string head = big_endian(1, 2) + big_endian(0, 2) + big_endian(html.size(), 4) + big_endian(1, 2) +
                       big_endian(4096, 2) + big_endian(static_cast<std::size_t>(encryption), 2) +
                       big_endian(0, 2);
    std::string mobi = "MOBI" + big_endian(232, 4) + big_endian(2, 4) + big_endian(65001, 4) +
                       big_endian(1, 4) + big_endian(6, 4);
    mobi += std::string(40, '\xFF') + big_endian(2, 4) + big_endian(16 + 232, 4) +
            big_endian(title.size(), 4) + big_endian(0x0804, 4) + big_endian(0, 8) + big_endian(6, 4) +
            big_endian(2, 4);
    mobi.resize(228, '\0');
    mobi += std::string(4, '\xFF'); // no index
    const std::string first = head + mobi + title + std::string(4, '\0');
    const std::vector<std::string> records{first, html};
    std::string out = "book";
    out.resize(32, '\0');
    out += big_endian(0, 4) + big_endian(0, 4) + big_endian(0, 4) + big_endian(0, 16) + "BOOKMOBI" +
           big_endian(0, 8) + big_endian(records.size(), 2);
    std::size_t at = out.size() + records.size() * 8 + 2;
    for (std::size_t i = 0; i < records.size(); ++i) {
        out += big_endian(at, 4) + big_endian(i, 4);
        at += records[i].size();
    }
    out += std::string(2, '\0');
    for (const auto& record : records) out += record;
    return out;
}

} // namespace

TEST_CASE("what pandoc reads is known by its first lines, whatever the file is called", "[article]") {
    if (!test::have_program("pandoc")) return;
    for (const std::string text :
         {"% "
          "说明\n\\PassOptionsToPackage{unicode}{hyperref}\n\\documentclass{article}\n\\begin{document}"
          "\n正文。\n\\end{document}\n",
          "#+TITLE: 标题\n\n正文。\n", "\n#+author: 某人\n#+title: 标题\n\n正文。\n"})
        CHECK(said(read_article_bytes(text, "a.txt")).back() == "正文。");
}

TEST_CASE("a Kindle book is read as the files it was made of", "[article]") {
    const auto book = mobi_of("<html><head><guide></guide></head><body><h1>清晨</h1><p>鸟叫了。</"
                              "p><mbp:pagebreak/><h1>黄昏</h1><p>天黑了。</p></body></html>",
                              "山中来信");
    const auto article = read_article_bytes(book, "a.mobi");
    CHECK(article.title == "山中来信");
    CHECK(said(article) == Lines{"# 清晨", "鸟叫了。", "# 黄昏", "天黑了。"});
    CHECK(said(read_article_bytes(book, "a.txt")) == said(article));
}

TEST_CASE("protected and broken Kindle books are refused", "[article]") {
    CHECK_THROWS_WITH(read_article_bytes(mobi_of("<p>a</p>", "t", 2), "a.azw3"),
                      Contains("a.azw3: ") && (Contains("protected") || Contains("broken")));
    const auto book = mobi_of("<html><body><p>鸟叫了。</p></body></html>", "t");
    for (const auto size : {std::size_t{80}, std::size_t{100}, book.size() / 2})
        CHECK_THROWS_AS(read_article_bytes(book.substr(0, size), "a.mobi"), InputError);
    CHECK_THROWS_WITH(read_article_bytes("text", "a.azw3"), Contains("ebook-convert"));
}

TEST_CASE("pandoc's formats, where it is installed", "[article]") {
    if (!test::have_program("pandoc")) return;
    const auto rst =
        read_article_bytes("山中来信\n========\n\n:Author: 张三\n\n清晨\n----\n\n鸟叫 [1]_，共 :math:`x^2` "
                           "只。\n\n.. include:: /etc/passwd\n\n.. [1] 是斑鸠。\n\n黄昏\n----\n\n天黑了。\n",
                           "a.rst");
    CHECK(rst.title == "山中来信");
    CHECK(rst.author == "张三");
    CHECK(said(rst) == Lines{"# 清晨", "鸟叫，共 x² 只。", "# 黄昏", "天黑了。", "note: 是斑鸠。"});
    const auto tex = read_article_bytes(
        "% "
        "注释\n\\documentclass{article}\n\\title{题目}\\author{李四}\n\\begin{document}"
        "\\maketitle\n\\section{清晨}鸟叫了。\\input{/etc/passwd}\n\\[E=mc^2\\]\n\\end{document}\n",
        "-");
    CHECK(tex.title == "题目");
    CHECK(said(tex) == Lines{"# 清晨", "鸟叫了。", "formula: E=mc^2"});
    CHECK(said(read_article_bytes(
                   "{\\rtf1\\ansi {\\b\\u28165?\\u26216?}\\par \\u40479?\\u21483?\\u20102?\\u12290?\\par}",
                   "a.txt"))
              .back() == "鸟叫了。");
    CHECK(
        said(read_article_bytes("<?xml version=\"1.0\"?><article "
                                "xmlns=\"http://docbook.org/ns/docbook\"><title>题</"
                                "title><section><title>清晨</title><para>鸟叫了。</para></section></article>",
                                "a.xml")) == Lines{"# 清晨", "鸟叫了。"});
    CHECK_THROWS_WITH(read_article_bytes("= 题\n\n正文。\n", "a.adoc"),
                      Contains("AsciiDoc") && Contains("asciidoctor"));
}

TEST_CASE("without pandoc its formats are refused with what helps", "[article]") {
    const std::string path = getenv("PATH");
    setenv("PATH", "/nowhere", 1);
    CHECK_THROWS_WITH(read_article_bytes("题\n==\n\n正文。\n", "a.rst"), Contains("apt install pandoc"));
    CHECK_THROWS_WITH(read_article_bytes("{\\rtf1 a}", "a.txt"),
                      Contains("RTF") && Contains("apt install pandoc"));
    CHECK_THROWS_WITH(read_article_bytes("\\documentclass{article}\\begin{document}a\\end{document}", "-"),
                      Contains("LaTeX"));
    setenv("PATH", path.c_str(), 1);
}

TEST_CASE("RTF is written so that pandoc loses nothing", "[article]") {
    const auto rewritten = [](const std::string& rtf) { return rtf_for_pandoc(rtf, "a.rtf"); };
    CHECK(rewritten("{\\rtf1\\ansi \\u20013?Java \\uc0\\u22269 x\\uc2\\u20013\\'d6\\'d0y}") ==
          "{\\rtf1\\ansi \\u20013\\'3fJava \\u22269\\'3fx\\u20013\\'3fy}");
    CHECK(rewritten("{\\rtf1\\ansi\\ansicpg936 \\'d6\\'d0\\'b9\\'fa a}") ==
          "{\\rtf1\\ansi\\ansicpg936 \\u20013\\'3f\\u22269\\'3f a}");
    CHECK(rewritten("{\\rtf1{\\fonttbl{\\f1\\fcharset134 SimSun;}}\\f1 \\'d6\\'d0}")
              .ends_with("\\f1 \\u20013\\'3f}"));
    CHECK(rewritten("{\\rtf1{\\field{\\*\\fldinst HYPERLINK \"http://a\"}{\\fldrslt {\\cs1 link}}}}") ==
          "{\\rtf1{\\field{\\*\\fldinst{HYPERLINK \"http://a\"}}{\\fldrslt{{\\cs1 link}}}}}");
    CHECK(rewritten("{\\rtf1{\\field{\\*\\fldinst PAGE }{\\fldrslt 12}}}") == "{\\rtf1{{}{}}}");
    CHECK(rewritten("{\\rtf1 a{\\*\\footnote b}\\bin3 {{{c}") == "{\\rtf1 a{\\footnote b}c}");
    CHECK_THROWS_AS(rewritten("{\\rtf1" + std::string(100000, '{')), InputError);
    for (const auto* broken :
         {"{\\rtf1\\u", "{\\rtf1\\'", "{\\rtf1\\'z", "}}}}", "{\\rtf1\\uc99\\u1", "{\\rtf1\\bin9999999999 a"})
        CHECK_NOTHROW(rewritten(broken));
}
