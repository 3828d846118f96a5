#include "base/pause_mark.h"

#include <catch2/catch.hpp>

#include <string>

using namespace langdu;

TEST_CASE("pause marks in all their spellings", "[base]") {
    const auto ms = [](const std::string& text) {
        const auto mark = pause_mark_at("前" + text + "后", 3);
        if (!mark) return -1;
        CHECK(mark->end == 3 + text.size());
        return mark->ms;
    };
    CHECK(ms("[停顿 2秒]") == 2000);
    CHECK(ms("［停頓2.5 秒］") == 2500);
    CHECK(ms("[停顿　3秒钟]") == 3000);
    CHECK(ms("[pause 500ms]") == 500);
    CHECK(ms("[pause 2 seconds]") == 2000);
    CHECK(ms("[pause 1 second]") == 1000);
    CHECK(ms("[ pause 2s ]") == 2000);
    CHECK(ms("[停顿 600秒]") == 60000); // never longer than a minute
    for (const auto* none : {"[停顿]", "[停顿 秒]", "[停顿 2]", "[停顿 2秒", "[停顿 1.2.3秒]", "[停顿 -2秒]",
                             "[停顿 ２秒]", "[pause 2 sentences]", "停顿 2秒]", "[", ""})
        CHECK(ms(none) == -1);
}
