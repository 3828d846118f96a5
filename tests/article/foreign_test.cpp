// What no reader reads is refused by its name, whatever it is called, and text that only looks like it is
// read.
#include "article/read_article.h"
#include "article/zip_archive.h"
#include "base/error.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::article;
using Catch::Contains;

TEST_CASE("files of other kinds are refused by name with one line", "[article]") {
    using namespace std::string_literals;
    const std::vector<std::pair<std::string, std::string>> files = {
        {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"s + std::string(500, '\0'), "Microsoft Office"},
        {"\x89PNG\r\n\x1A\n\0\0\0\rIHDR"s, "PNG"},
        {"\xFF\xD8\xFF\xE0\0\x10JFIF\0"s, "JPEG"},
        {"GIF89a\x01\0\x01\0"s, "GIF"},
        {"BM\x46\0\0\0\0\0"s, "BMP"},
        {"RIFF\x24\0\0\0WAVEfmt "s, "WAV"},
        {"\x7F"s
         "ELF\x02\x01\x01\0"s,
         "program"},
        {"MZ\x90\0\x03\0"s, "program"},
        {"\x1F\x8B\x08\0"s, "gzip"},
        {"7z\xBC\xAF\x27\x1C\0\x04"s, "7z"},
        {"%!PS-Adobe-3.0\n/a 1 def"s, "PostScript"},
        {"<?xml version=\"1.0\"?><svg xmlns=\"http://www.w3.org/2000/svg\"><text>字</text></svg>"s, "SVG"},
        {"<?xml version=\"1.0\"?><config><a>值</a></config>"s, "XML of another kind (<config>)"},
        {"<?xml version=\"1.0\"?><!DOCTYPE plist [<!ENTITY a \"b\">]><!-- x --><plist><dict/></plist>"s,
         "<plist>"},
        {"#!/usr/bin/env python3\nprint('字')\n"s, "script"},
        {"From: a@example.org\nSubject: =?utf-8?B?5L2g5aW9?=\n =?utf-8?B?5L2g5aW9?=\nMIME-Version: 1.0\n\n5L2g5aW9\n"s,
         "e-mail"},
        {"From: <Saved by Blink>\nMIME-Version: 1.0\nContent-Type: multipart/related; boundary=\"x\"\n\n--x\n"s,
         "MHTML"},
        {"{\"title\": \"字\", \"n\": [1]}\n"s, "JSON"},
        {"[{\"title\": \"字\"}]"s, "JSON"},
        {"{\"cells\": [], \"nbformat\": 4}"s, "Jupyter"},
        {".\\\" 注释\n.TH LANGDU 1\n.SH NAME\nlangdu\n"s, "manual page"},
        {"= 标题\n:lang: zh\n\n== 小节\n\n正文。\n"s, "AsciiDoc"},
        {pack_zip({{"a.txt", "字"}}), "ZIP"},
        {pack_zip({{"[Content_Types].xml", "<Types/>"}, {"xl/workbook.xml", "<a/>"}}), "Excel"},
        {pack_zip({{"[Content_Types].xml", "<Types/>"}, {"ppt/presentation.xml", "<a/>"}}), "PowerPoint"},
        {pack_zip({{"mimetype", "application/vnd.oasis.opendocument.spreadsheet"}}), "ODS"},
    };
    for (const auto& [bytes, name] : files)
        for (const auto* file : {"a.txt", "a.md", "a", "-", "a.epub"}) {
            INFO(name << " as " << file);
            CHECK_THROWS_WITH(read_article_bytes(bytes, file), Contains(name) && !Contains("\n"));
        }
}

TEST_CASE("text that begins like a sign of another kind is read", "[article]") {
    for (const std::string text :
         {"BM25 是一种检索算法。\n", "PK 赛昨天开始。\n", "MZ 是文件头的记号。\n", "ID3 标签的历史。\n",
          "GIF89a 是图片格式。\n", "<一个人>走过来。\n", "Rar! 他喊道。\n", "OggS 是什么？\n",
          "Subject: 会议\nFrom: 张三\n\n明天开会。\n", "{大括号}里的字。\n", "[停顿 2秒]\n\n开始。\n",
          "[1]\n", "#! 是脚本的开头。\n", ".TH 是手册的命令。\n", "= 等于号\n\n: 冒号\n"}) {
        INFO(text);
        const auto article = read_article_bytes(text, "a.txt");
        CHECK_FALSE(article.blocks.empty());
    }
    // Whoever insists has it read as text.
    ReadOptions options;
    options.reader = "text";
    CHECK_FALSE(read_article_bytes("<?xml version=\"1.0\"?><config><a>值</a></config>", "a.xml", options)
                    .blocks.empty());
}

TEST_CASE("a file that is not what its name says is refused", "[article]") {
    for (const auto* name : {"a.docx", "a.pdf", "a.mobi", "a.fb2", "a.odt", "a.epub", "a.rss"}) {
        INFO(name);
        CHECK_THROWS_AS(read_article_bytes("只是一段文字。\n", name), InputError);
    }
}
