#include "normalizer/normalizer_support.h"
#include "normalizer/spoken_text.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::normalizer;
using test::normalize;

TEST_CASE("spoken text leads back to what was written", "[normalizer]") {
    const std::string written = "涨80%了a5";
    const std::string spoken = "涨百分之八十了a五";
    const SpokenText text{written,
                          spoken,
                          {{{3, 6}, {3, 18}, "percent", {}, "", {}, {}, {}},
                           {{10, 11}, {22, 25}, "digits", {}, "", {}, {}, {}}}};
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
    const SpokenText text{"好😀吧", "好吧", {{{3, 7}, {3, 3}, "emoji", SkipReason::emoji, "", {}, {}, {}}}};
    CHECK(written_span(text, {0, 3}).of(text.written) == "好");
    CHECK(written_span(text, {3, 6}).of(text.written) == "吧");
    CHECK(written_span(text, {0, 6}).of(text.written) == "好😀吧");
}

TEST_CASE("a reading says what it is, and each part what it is", "[normalizer]") {
    const auto kind = [](const std::string& written) {
        const auto text = normalize(written);
        INFO(written);
        REQUIRE(!text.readings.empty());
        return text.readings[0].kind;
    };
    CHECK(kind("以3-1获胜") == TokenKind::score);
    CHECK(kind("浓度1:100000") == TokenKind::ratio);
    CHECK(kind("1—10月") == TokenKind::range);
    CHECK(kind("坐G1次列车") == TokenKind::name);
    CHECK(kind("第1名") == TokenKind::ordinal);
    CHECK(kind("有1个") == TokenKind::cardinal);
    CHECK(kind("拨打110") == TokenKind::code);
    CHECK(kind("2011年") == TokenKind::year);
    CHECK(kind("在2011-1-1") == TokenKind::date);
    CHECK(kind("见图1-2") == TokenKind::code);

    const auto text = normalize("约1-10个苹果");
    CHECK(text.spoken == "约一到十个苹果");
    const auto at = [&](const char* part) { return part_at(text, text.spoken.find(part)); };
    CHECK(at("约") == PartKind::text);
    CHECK(at("一") == PartKind::count);
    CHECK(at("到") == PartKind::range);
    CHECK(at("个") == PartKind::text);
    CHECK(reading_at(text, 0) == nullptr);
    REQUIRE(reading_at(text, text.spoken.find("一")) != nullptr);
    CHECK(reading_at(text, text.spoken.find("一"))->rule == "range");
}
