// langdu batch --watch.
#include "batch/batch_support.h"

#include <catch2/catch.hpp>
#include <chrono>
#include <csignal>
#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace langdu;
namespace fs = std::filesystem;

namespace {

// langdu batch ARTICLES -o LIBRARY --watch, until it goes out of scope.
class Watching {
public:
    Watching(const fs::path& articles, const fs::path& library) {
        int ends[2];
        REQUIRE(::pipe(ends) == 0);
        process_ = ::fork();
        if (process_ == 0) {
            ::dup2(ends[1], 1);
            ::dup2(::open("/dev/null", O_WRONLY), 2);
            ::close(ends[0]);
            ::execl(test::program, test::program, "batch", articles.c_str(), "-o", library.c_str(), "--watch",
                    "--progress", "json", nullptr);
            ::_exit(127);
        }
        ::close(ends[1]);
        out_ = ends[0];
    }
    Watching(const Watching&) = delete;
    Watching& operator=(const Watching&) = delete;
    ~Watching() {
        ::kill(process_, SIGTERM);
        ::waitpid(process_, nullptr, 0);
        ::close(out_);
    }
    // The next summary; null after a minute of silence.
    Json next_summary() {
        for (;;) {
            const auto end = text_.find('\n');
            if (end != std::string::npos) {
                const Json line = Json::parse(text_.substr(0, end), nullptr, false);
                text_.erase(0, end + 1);
                if (line.is_object() && line.contains("rendered")) return line;
                continue;
            }
            pollfd ready{out_, POLLIN, 0};
            char block[4096];
            if (::poll(&ready, 1, 60'000) <= 0) return {};
            const auto got = ::read(out_, block, sizeof block);
            if (got <= 0) return {};
            text_.append(block, static_cast<std::size_t>(got));
        }
    }

private:
    pid_t process_{};
    int out_{-1};
    std::string text_;
};

} // namespace

TEST_CASE("an empty folder is watched: what arrives is rendered, in new folders too, bad articles aside",
          "[library][watch]") {
    const test::TemporaryDirectory folder;
    const auto articles = folder / "articles", library = folder / "articles/library";
    fs::create_directories(articles);
    Watching batch{articles, library};
    CHECK(batch.next_summary()["rendered"] == 0);
    test::write_text(articles / "a.md", "# 春天\n\n花都开了。\n");
    CHECK(batch.next_summary()["rendered"] == 1);
    fs::create_directories(articles / "new/deep");
    test::write_text(articles / "new/deep/b.md", "# 夏天\n\n天气很热。\n");
    CHECK(batch.next_summary()["rendered"] == 1);
    test::write_text(articles / "empty.md", "");
    CHECK(batch.next_summary()["failed"].size() == 1);
    test::write_text(articles / "empty.md", "# 秋天\n\n叶子黄了。\n");
    CHECK(batch.next_summary()["rendered"] == 1);
    CHECK(podcast::read_catalog(library).episodes.size() == 3);
}

TEST_CASE("folders that come and go do not end a watch", "[library][watch]") {
    const test::TemporaryDirectory folder;
    const auto articles = folder / "articles";
    fs::create_directories(articles);
    Watching batch{articles, folder / "library"};
    CHECK(batch.next_summary()["rendered"] == 0);
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(2);
    while (std::chrono::steady_clock::now() < end) {
        for (const std::string name : {"a", "b", "c"}) fs::create_directories(articles / name / "deep");
        for (const std::string name : {"a", "b", "c"}) fs::remove_all(articles / name);
    }
    test::write_text(articles / "a.md", "# 春天\n\n花都开了。\n");
    Json summary;
    do summary = batch.next_summary();
    while (summary.is_object() && summary["rendered"] == 0);
    CHECK(summary["rendered"] == 1);
}

TEST_CASE("what the system grants no watch for is named", "[library][watch]") {
    const test::TemporaryDirectory folder;
    fs::create_directories(folder / "articles/new");
    for (const std::string limit : {"max_inotify_instances", "max_inotify_watches"}) {
        const auto outcome = test::run(
            {"unshare", "-Ur", "sh", "-c",
             "echo 0 > /proc/sys/user/" + limit + " && exec \"$0\" batch \"$1\" -o \"$2\" --watch -q",
             test::program, (folder / "articles").string(), (folder / "library").string()});
        if (outcome.exit_code != 1 || outcome.err.find("unshare") != std::string::npos)
            test::skip("no user namespace here: " + outcome.err);
        else
            CHECK_THAT(outcome.err, Catch::Contains("raise fs.inotify.max_user_" + limit.substr(12)));
    }
}
