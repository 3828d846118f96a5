#include "article/read_article.h"
#include "base/error.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace langdu;
using namespace langdu::article;
using Catch::Contains;

namespace {

std::vector<std::string> said(const Article& article) {
    std::vector<std::string> out;
    for (const auto& block : article.blocks) out.push_back(block.text);
    return out;
}

using Lines = std::vector<std::string>;

} // namespace

TEST_CASE("SRT: words only, a sentence over several cues is one", "[article]") {
    const auto article =
        read_article_bytes("1\r\n00:00:01,000 --> 00:00:03,500\r\n<i>清晨的集市</i>\r\n\r\n"
                           "2\r\n00:00:03,600 --> 00:00:05,000\r\n{\\an8}还没有开门。\r\n\r\n"
                           "3\r\n00:00:20,000 --> 00:00:22,000\r\n卖菜的人\r\n已经到了。\r\n",
                           "a.srt");
    CHECK(said(article) == Lines{"清晨的集市还没有开门。", "卖菜的人已经到了。"});
    CHECK(article.marked_up);
    CHECK(article.title.empty());
    const auto times = std::ranges::count_if(
        article.skipped, [](const Skipped& piece) { return piece.reason == SkipReason::time; });
    CHECK(times == 3);
}

TEST_CASE("subtitles without marks keep a line a cue, a blank line may be missing", "[article]") {
    const auto article = read_article_bytes(
        "1\n00:00:01,000 --> 00:00:02,000\n你来了\n2\n00:00:02,000 --> 00:00:03,000\n我等了很久\n",
        "film.txt");
    CHECK(said(article) == Lines{"你来了", "我等了很久"});
}

TEST_CASE("speakers in turn, sounds and lines said twice", "[article]") {
    const auto article = read_article_bytes(
        "WEBVTT - 旧片\n\nNOTE 译者：某人\n\nintro\n00:01.000 --> 00:02.000 align:start\n- 你去吗？\n- "
        "我不去。\n\n"
        "00:02.500 --> 00:03.000\n[音乐]\n\n00:03.000 --> 00:04.000\n<v 老陈>走吧&amp;别回头，\n\n"
        "00:04.000 --> 00:05.000\n<v 老陈>走吧&amp;别回头，\n\n00:05.000 --> 00:06.000\n天要黑了。\n",
        "a.vtt");
    CHECK(said(article) == Lines{"你去吗？", "我不去。", "走吧&别回头，天要黑了。"});
}

TEST_CASE("ASS: the dialogue by its times, without styles, drawings and comments", "[article]") {
    const auto article = read_article_bytes(
        "[Script Info]\nTitle: 山中来信\n\n[V4+ Styles]\nFormat: Name, Fontname\nStyle: "
        "Default,宋体\n\n[Events]\n"
        "Format: Layer, Start, End, Style, Name, MarginL, MarginR, MarginV, Effect, Text\n"
        "Comment: 0,0:00:00.00,0:00:01.00,Default,,0,0,0,,时间轴：某人\n"
        "Dialogue: 0,0:00:04.00,0:00:05.00,Default,,0,0,0,,到了春天，\\N花就开了。\n"
        "Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,{\\fad(200,200)}山里下雪，路断了。\n"
        "Dialogue: 0,0:00:01.00,0:00:03.00,Default,,0,0,0,,{\\p1}m 0 0 l 100 0{\\p0}\n",
        "a.ass");
    CHECK(article.title == "山中来信");
    CHECK(said(article) == Lines{"山里下雪，路断了。到了春天，花就开了。"});
}

TEST_CASE("LRC: lines by their times, a refrain where it is sung, title and singer", "[article]") {
    const auto article = read_article_bytes("[ti:河边]\n[ar:某人]\n[offset:0]\n[00:01.00]风吹过河面\n[00:03."
                                            "00][00:09.00]你在哪里\n[00:06.50]<00:06.50>船 <00:07.00>走了\n",
                                            "-");
    CHECK(article.title == "河边");
    CHECK(article.author == "某人");
    CHECK(said(article) == Lines{"风吹过河面", "你在哪里", "船 走了", "你在哪里"});
}

TEST_CASE("what only looks like subtitles is text", "[article]") {
    CHECK(
        said(read_article_bytes("[注]这里说的是时间 12:30 --> 13:00 的安排。\n第二行。\n", "a.txt")).size() ==
        2);
    CHECK(said(read_article_bytes("1\n第一章的正文。\n", "a.txt")).front() == "1");
    CHECK_THROWS_WITH(read_article_bytes("只是一段文字。\n", "a.srt"),
                      Contains("no subtitles of a known form"));
}

TEST_CASE("subtitles in two languages: the Chinese lines, in one cue or in cues of one time", "[article]") {
    const auto srt = [](const std::string& first, const std::string& second) {
        return "1\n00:00:01,000 --> 00:00:02,000\n" + first + "\n\n2\n00:00:02,100 --> 00:00:03,000\n" +
               second + "\n";
    };
    CHECK(said(read_article_bytes(srt("你来了。\nYou are here.", "我等了很久。\nI waited."), "a.srt")) ==
          Lines{"你来了。我等了很久。"});
    CHECK(said(read_article_bytes(srt("来たのか。\n你来了。", "ずっと待っていた。\n我等了很久。"),
                                  "a.srt")) == Lines{"你来了。我等了很久。"});
    const auto apart = read_article_bytes(
        "[00:01.00]月亮出来\n[00:01.00]The moon rises\n[00:05.00]船也出来\n[00:05.00]The boat as well\n",
        "a.lrc");
    CHECK(said(apart) == Lines{"月亮出来", "船也出来"});
    CHECK(std::ranges::any_of(apart.skipped, [](const Skipped& piece) {
        return piece.text == "The moon rises" && piece.reason == SkipReason::other_language;
    }));
    // A word of another language is one of the speech.
    CHECK(
        said(read_article_bytes("1\n00:00:01,000 --> 00:00:02,000\nOK.\n\n2\n00:00:02,100 --> "
                                "00:00:03,000\n我们走吧。\n\n3\n00:00:03,100 --> 00:00:04,000\n天要黑了。\n",
                                "a.srt")) == Lines{"OK.我们走吧。天要黑了。"});
}

TEST_CASE("captions that roll up say each line once", "[article]") {
    CHECK(
        said(read_article_bytes("WEBVTT\n\n00:00.000 --> 00:02.990\n "
                                "\n清晨的<00:01.000><c>集市</c>\n\n00:02.990 --> 00:03.000\n清晨的集市\n \n\n"
                                "00:03.000 --> 00:05.990\n清晨的集市\n还没有开门。\n\n00:05.990 --> "
                                "00:06.000\n还没有开门。\n\n00:08.000 --> 00:09.000\n还没有开门。\n走吧。\n",
                                "a.vtt")) == Lines{"清晨的集市还没有开门。还没有开门。走吧。"});
}
