#include "podcast/episode_record.h"

#include "base/error.h"
#include "test_support.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::podcast;

namespace {

EpisodeRecord example() {
    EpisodeRecord out;
    out.identity = "新闻/a.md";
    out.guid = "8d2f6a54-6f7a-5a55-9c0e-3a1de90bd0a7";
    out.stem = "xin-wen-01234567";
    out.title = "标题 \"引号\" & <尖括号>";
    out.sound = "xin-wen-01234567.mp3";
    out.mime = "audio/mpeg";
    out.bytes = 123456;
    out.duration_seconds = 61.5;
    out.rendered = "2024-05-01T00:00:00Z";
    out.chapters = {{0, "开头"}, {12.345, "结尾"}};
    out.tags = {"科技", "AI"};
    out.skipped = {{3, "https://example.org", SkipReason::url}};
    out.warnings = {"某字"};
    return out;
}

} // namespace

TEST_CASE("an episode's record reads back as it was written", "[library]") {
    const auto record = example();
    CHECK(parse_episode_record(to_json(record), "x") == record);
}

TEST_CASE("a damaged record, one of a later version and one that points outside are refused", "[library]") {
    std::string later = to_json(example());
    later.replace(later.find("\"version\": 1"), 12, "\"version\": 2");
    auto outside = example();
    outside.sound = "../outside.mp3";
    auto script = example(), endless = example();
    script.guid = "\"><script>alert(1)</script>";
    endless.duration_seconds = 1e300;
    for (const auto& text : {std::string{}, std::string{"{}"}, std::string{"[1"}, later, to_json(outside),
                             to_json(script), to_json(endless)})
        CHECK_THROWS_AS(parse_episode_record(text, "x"), InputError);
}

TEST_CASE("a catalog has every good record and tells of the damaged", "[library]") {
    const test::TemporaryDirectory folder;
    test::write_text(folder / "xin-wen-01234567.episode.json", to_json(example()));
    test::write_text(folder / "broken-00000000.episode.json", "{");
    test::write_text(folder / "other.json", "{}");
    const auto found = read_catalog(folder.path());
    CHECK(found.episodes.size() == 1);
    CHECK(found.damaged.size() == 1);
    CHECK(read_catalog(folder / "absent").episodes.empty());
}

TEST_CASE("a record that cannot be read now is an error, not an episode that is not there", "[library]") {
    const test::TemporaryDirectory folder;
    test::write_text(folder / "xin-wen-01234567.episode.json", to_json(example()));
    std::filesystem::create_symlink("loop.episode.json", folder / "loop.episode.json");
    CHECK_THROWS_WITH(read_catalog(folder.path()), Catch::Contains("loop.episode.json"));
}

TEST_CASE("tags are what commas and their Chinese kin part", "[library]") {
    CHECK(split_tags(" 科技、人工智能, AI ，科技；") == std::vector<std::string>{"科技", "人工智能", "AI"});
    CHECK(split_tags("").empty());
}
