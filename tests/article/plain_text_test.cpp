#include "article/read_article.h"
#include "base/error.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::article;

namespace {

Article read(const std::string& text) { return read_article_bytes(text, "a.txt"); }
std::vector<std::string> texts(const Article& article) {
    std::vector<std::string> out;
    for (const auto& block : article.blocks) out.push_back(block.text);
    return out;
}
using Texts = std::vector<std::string>;

} // namespace

TEST_CASE("a line is a paragraph in text that no editor wrapped", "[article]") {
    const auto article = read("第一段文字。\n第二段文字。\n\n第三段文字。\n");
    CHECK(texts(article) == Texts{"第一段文字。", "第二段文字。", "第三段文字。"});
    CHECK(article.blocks[2].line == 4);
    CHECK_FALSE(article.blocks[1].gap_before);
    CHECK(article.blocks[2].gap_before);
    CHECK_FALSE(article.marked_up);
}

TEST_CASE("wrapped lines are joined without a space between Han characters", "[article]") {
    const auto article = read("今年春天，这座小城的图书馆换了新的屋顶，也换\n"
                              "来了更多的读者。馆长说，最忙的一天有两千人进\n"
                              "门，其中一半是带着孩子来的 parents and\n"
                              "teachers，他们在书架之间走来走去，一待就是一\n"
                              "个下午。\n"
                              "\n"
                              "第二年，馆里又添了三十张桌子，仍旧坐得满满当\n"
                              "当。\n");
    CHECK(texts(article) ==
          Texts{"今年春天，这座小城的图书馆换了新的屋顶，也换来了更多的读者。馆长说，最忙的一天有两千人进门，"
                "其中一半是带着孩子来的 parents and teachers，他们在书架之间走来走去，一待就是一个下午。",
                "第二年，馆里又添了三十张桌子，仍旧坐得满满当当。"});
    CHECK(article.blocks[1].line == 7);
    CHECK(article.blocks[1].lines == 2);
}

TEST_CASE("full-width indent, CRLF and a byte order mark are no text", "[article]") {
    const auto article = read("\xEF\xBB\xBF　　第一段。\r\n　　第二段。\r\n");
    CHECK(texts(article) == Texts{"第一段。", "第二段。"});
    CHECK(article.blocks[0].indent == 4);
}

TEST_CASE("GB18030, Big5 and UTF-16 are found", "[article]") {
    const auto utf16 = std::string("\xFF\xFE") + std::string("\x2D\x4E\x87\x65\x0A\x00", 6); // 中文
    CHECK(texts(read(utf16)) == Texts{"中文"});
    const std::string gb =
        "\xCE\xD2\xC3\xC7\xD4\xDA\xD5\xE2\xC0\xEF\xBF\xB4\xCA\xE9\xA1\xA3"; // 我们在这里看书。
    CHECK(texts(read(gb)) == Texts{"我们在这里看书。"});
    const std::string big5 =
        "\xA7\xDA\xAD\xCC\xA6\x62\xB3\x6F\xB8\xCC\xAC\xDD\xAE\xD1\xA1\x43"; // 我們在這裡看書。
    CHECK(texts(read(big5)) == Texts{"我們在這裡看書。"});
}

TEST_CASE("lines of # are headings whatever the rest looks like, a root prompt is none", "[article]") {
    const auto article = read("# 开头\n正文。\n## 第二节\n正文。\n# apt update\n");
    CHECK(article.marked_up);
    CHECK(article.blocks[0].kind == BlockKind::heading);
    CHECK(article.blocks[2].level == 2);
    CHECK(article.blocks[4].kind == BlockKind::paragraph);
}

TEST_CASE("front matter fills the fields and is reported as skipped", "[article]") {
    const auto article =
        read("---\ntitle: 春天的图书馆\nauthor: [张三, 李四]\ntags: [读书, 春天]\n---\n正文。\n");
    CHECK(article.title == "春天的图书馆");
    CHECK(article.author == "张三、李四");
    CHECK(article.tags == "读书、春天");
    REQUIRE(article.skipped.size() == 3);
    CHECK(article.skipped[2] == Skipped{4, "tags: [读书, 春天]", SkipReason::front_matter});
    CHECK(article.blocks[0].line == 6);
}

TEST_CASE("rules of signs are skipped with a reason", "[article]") {
    const auto article = read("甲。\n-----\n乙。\n");
    CHECK(texts(article) == Texts{"甲。", "乙。"});
    CHECK(article.skipped == std::vector<Skipped>{{2, "-----", SkipReason::separator}});
}

TEST_CASE("empty and binary input is refused in one line", "[article]") {
    CHECK_THROWS_WITH(read(""), "a.txt: is empty; give it some text");
    CHECK_THROWS_AS(read(" \n\n"), InputError);
    CHECK_THROWS_AS(read(std::string("\x7F"
                                     "ELF\x00\x01\x02\x00\x00",
                                     9)),
                    InputError);
    CHECK_THROWS_AS(read("正文\xFF\xFE\xFD\x80。"), InputError);
}
