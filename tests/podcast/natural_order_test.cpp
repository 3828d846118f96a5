#include "podcast/natural_order.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <string>
#include <vector>

using namespace langdu;
using namespace langdu::podcast;

namespace {

// Sorted, whatever the order they came in.
std::vector<std::string> sorted(std::vector<std::string> names) {
    std::reverse(names.begin(), names.end());
    std::sort(names.begin(), names.end(),
              [](const auto& a, const auto& b) { return natural_key(a) < natural_key(b); });
    return names;
}

} // namespace

TEST_CASE("numbers order by value in digits, in full width and in Chinese", "[library]") {
    for (const std::vector<std::string>& names :
         {std::vector<std::string>{"第1章.md", "第2章.md", "第9章.md", "第10章.md", "第11章.md",
                                   "第100章.md"},
          {"卷一", "卷二", "卷三", "卷九", "卷十", "卷十一", "卷二十", "卷九十九", "卷一百", "卷一百零三",
           "卷一百二十"},
          {"第１章", "第2章", "第三章", "第１０章", "第十一章"},
          {"书（上）.txt", "书（中）.txt", "书（下）.txt"},
          {"上册/第2回", "上册/第10回", "中册/第1回", "下册/第1回"},
          {"甲篇", "乙篇", "丙篇", "丁篇"},
          {"1.2", "1.10", "2.1"},
          {"二〇〇九年", "二〇一〇年", "二〇二四年"}})
        CHECK(sorted(names) == names);
}

TEST_CASE("words order by pinyin and are no numbers", "[library]") {
    const std::vector<std::string> names{"北京", "上海", "武汉", "中山", "重庆"};
    CHECK(sorted({"重庆", "中山", "武汉", "上海", "北京"}).front() == "北京");
    CHECK(sorted(names)[1] == "重庆");
    CHECK(natural_key("第1章") != natural_key("第一章"));
    CHECK(natural_key("").size() == 1);
}
