#include "base/json.h"
#include "test_support.h"

#include <catch2/catch.hpp>

using namespace langdu;

TEST_CASE("voices lists every preset with a sentence, the default first", "[app]") {
    const auto listed = test::langdu({"voices"});
    CHECK(listed.exit_code == 0);
    CHECK(listed.err.empty());
    CHECK_THAT(listed.out, Catch::StartsWith("newsreader "));
    const auto json = Json::parse(test::langdu({"voices", "--json"}).out);
    CHECK(json["version"] == 1);
    CHECK(json["voices"].size() >= 5);
    for (const auto& voice : json["voices"]) CHECK(voice["description"].get<std::string>().ends_with("."));
}

TEST_CASE("voices describes one, also one of one's own", "[app]") {
    const auto one = test::langdu({"voices", "anchor"});
    CHECK(one.exit_code == 0);
    CHECK_THAT(one.out, Catch::Contains("新闻女声") && Catch::Contains("langdu voices --sample anchor -o sample.mp3"));
    CHECK(test::langdu({"voices", "nobody"}).exit_code == 2);
    CHECK(test::langdu({"voices", "anchor", "--sample", "calm", "-o", "x.mp3"}).exit_code == 2);
}

TEST_CASE("voices speaks a sample, and wants to know where it goes", "[app]") {
    test::TemporaryDirectory folder;
    const auto path = (folder / "sample.wav").string();
    const auto spoken = test::langdu({"voices", "--sample", "anchor", "-o", path});
    CHECK(spoken.err.empty());
    CHECK(spoken.exit_code == 0);
    CHECK(std::filesystem::file_size(path) > 200000);
    CHECK(test::langdu({"voices", "--sample", "anchor"}).exit_code == 2);
    CHECK(test::langdu({"voices", "--sample", "nobody", "-o", path}).exit_code == 2);
}
