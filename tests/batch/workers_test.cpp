#include "batch/workers.h"

#include <catch2/catch.hpp>
#include <map>

using namespace langdu;
using namespace langdu::batch;

namespace {

struct Seen {
    std::map<std::size_t, std::string> lines;
    std::map<std::size_t, WorkerEnd> ends;
};

Seen run(const std::vector<std::string>& scripts, int at_once,
         std::chrono::seconds patience = std::chrono::seconds(60)) {
    Seen seen;
    WorkerPool pool;
    pool.at_once = at_once;
    pool.patience = patience;
    pool.command = [&](std::size_t i) { return std::vector<std::string>{"/bin/sh", "-c", scripts[i]}; };
    pool.line = [&](std::size_t i, const std::string& line) { seen.lines[i] += line + ";"; };
    pool.done = [&](std::size_t i, const WorkerEnd& end) { seen.ends[i] = end; };
    run_workers(pool, scripts.size());
    return seen;
}

} // namespace

TEST_CASE("every worker's lines and end arrive, whatever happens to the others", "[library]") {
    const auto seen = run({"echo one; echo two", "echo first >&2; echo last words >&2; exit 3",
                           "kill -SEGV $$", "exit 9", "printf 'no newline\\nx'"},
                          2);
    CHECK(seen.lines.at(0) == "one;two;");
    CHECK(seen.ends.at(0).exit_code == 0);
    CHECK(seen.ends.at(1).exit_code == 3);
    CHECK(seen.ends.at(1).reason == "last words");
    CHECK(seen.ends.at(2).exit_code == 128 + 11);
    CHECK(seen.ends.at(2).reason.starts_with("crashed"));
    CHECK(seen.ends.at(3).reason == "exit code 9");
    CHECK(seen.ends.size() == 5);
}

TEST_CASE("a worker that makes no progress is ended and the batch goes on", "[library]") {
    const auto seen = run({"sleep 600", "echo fine"}, 1, std::chrono::seconds(3));
    CHECK(seen.ends.at(0).reason == "no progress for 3 s");
    CHECK(seen.lines.at(1) == "fine;");
}

TEST_CASE("a worker's child that outlives it does not hold the batch up", "[library]") {
    const auto seen = run({"sleep 600 & echo done"}, 1);
    CHECK(seen.lines.at(0) == "done;");
    CHECK(seen.ends.at(0).exit_code == 0);
}

TEST_CASE("much output on standard error is no trouble", "[library]") {
    const auto seen = run({"yes complaint | head -c 3000000 >&2; echo reason >&2; exit 1"}, 1);
    CHECK(seen.ends.at(0).reason == "reason");
}
