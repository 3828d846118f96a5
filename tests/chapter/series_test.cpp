// Lines that count, whatever words they count with.
#include "chapter/series.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::chapter;

namespace {

std::vector<Series> series_of(const std::vector<std::string>& lines) {
    return find_series({lines.begin(), lines.end()});
}

bool is_one(const std::vector<std::string>& lines) {
    for (const auto& series : series_of(lines))
        if (series.members.size() == lines.size()) return true;
    return false;
}

} // namespace

TEST_CASE("lines that are equal but for a growing number are a series", "[chapter]") {
    CHECK(is_one({"第一章 灯", "第二章 船", "第三章 岸"}));
    CHECK(is_one({"第壹章 灯", "第贰章 船", "第叁章 岸"}));
    CHECK(is_one({"正文 第九章", "正文 第十章", "正文 第十一章"}));
    CHECK(is_one({"===第1章===", "===第2章===", "===第3章==="}));
    CHECK(is_one({"☆、第1章 灯", "☆、第2章 船", "☆、第3章 岸"}));
    CHECK(is_one({"渡口 第1回", "渡口 第2回", "渡口 第3回"}));
    CHECK(is_one({"vol.001 灯", "vol.002 船", "vol.003 岸"}));
    CHECK(is_one({"渡口_分节阅读_1", "渡口_分节阅读_2", "渡口_分节阅读_3"}));
    CHECK(is_one({"番外之一 灯", "番外之二 船", "番外之三 岸"}));
    CHECK(is_one({"卷一 灯", "卷二 船", "卷三 岸"}));
    CHECK(is_one({"【1】", "【2】", "【3】"}));
    CHECK(is_one({"(1) 灯", "(2) 船", "(3) 岸"}));
    CHECK(is_one({"1 | 灯", "2 | 船", "3 | 岸"}));
    CHECK(is_one({"一", "二", "三"}));
    CHECK(is_one({"2048 第1章", "2048 第2章", "2048 第3章"}));
    CHECK(is_one({"第一百零九章 灯", "第一百一十章 船", "第一百一十二章 岸"})); // one was forgotten
}

TEST_CASE("dates that grow are a series", "[chapter]") {
    CHECK(is_one({"3月5日 晴", "3月6日 雨", "3月21日 晴"}));
    CHECK(is_one({"2023-12-30", "2023-12-31", "2024-01-02"}));
    CHECK(is_one({"二〇一二年三月五日", "二〇一二年三月九日", "二〇一二年四月一日"}));
    CHECK_FALSE(is_one({"3月5日 晴", "3月4日 雨", "3月21日 晴"}));
}

TEST_CASE("other lines are no series", "[chapter]") {
    CHECK(series_of({"第一章 灯", "第二章 船"}).empty());
    CHECK(series_of({"三个人", "四个人", "五个人"}).empty());
    CHECK(series_of({"", "", ""}).empty());
    CHECK_FALSE(is_one({"第1章", "第5章", "第9章"}));
    CHECK(series_of({"第一章 灯", "第二章 船", "第三章 岸"}).at(0).chapters);
    CHECK(series_of({"第 1 章 灯", "第 2 章 船", "第 3 章 岸"}).at(0).chapters);
    CHECK_FALSE(series_of({"第一条 灯", "第二条 船", "第三条 岸"}).at(0).chapters);
}
