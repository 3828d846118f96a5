#include "speech/espeak_zygote.h"

#include "base/error.h"
#include "test_support.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

using namespace langdu;
using namespace langdu::speech;

namespace {

EngineClip fake_clip(const EngineRequest& request, int spoken) {
    if (request.text == "crash") std::abort();
    if (request.text == "throw") throw OutputError("no");
    if (request.text == "hang") std::this_thread::sleep_for(std::chrono::hours(1));
    if (request.text == "parent") return {{}, {}, std::to_string(::getppid())};
    const auto size = static_cast<std::size_t>(request.words_per_minute) * 100;
    return {std::vector<std::int16_t>(size, 7), {{1, 2}, {3, 4}}, request.text + std::to_string(spoken)};
}

// An engine that says how often it has spoken in its process, and fails on demand.
LoadedEngine fake_engine() {
    return {16000, [spoken = 0](const std::string& request) mutable {
                return to_bytes(fake_clip(request_from(request), ++spoken));
            }};
}

pid_t pid_of(Zygote& zygote) {
    return static_cast<pid_t>(std::stoi(speak_once(zygote, {"parent"}).value().phonemes));
}

// Zombies do not count.
bool runs(pid_t pid) {
    std::ifstream status("/proc/" + std::to_string(pid) + "/stat");
    std::string number, name, state;
    status >> number >> name >> state;
    return !state.empty() && state != "Z";
}

} // namespace

TEST_CASE("a zygote that is stopped is ended all the same", "[speech]") {
    pid_t pid = 0;
    {
        Zygote zygote{fake_engine};
        pid = pid_of(zygote);
        ::kill(pid, SIGSTOP);
    }
    CHECK_FALSE(runs(pid));
}

TEST_CASE("a zygote that is stopped while it is asked is replaced", "[speech]") {
    Zygote zygote{fake_engine};
    const auto first = pid_of(zygote);
    ::kill(first, SIGSTOP);
    const auto clip = speak_once(zygote, {"hello", 100});
    REQUIRE(clip);
    CHECK(clip->phonemes == "hello1");
    CHECK_FALSE(runs(first));
    CHECK(pid_of(zygote) != first);
}

TEST_CASE("a zygote's clip comes through whole, and no child speaks twice", "[speech]") {
    Zygote zygote{fake_engine};
    CHECK(zygote.sample_rate() == 16000);
    for (int i = 0; i < 3; ++i) {
        const auto clip = speak_once(zygote, {"hello", 5000});
        REQUIRE(clip);
        CHECK(clip->samples == std::vector<std::int16_t>(500000, 7));
        CHECK(clip->words.size() == 2);
        CHECK(clip->words[1].position == 4);
        CHECK(clip->phonemes == "hello1");
    }
}

TEST_CASE("a crash, an exception and a hang cost one clip and nothing else", "[speech]") {
    Zygote zygote{fake_engine, std::chrono::seconds(1)};
    CHECK_FALSE(speak_once(zygote, {"crash"}));
    CHECK_FALSE(speak_once(zygote, {"throw"}));
    CHECK_FALSE(speak_once(zygote, {"hang"}));
    CHECK(speak_once(zygote, {"hello"}));
}

TEST_CASE("a zygote that was killed is started again", "[speech]") {
    Zygote zygote{fake_engine};
    const pid_t first = pid_of(zygote);
    ::kill(first, SIGKILL);
    std::optional<EngineClip> clip;
    for (int attempt = 0; attempt < 2 && !clip; ++attempt) clip = speak_once(zygote, {"hello"});
    CHECK(clip);
    CHECK(pid_of(zygote) != first);
}

TEST_CASE("many threads share a zygote", "[speech]") {
    Zygote zygote{fake_engine};
    std::atomic<int> good{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 8; ++t)
        threads.emplace_back([&, t] {
            for (int i = 0; i < 25; ++i) {
                const std::string text = std::to_string(t) + "-" + std::to_string(i) + "/";
                const auto clip = speak_once(zygote, {text, i});
                good += clip && clip->phonemes == text + "1" &&
                        clip->samples.size() == static_cast<std::size_t>(i) * 100;
            }
        });
    for (auto& thread : threads) thread.join();
    CHECK(good == 200);
}

TEST_CASE("a zygote ends with its owner, even when the owner is killed", "[speech]") {
    pid_t zygote_pid = 0;
    {
        Zygote zygote{fake_engine};
        zygote_pid = pid_of(zygote);
        CHECK(runs(zygote_pid));
    }
    CHECK_FALSE(runs(zygote_pid));

    std::array<int, 2> ends{};
    REQUIRE(::pipe(ends.data()) == 0);
    const pid_t owner = ::fork();
    if (owner == 0) {
        Zygote zygote{fake_engine};
        const pid_t pid = pid_of(zygote);
        (void)!::write(ends[1], &pid, sizeof pid);
        ::kill(::getpid(), SIGKILL);
    }
    REQUIRE(::read(ends[0], &zygote_pid, sizeof zygote_pid) == sizeof zygote_pid);
    ::waitpid(owner, nullptr, 0);
    for (int wait = 0; wait < 200 && runs(zygote_pid); ++wait)
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    CHECK_FALSE(runs(zygote_pid));
    ::close(ends[0]);
    ::close(ends[1]);
}

TEST_CASE("an engine that cannot be loaded says why", "[speech]") {
    const auto broken = []() -> LoadedEngine { throw InputError("voice: broken; repair it"); };
    CHECK_THROWS_AS(Zygote(broken), InputError);
    CHECK_THROWS_WITH(Zygote(broken), "voice: broken; repair it");
    CHECK_THROWS_AS(Zygote([]() -> LoadedEngine { std::abort(); }), InputError);
    const auto hanging = []() -> LoadedEngine {
        std::this_thread::sleep_for(std::chrono::hours(1));
        return {};
    };
    CHECK_THROWS_WITH(Zygote(hanging, std::chrono::seconds(1)),
                      Catch::Contains("hung or was killed while loading"));
}
