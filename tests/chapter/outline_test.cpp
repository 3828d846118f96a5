#include "article/read_article.h"
#include "chapter/chapter_tables.h"
#include "chapter/find_chapters.h"
#include "test_support.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::chapter;

namespace {

using Titles = std::vector<std::string>;

Titles titles(const std::vector<OutlineEntry>& entries) {
    Titles out;
    for (const auto& entry : entries) out.push_back(entry.title);
    return out;
}

} // namespace

TEST_CASE("the seed article has six chapters and four captions", "[chapter][corpus]") {
    const auto path = test::shared("corpus/seed/alibaba-ai.txt");
    if (path.empty()) return;
    const auto article = article::read_article(path.string());
    const auto outline = find_outline(article, test::chapter_tables());
    CHECK(titles(outline.headings) ==
          Titles{"焕发新春", "蔡崇信出山", "吴泳铭出任CEO", "苹果合作", "全面AI化", "挑战"});
    CHECK(titles(outline.captions) ==
          Titles{"阿里股价开始反弹", "蔡崇信", "阿里资本支出飙升", "阿里杭州园区"});
    const auto script = find_chapters(article, test::chapter_tables());
    CHECK(script.title == "alibaba-ai");
    REQUIRE(script.chapters.size() == 6);
    CHECK(script.chapters[0].title == "焕发新春");
    const auto& first = script.chapters[0].passages[0];
    CHECK(first.kind == PassageKind::heading);
    CHECK(first.line == 1);
    CHECK(first.text == "焕发新春");
    CHECK(first.block == 0);
}

TEST_CASE("a question that prose answers is a likelier heading than those of a list", "[chapter]") {
    const auto structure =
        find_structure(article::read_article_bytes(
                           "搬家以前要想清楚的事\n"
                           "要不要请搬家公司？\n"
                           "东西不多的话，叫一辆小货车，再请两个朋友吃顿饭就够了；如果有钢琴和大件家具，最好"
                           "还是交给有经验的公司来办。\n"
                           "打电话询价的时候，把下面几件事问明白：\n"
                           "价格按车算还是按件算？\n"
                           "楼层高要不要加钱？\n"
                           "损坏了怎么赔，也要问到底。\n"
                           "问清楚以后让对方写在合同里，口头的答应往往不作数，出了纠纷也很难说得清楚。\n"
                           "旧家具怎么处理？\n"
                           "成色好的可以在网上转让，提前两个星期挂出去；没人要的请社区联系回收，大多数地方一"
                           "年里有几次免费的机会。\n",
                           "a.txt"),
                       test::chapter_tables(), true);
    double answered = 9, listed = -9; // the least and the most likely
    for (const auto& line : structure.short_lines) {
        if (!line.text.ends_with("？")) continue;
        const bool in_list = line.text.starts_with("价格") || line.text.starts_with("楼层");
        if (in_list) CHECK(line.role == "text");
        (in_list ? listed : answered) =
            in_list ? std::max(listed, line.heading) : std::min(answered, line.heading);
    }
    CHECK(answered > listed);
}

TEST_CASE("a short line under text that points to a picture is its caption", "[chapter]") {
    const auto outline = find_outline(
        article::read_article_bytes(
            "给窗台装一个自动浇花器\n"
            "准备水泵\n"
            "选一个五伏的小水泵，接口要和软管的内径一致。先把水泵放进水桶里试一试，确认没有气泡以后再接上定时"
            "器。"
            "\n"
            "接线的方法可以看下图，红线接正极，黑线接负极，不要接反，否则定时器的屏幕上什么都不会显示。\n"
            "水泵与定时器的接线图\n"
            "然后把软管剪成四段，每段一端插进三通，另一端埋进花盆的土里，大约两厘米深，用石子压住。\n"
            "设定时间\n"
            "夏天每天早晚各浇一次，每次二十秒；冬天三天一次就够了。第一个星期要天天看看土的干湿，再慢慢调整。"
            "\n",
            "a.txt"),
        test::chapter_tables());
    CHECK(titles(outline.captions) == Titles{"水泵与定时器的接线图"});
    CHECK(titles(outline.headings).size() >= 2);
}
