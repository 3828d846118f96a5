// A wrong setting is blamed on the place where it was written.
#include "test_support.h"

#include <catch2/catch.hpp>

namespace test = langdu::test;
using test::TemporaryDirectory;
using test::write_text;

namespace {

struct Wrong {
    const char* name;
    const char* value;
    const char* problem;
};

const Wrong wrong[] = {
    {"bitrate", "32", ".mp3 takes 64 to 320 kbit/s"},
    {"sample-rate", "12345", ".mp3 takes "},
    {"voice", "nobody", "no such voice; choose one of "},
    {"encoding", "klingon", "no such encoding; try "},
    {"subtitles", "vtt,abc", "no format \"abc\"; use some of "},
    {"only", "9", "chooses nothing: the article has "},
    {"rate", "fast", "is not a number from 0.5 to 3"},
};

} // namespace

TEST_CASE("a wrong option is named as it was typed", "[app]") {
    const TemporaryDirectory folder;
    const auto article = (folder / "a.md").string();
    write_text(article, "# 题\n\n正文。\n");
    for (const auto& row : wrong) {
        const auto outcome = test::langdu(
            {"render", article, "-q", "-o", folder / "a.mp3", std::string("--") + row.name, row.value});
        INFO(outcome.err);
        CHECK(outcome.exit_code == 2);
        CHECK_THAT(outcome.err, Catch::StartsWith(std::string("langdu: --") + row.name));
        CHECK_THAT(outcome.err, Catch::Contains(row.value) && Catch::Contains(row.problem));
    }
}

TEST_CASE("a wrong key of langdu.toml is named with its file and line", "[app]") {
    for (const auto& row : wrong) {
        const TemporaryDirectory folder;
        const auto article = (folder / "a.md").string();
        write_text(article, "# 题\n\n正文。\n");
        write_text(folder / "langdu.toml", std::string("# 设置\n") + row.name + " = \"" + row.value + "\"\n");
        const auto outcome = test::langdu({"render", article, "-q", "-o", folder / "a.mp3"});
        INFO(outcome.err);
        CHECK(outcome.exit_code == 1);
        CHECK_THAT(outcome.err, Catch::Contains("langdu.toml:2: ") && Catch::Contains(row.value) &&
                                    Catch::Contains(row.problem) &&
                                    !Catch::Contains("--" + std::string(row.name)));
    }
    const TemporaryDirectory folder;
    write_text(folder / "langdu.toml", "voice = \"nobody\"\n");
    CHECK(test::langdu({"config", folder / "a.md"}).exit_code == 1);
}

TEST_CASE("numbers are understood with the units that people write behind them", "[app]") {
    const TemporaryDirectory folder;
    const auto article = (folder / "a.md").string();
    write_text(article, "# 题\n\n正文。\n");
    const auto rendered = [&](std::vector<std::string> words) {
        words.insert(words.begin(), {"render", article, "-q", "-o", folder / "a.mp3"});
        const auto outcome = test::langdu(words);
        INFO(outcome.err);
        CHECK(outcome.exit_code == 0);
        return test::read_text(folder / "a.mp3");
    };
    CHECK(rendered({"--rate", "120%"}) == rendered({"--rate", "1.2"}));
    CHECK(rendered({"--rate", "1.2x"}) == rendered({"--rate", "1.2"}));
    for (const auto* same : {"96k", "96K", "96 kbps", "96kbit/s"})
        CHECK(rendered({"--bitrate", same}) == rendered({"--bitrate", "96"}));
    CHECK(rendered({"--sample-rate", "32 kHz"}) == rendered({"--sample-rate", "32000"}));
    CHECK(rendered({"--loudness", "-16"}) == rendered({"--loudness", "podcast"}));
    CHECK(rendered({"--loudness", "-23 LUFS"}) == rendered({"--loudness", "ebu"}));
    CHECK(rendered({"--loudness", "-19"}) != rendered({"--loudness", "ebu"}));
    for (const auto& [name, value] :
         {std::pair{"--rate", "120 km"}, {"--bitrate", "96q"}, {"--loudness", "-3"}})
        CHECK(test::langdu({"render", article, "-q", "-o", folder / "a.mp3", name, value}).exit_code == 2);
}
