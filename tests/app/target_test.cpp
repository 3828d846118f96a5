#include "test_support.h"

#include <catch2/catch.hpp>

namespace test = langdu::test;
namespace fs = std::filesystem;
using Catch::Contains;

namespace {

struct Articles : test::TemporaryDirectory {
    Articles() { test::write_text(*this / "春天.md", "# 春天\n\n花都开了。\n"); }
    auto run(const std::string& words) const {
        return test::run({"bash", "-c", "cd \"$1\" && langdu() { \"$0\" \"$@\"; }; langdu " + words,
                          test::program, path().string()});
    }
};

} // namespace

TEST_CASE("a render goes to a file, a folder or standard output", "[app]") {
    const Articles folder;
    fs::create_directories(folder / "out");
    CHECK(folder.run("春天.md -o out").exit_code == 0);
    CHECK(fs::exists(folder / "out/春天.mp3"));
    CHECK(folder.run("春天.md -o out/ --format flac").exit_code == 0);
    CHECK(fs::exists(folder / "out/春天.flac"));
    CHECK(folder.run("春天.md -o whole.flac").exit_code == 0);
    const auto piped = folder.run("春天.md -o - --format flac > piped.flac");
    CHECK(piped.exit_code == 0);
    CHECK(piped.out.empty());
    CHECK_THAT(piped.err, Contains("1 chapter")); // the summary, beside the sound
    CHECK(test::read_text(folder / "piped.flac") == test::read_text(folder / "whole.flac"));
    CHECK(folder.run("- --format wav < 春天.md").exit_code == 0);
    CHECK(fs::exists(folder / "langdu.wav"));
    const auto contradiction = folder.run("春天.md -o a.mp3 --format flac");
    CHECK(contradiction.exit_code == 2);
    CHECK_THAT(contradiction.err, Contains("leave out one of the two"));
    const auto full = folder.run("春天.md -o - > /dev/full");
    CHECK(full.exit_code == 1);
    CHECK_THAT(full.err, Contains("standard output: "));
}

TEST_CASE("a file that is there is replaced aloud, or kept with --no-clobber", "[app]") {
    const Articles folder;
    CHECK_THAT(folder.run("春天.md").out, !Contains("replaced"));
    CHECK_THAT(folder.run("春天.md").out, Contains("春天.mp3, replaced: "));
    const auto before = fs::last_write_time(folder / "春天.mp3");
    const auto kept = folder.run("春天.md --no-clobber");
    CHECK(kept.exit_code == 1);
    CHECK(kept.err == "langdu: 春天.mp3: exists; choose another -o, or leave out --no-clobber\n");
    CHECK(fs::last_write_time(folder / "春天.mp3") == before);
}

TEST_CASE("an article is played by the player that is there", "[app]") {
    const Articles folder;
    test::write_text(folder / "mpv",
                     "#!/bin/sh\nfor file; do :; done\nhead -c 4 \"$file\"; echo \" $1 $2\" | cut -c1-12\n");
    fs::permissions(folder / "mpv", fs::perms::owner_all);
    CHECK(folder.run("play 春天.md --player no-such-player").exit_code == 2);
    const auto outcome =
        test::run({"bash", "-c", "cd \"$1\" && PATH=$1:$PATH TMPDIR=$1 \"$0\" play 春天.md -q", test::program,
                   folder.path().string()});
    INFO(outcome.err);
    CHECK(outcome.exit_code == 0);
    CHECK_THAT(outcome.out, Contains("fLaC --no-video"));
    for (const auto& entry : fs::directory_iterator(folder.path()))
        CHECK_THAT(entry.path().filename().string(), !Contains("langdu-")); // nothing is left
}
