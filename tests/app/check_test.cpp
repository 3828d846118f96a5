// langdu check: what looks wrong in an article, for people.
#include "test_support.h"

#include <algorithm>

#include <catch2/catch.hpp>

namespace test = langdu::test;
using Catch::Contains;

namespace {

std::string check(const std::string& name, const std::string& text) {
    const test::TemporaryDirectory folder;
    test::write_text(folder / name, text);
    const auto outcome = test::langdu({"check", (folder / name).string()});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    return outcome.out;
}

const std::string prose = "天亮了，鸟在叫，河水从山里流出来，村里的人都去看水。\n\n";

} // namespace

TEST_CASE("check: an article without faults says so in a few lines", "[app]") {
    const auto out = check("a.md", "---\ntitle: 山中来信\nauthor: 张三\n---\n\n# 清晨\n\n" + prose +
                                       "# 黄昏\n\n孩子们站在桥上，看了很久，直到天黑才回家。\n");
    CHECK_THAT(out, Contains("山中来信, 张三, zh-CN\n"));
    CHECK_THAT(out, Contains("characters are said"));
    CHECK_THAT(out, Contains("chapters: 2, from "));
    CHECK_THAT(out, Contains("nothing looks wrong"));
    CHECK(std::count(out.begin(), out.end(), '\n') < 8);
}

TEST_CASE("check: titles, marks, numbers and characters that look wrong, each with its place", "[app]") {
    const auto out = check("a.md", "# 清晨\n\n" + prose +
                                       "# 2\n\n这里有一个号码 13800001234567，还有一个字𪚥。\n\n# 清晨\n\n" +
                                       prose + "# 空的一章\n\n# 黄昏\n\n" + prose);
    CHECK_THAT(out, Contains("titles that stand twice: 1\n      line 9: 清晨"));
    CHECK_THAT(out, Contains("titles that are numbers alone: 1\n      line 5: 2"));
    CHECK_THAT(out, Contains("long numbers: 1\n      line 7: 13800001234567 => "));
    CHECK_THAT(out, !Contains("nothing looks wrong"));
    const auto marks = check("a.txt", "山中来信\n\n" + prose +
                                          "这里有 **没有关上的粗体，还有 </b> 和 [[链接]]。\n\n" + prose);
    CHECK_THAT(marks, Contains("marks that may be read: "));
}

TEST_CASE("check: how much of a page is said", "[app]") {
    const auto out = check(
        "a.html", "<html><head><title>山中来信</title></head><body><div "
                  "id=\"story\"><h1>山中来信</"
                  "h1><p>天亮了，鸟在叫，河水从山里流出来，村里的人都去看水，谁也没有说话，只有水声。</p>"
                  "<p>孩子们站在桥上，看了很久，直到天黑才回家，第二天又来。</p></div><div "
                  "class=\"sidebar\"><p>另一篇文章，说的是别的事情。</p></div></body></html>");
    CHECK_THAT(out, Contains("more are on the page"));
}

TEST_CASE("check: what cannot be read is one line", "[app]") {
    const auto outcome = test::langdu({"check", "/nowhere/a.md"});
    CHECK(outcome.exit_code == 1);
    CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
}
