#include "article/read_article.h"
#include "chapter/find_chapters.h"
#include "test_support.h"

#include <catch2/catch.hpp>

using namespace langdu;

namespace {

using Titles = std::vector<std::string>;

Titles titles(const std::vector<OutlineEntry>& entries) {
    Titles out;
    for (const auto& entry : entries) out.push_back(entry.title);
    return out;
}

} // namespace

TEST_CASE("the seed article has six chapters and four captions", "[chapter]") {
    const auto path = test::shared("corpus/seed/alibaba-ai.txt");
    if (path.empty()) return;
    const auto article = read_article(path.string());
    const auto outline = find_outline(article);
    CHECK(titles(outline.headings) ==
          Titles{"焕发新春", "蔡崇信出山", "吴泳铭出任CEO", "苹果合作", "全面AI化", "挑战"});
    CHECK(titles(outline.captions) ==
          Titles{"阿里股价开始反弹", "蔡崇信", "阿里资本支出飙升", "阿里杭州园区"});
    const auto script = find_chapters(article);
    CHECK(script.title == "alibaba-ai");
    REQUIRE(script.chapters.size() == 6);
    CHECK(script.chapters[0].title == "焕发新春");
    CHECK(script.chapters[0].passages[0] == Passage{PassageKind::heading, 1, "焕发新春"});
}
