// Libraries on disks that are full or cannot be written.
#include "batch/batch_support.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <optional>

using namespace langdu;
using test::Folders;
namespace fs = std::filesystem;

namespace {

// A batch in a mount namespace of its own, after `prepare` (sh; $1: the articles, $2: the library).
// Nothing: this system does not allow that.
std::optional<test::Outcome> batch_after(const std::string& prepare, const Folders& folders) {
    if (test::run({"unshare", "-rm", "true"}).exit_code != 0) {
        test::skip("unshare -rm is not allowed here");
        return std::nullopt;
    }
    return test::run({"unshare", "-rm", "sh", "-c",
                      prepare + "\n\"$0\" batch \"$1\" -o \"$2\"; code=$?; ls -A \"$2\"; exit $code",
                      test::program, folders.articles.string(), folders.library.string()});
}

} // namespace

TEST_CASE("on a full disk every article says so and nothing is left but what is whole", "[library][batch]") {
    const Folders folders;
    fs::create_directories(folders.library);
    const auto outcome = batch_after("mount -t tmpfs -o size=16k none \"$2\" || exit 77", folders);
    if (!outcome || outcome->exit_code == 77) return;
    INFO(outcome->out << outcome->err);
    CHECK(outcome->exit_code == 1);
    for (const auto* article : {"a.md: ", "旧闻/b.md: "})
        CHECK(outcome->err.find(article) != std::string::npos);
    CHECK(outcome->err.find("free some space") != std::string::npos);
    CHECK(outcome->out.find("0 rendered, 0 unchanged, 3 failed") != std::string::npos); // the feed too
    for (const auto* part : {".mp3", ".episode.json", ".tmp"})
        CHECK(outcome->out.find(part) == std::string::npos);
}

TEST_CASE("a library that became too big is whole again after the next run with room", "[library][batch]") {
    const Folders folders, whole;
    REQUIRE(whole.batch({"-q"}).exit_code == 0);
    REQUIRE(folders.batch({"-q"}).exit_code == 0);
    test::write_text(folders.articles / "a.md", "# 春天的公园\n\n公园里的花都谢了。\n");
    // No file may grow beyond 8 kB: what a full disk does to an episode's sound.
    const auto outcome =
        test::run({"bash", "-c", "trap '' XFSZ; ulimit -f 8; exec \"$0\" batch \"$1\" -o \"$2\"",
                   test::program, folders.articles.string(), folders.library.string()});
    INFO(outcome.out << outcome.err);
    CHECK(outcome.exit_code == 1);
    CHECK(folders.contents() == whole.contents()); // the old episode is still there
    test::write_text(folders.articles / "a.md", "# 春天的公园\n\n公园里的花都开了，行人越来越多。\n");
    REQUIRE(folders.batch({"-q"}).exit_code == 0);
    CHECK(folders.contents() == whole.contents());
}

TEST_CASE("a library that cannot be written is one error, and is not touched", "[library][batch]") {
    const Folders folders;
    REQUIRE(folders.batch({"-q"}).exit_code == 0);
    const auto before = folders.contents();
    test::write_text(folders.articles / "a.md", "# 春天的公园\n\n公园里的花都谢了。\n");
    const auto outcome =
        batch_after("mount --bind \"$2\" \"$2\" && mount -o remount,ro,bind \"$2\" || exit 77", folders);
    if (!outcome || outcome->exit_code == 77) return;
    INFO(outcome->out << outcome->err);
    CHECK(outcome->exit_code == 1);
    CHECK(outcome->err.find("Read-only file system; choose a folder that can be written\n") !=
          std::string::npos);
    CHECK(std::count(outcome->err.begin(), outcome->err.end(), '\n') == 1);
    CHECK(folders.contents() == before);
}
