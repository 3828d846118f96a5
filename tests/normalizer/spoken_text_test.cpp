#include "normalizer/spoken_text.h"

#include <catch2/catch.hpp>

using namespace langdu;

TEST_CASE("spoken text leads back to what was written", "[normalizer]") {
    const std::string written = "涨80%了a5";
    const std::string spoken = "涨百分之八十了a五";
    const SpokenText text{
        written, spoken, {{{3, 6}, {3, 18}, "percent", "", ""}, {{10, 11}, {22, 25}, "digits", "", ""}}};
    CHECK(written_span(text, {0, 3}).of(written) == "涨");
    CHECK(written_span(text, {3, 18}).of(written) == "80%");
    CHECK(written_span(text, {3, 12}).of(written) == "80%");
    CHECK(written_span(text, {12, 18}).of(written) == "80%");
    CHECK(written_span(text, {0, 12}).of(written) == "涨80%");
    CHECK(written_span(text, {18, 21}).of(written) == "了");
    CHECK(written_span(text, {21, 22}).of(written) == "a");
    CHECK(written_span(text, {0, spoken.size()}).of(written) == written);
    const SpokenText same{"山水", "山水", {}};
    CHECK(written_span(same, {3, 6}).of("山水") == "水");
}

TEST_CASE("a skipped reading at the border belongs to the text around it", "[normalizer]") {
    // 好😀吧: the emoji is skipped.
    const SpokenText text{"好😀吧", "好吧", {{{3, 7}, {3, 3}, "emoji", "emoji", ""}}};
    CHECK(written_span(text, {0, 3}).of(text.written) == "好");
    CHECK(written_span(text, {3, 6}).of(text.written) == "吧");
    CHECK(written_span(text, {0, 6}).of(text.written) == "好😀吧");
}
