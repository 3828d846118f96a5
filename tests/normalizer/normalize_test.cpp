#include "normalizer/normalizer_support.h"
#include "test_support.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::normalizer;
using test::normalize;

namespace {

std::string spoken(std::string_view written) { return normalize(written).spoken; }

} // namespace

TEST_CASE("the text between the readings is the same on both sides", "[normalizer]") {
    const auto text = normalize("２０２２年涨了80%，QwQ-32B售价¥1,299😀。");
    std::size_t written = 0, said = 0;
    for (const auto& reading : text.readings) {
        CHECK(text.written.substr(written, reading.written.begin - written) ==
              text.spoken.substr(said, reading.spoken.begin - said));
        CHECK((!reading.spoken.empty() || reading.skipped));
        written = reading.written.end;
        said = reading.spoken.end;
    }
    CHECK(text.written.substr(written) == text.spoken.substr(said));
    CHECK(text.spoken == "二零二二年涨了百分之八十，QwQ三十二B售价一千二百九十九元。");
}

TEST_CASE("a pause mark is left for the phrasing stage", "[normalizer]") {
    CHECK(spoken("第一[停顿 2秒]第二[pause 1.5s]") == "第一[停顿 2秒]第二[pause 1.5s]");
}

TEST_CASE("invalid bytes are skipped with a reason", "[normalizer]") {
    const auto text = normalize("好\xFF\xC3好");
    CHECK(text.spoken == "好好");
    REQUIRE(text.readings.size() == 1);
    CHECK(text.readings[0].skipped == SkipReason::invalid_byte);
    CHECK(text.readings[0].written == Span{3, 5});
}

TEST_CASE("traditional text stays traditional", "[normalizer]") {
    CHECK(spoken("２０２３年港口貨運增加6.5%，收入25000億元") ==
          "二零二三年港口貨運增加百分之六點五，收入兩萬五千億元");
}

TEST_CASE("emoji are left out, said as 表情, or by name", "[normalizer]") {
    NormalizerOptions options;
    CHECK(normalize("好👍👍😀吧", options).spoken == "好吧");
    options.emoji = UrlPolicy::announce;
    CHECK(normalize("好👍👍😀吧", options).spoken == "好表情吧");
    options.emoji = UrlPolicy::read;
    CHECK(normalize("好👍👍😀吧", options).spoken == "好赞、笑脸吧");
}

TEST_CASE("the policies decide where several readings are right", "[normalizer]") {
    NormalizerOptions options;
    options.code_one = "一";
    options.kilometre = "千米";
    options.range_word = "至";
    options.url = UrlPolicy::skip;
    const auto text = normalize("拨打110，3-5km，见https://a.cn/b", options);
    CHECK(text.spoken == "拨打一一零，三至五千米，见");
    CHECK(text.readings.back().skipped == SkipReason::url);
}

TEST_CASE("the tables are those that were handed in, read when they were", "[normalizer]") {
    const test::TemporaryDirectory folder;
    const auto tables = folder / "voices" / "mandarin";
    std::filesystem::create_directories(tables);
    std::filesystem::copy(std::filesystem::path(test::built_data) / "voices" / "mandarin", tables,
                          std::filesystem::copy_options::recursive);
    const Normalizer ours{folder.path()};
    CHECK(ours.normalize("5furlong").spoken != "五浪");
    test::write_text(tables / "units.tsv", "furlong\t浪\n");
    const Normalizer changed{folder.path()};
    CHECK(changed.normalize("5furlong").spoken == "五浪");
    CHECK(ours.normalize("5furlong").spoken != "五浪");

    test::write_text(tables / "units.tsv", "furlong\n");
    CHECK_THROWS_WITH(Normalizer{folder.path()}, Catch::Contains("units.tsv:1: "));
}
