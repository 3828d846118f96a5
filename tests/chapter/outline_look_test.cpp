// What one line and its neighbours look like: the builders below the decision trees.
#include "chapter/chapter_tables.h"
#include "chapter/likeness.h"
#include "chapter/outline_grams.h"
#include "chapter/outline_judge.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::chapter;

namespace {

std::vector<article::Block> blocks_of(const std::vector<std::string>& lines) {
    std::vector<article::Block> blocks;
    for (const auto& line : lines) {
        article::Block block;
        block.kind = article::BlockKind::paragraph;
        block.text = line;
        block.line = static_cast<int>(blocks.size()) + 1;
        blocks.push_back(block);
    }
    return blocks;
}

const std::string prose =
    "港务集团的账面上只剩下三万元现金，码头上长出了半人高的野草，新来的总经理坐在调度室里，"
    "数清了每一艘船等待的时间，然后给每个船东都写了一封信，请他们开春以后再来一次。";

const LineView& line_of(const std::vector<LineView>& lines, std::string_view text) {
    const auto found =
        std::find_if(lines.begin(), lines.end(), [&](const auto& l) { return l.text == text; });
    if (found == lines.end()) throw std::runtime_error("no such line: " + std::string(text));
    return *found;
}

// What the structure makes of a line that was taken for a heading with this score.
double judged(const std::vector<std::string>& texts, std::string_view text, double score) {
    const auto blocks = blocks_of(texts);
    const auto lines = view_lines(blocks, test::chapter_tables());
    std::vector<Score> scores(lines.size(), {-3, -3});
    const auto at = static_cast<std::size_t>(&line_of(lines, text) - lines.data());
    scores[at].heading = score;
    return obey_structure(lines, scores)[at].heading;
}

} // namespace

TEST_CASE("the wording of a line is its characters, numbers and Latin words made one", "[chapter]") {
    CHECK(wording_of("第3届 Docker 大会") == "^第0届_a_大会$");
    CHECK(wording_of("2024年　展望") == "^0年_展望$");
    CHECK(test::chapter_tables().bare_text().grams.weigh("如何选择").heading >
          test::chapter_tables().bare_text().grams.weigh("他们说，如何选择。").heading);
    CHECK(test::chapter_tables().bare_text().grams.weigh("《春江》剧照").caption >
          test::chapter_tables().bare_text().grams.weigh("如何选择").caption);
}

TEST_CASE("lines are more alike the less they differ", "[chapter]") {
    const auto blocks = blocks_of(
        {prose, "冷库满了", prose, "春天来了", prose, "一、我们应该怎样对待那些还没有付清的账单？"});
    const auto lines = view_lines(blocks, test::chapter_tables());
    const auto &full = line_of(lines, "冷库满了"), &spring = line_of(lines, "春天来了"),
               &bills = lines.back();
    CHECK(likeness(full, full) == 1);
    CHECK(likeness(full, spring) > 0.9);
    CHECK(likeness(full, bills) < 0.1);
    CHECK(likeness(full, bills) == likeness(bills, full));
}

TEST_CASE("a colon before short lines, the same opening and lines numbered alike are seen", "[chapter]") {
    const auto blocks = blocks_of({prose, "要带的东西有：", "坑 1 雨衣", "坑 2 手套", "水壶", prose});
    const auto lines = view_lines(blocks, test::chapter_tables());
    CHECK(line_of(lines, "水壶").around.run_led);
    CHECK(line_of(lines, "水壶").around.list_led);
    CHECK(line_of(lines, "坑 1 雨衣").series.same_opening == 1);
    CHECK(line_of(lines, "水壶").series.same_opening == 0);
    const auto numbered_blocks = blocks_of({prose, "1. 雨衣", "2. 手套", prose, "3. 水壶", prose});
    const auto numbered = view_lines(numbered_blocks, test::chapter_tables());
    CHECK(numbered[0].around.next_counts);
    CHECK(numbered[1].around.previous_counts);
    CHECK_FALSE(numbered[2].around.previous_counts);
}

TEST_CASE("what goes on in the next line was broken at the width and is no heading", "[chapter]") {
    std::vector<std::string> texts;
    for (int i = 0; i < 8; ++i)
        texts.push_back("码头上的风比往年来得早，工人们在棉衣外面又套了一层雨衣，装卸一直没");
    for (const auto& text : {std::string("有停过一天"), prose, std::string("春天来了"), prose})
        texts.push_back(text);
    const auto blocks = blocks_of(texts);
    const auto lines = view_lines(blocks, test::chapter_tables());
    CHECK(lines[0].document->wrap_width == 33);
    CHECK(line_of(lines, "有停过一天").around.previous_broken);
    CHECK_FALSE(line_of(lines, "春天来了").around.previous_broken);
    CHECK(judged(texts, "有停过一天", 2) < 0);
    CHECK(judged(texts, "春天来了", 2) > 0);
}

TEST_CASE("words in quotation marks may be a heading where nobody talks", "[chapter]") {
    CHECK(judged({prose, "「黄金周」", prose, "「组织混乱」", prose}, "「黄金周」", 4) > 0);
    std::vector<std::string> story;
    for (int i = 0; i < 6; ++i) {
        story.push_back("“谁在那里？”");
        story.push_back("没有人回答，只有风从门缝里吹进来，桌上的灯晃了一晃。");
    }
    story.push_back("“是我”");
    CHECK(judged(story, "“是我”", 4) < 0);
    CHECK(judged(story, "“谁在那里？”", 4) < 0);
}

TEST_CASE("sentences that begin with a date are no chapters of a diary", "[chapter]") {
    std::vector<std::string> report, diary;
    for (int day = 1; day <= 4; ++day) {
        const auto date = "3月" + std::to_string(day) + "日";
        report.push_back(date + "，记者又联系了一批口罩厂，对方都说订单已经排满了。");
        report.push_back(prose);
        diary.push_back(date + " 晴");
        diary.push_back(prose);
    }
    CHECK(judged(report, report[2], -1) < 0);
    CHECK(judged(diary, diary[2], -1) > 0);
}

TEST_CASE("a byline at the top is no title", "[chapter]") {
    CHECK(judged({"江城晚报 某某 综合报道", prose, prose}, "江城晚报 某某 综合报道", -1) < 0);
    CHECK(judged({"关不上的闸门与没寄出的信", prose, prose}, "关不上的闸门与没寄出的信", -1) > 0);
}

TEST_CASE("a line between heading and caption is a heading when what follows takes up its words",
          "[chapter]") {
    const std::string before = "为了冷库扩建吵了半年，旧库在十一月就装满了车厘子，调度室不得不把后来的货柜改"
                               "到四十公里外的内陆港去，司机们排队到天亮。";
    const auto caption_of = [&](const std::string& after) {
        const auto blocks = blocks_of({before, "冷库扩建", after, prose});
        const auto lines = view_lines(blocks, test::chapter_tables());
        std::vector<Score> scores(lines.size(), {-3, -3});
        scores[static_cast<std::size_t>(&line_of(lines, "冷库扩建") - lines.data())] = {0.4, 1.2};
        for (const auto& score : obey_structure(lines, scores))
            if (score.role() != LineRole::text) return score.role() == LineRole::caption;
        return false;
    };
    CHECK_FALSE(caption_of(
        "扩建从三月开始，分两期进行，到年底可以多放四千个货柜，港务集团为此借了两亿元，分十年还清。"));
    CHECK(caption_of(
        "春天来的时候，码头上的人都换上了单衣，海面上的雾要到中午才散，引航员们在岸上等了整整一个上午。"));
}
