#include "base/run_limited.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <cstdlib>
#include <stdexcept>

using namespace langdu;

TEST_CASE("a program gets its input and gives its output", "[base]") {
    const std::string input(1 << 20, 'x'); // more than a pipe holds
    const auto result = run_limited({"cat"}, input);
    CHECK(result.end == LimitedEnd::done);
    CHECK(result.output == input);
    CHECK(run_limited({"true"}, input).end == LimitedEnd::done); // it does not read
    const auto failed = run_limited({"sh", "-c", "echo why >&2; exit 3"}, "");
    CHECK(failed.end == LimitedEnd::failed);
    CHECK(failed.exit_code == 3);
    CHECK(failed.errors == "why\n");
    CHECK(run_limited({"no-such-program-anywhere"}, "").exit_code == 127);
}

TEST_CASE("what takes too long or says too much is ended", "[base]") {
    Limits limits;
    limits.time = std::chrono::seconds(1);
    CHECK(run_limited({"sleep", "1000"}, "", limits).end == LimitedEnd::too_slow);
    CHECK(run_limited(
              []() -> std::string {
                  std::atomic<bool> on{true};
                  while (on) {
                  }
                  return {};
              },
              limits)
              .end == LimitedEnd::too_slow);
    limits.output = 1000;
    CHECK(run_limited({"yes"}, "", limits).end == LimitedEnd::too_large);
}

TEST_CASE("work in a process of its own gives its result, or what it failed of", "[base]") {
    CHECK(run_limited([] { return std::string(300'000, 'a'); }).output == std::string(300'000, 'a'));
    const auto thrown = run_limited([]() -> std::string { throw std::runtime_error("no such thing"); });
    CHECK(thrown.end == LimitedEnd::failed);
    CHECK(thrown.exit_code == 1);
    CHECK(thrown.errors == "no such thing");
    CHECK(run_limited([]() -> std::string { std::abort(); }).end == LimitedEnd::failed);
}
