#include "sources/polite.h"

#include "sources_support.h"

#include <catch2/catch.hpp>
#include <chrono>

using namespace langdu;

namespace {

std::vector<sources::PoliteReply> ask_all(const std::vector<std::string>& addresses,
                                          const article::FetchLimits& limits, sources::HostRests& rests) {
    std::vector<sources::PoliteRequest> requests;
    for (const auto& address : addresses) requests.push_back({address, {}, false});
    std::vector<sources::PoliteReply> replies(addresses.size());
    sources::ask_politely(requests, limits, rests,
                          [&](std::size_t i, sources::PoliteReply reply) { replies[i] = std::move(reply); });
    return replies;
}

} // namespace

TEST_CASE("a host gets one request at a time, by a client that says who it is", "[sources]") {
    const test::BadServer server;
    server.put("a", "甲");
    sources::HostRests rests;
    std::vector<std::string> addresses(8, server.url("a"));
    for (const auto& reply : ask_all(addresses, {}, rests)) CHECK(reply.answer.bytes == "甲");
    const auto requests = server.requests();
    CHECK(requests.size() == 8);
    for (const auto& request : requests) {
        CHECK(request["at_once"] == 1);
        CHECK(request["agent"].get<std::string>().starts_with("langdu/"));
    }
}

TEST_CASE("what is slow, endless or missing costs its own time and no more", "[sources]") {
    const test::BadServer server;
    server.put("a", "甲");
    sources::HostRests rests;
    const auto begin = std::chrono::steady_clock::now();
    const auto replies =
        ask_all({server.url("slow"), server.url("huge"), server.url("status/404"), server.url("status/500"),
                 "http://127.0.0.1:9/", "http://no-such-host.invalid/", server.url("a")},
                {1u << 20, 2, false}, rests);
    CHECK(std::chrono::steady_clock::now() - begin < std::chrono::seconds(20));
    CHECK(replies[0].fault.find("imeout") != std::string::npos);
    CHECK(replies[1].fault == server.url("huge") + ": larger than 1 MB; save it and name the file");
    CHECK(replies[2].fault.find("HTTP status 404") != std::string::npos);
    CHECK(replies[3].fault.find("HTTP status 500") != std::string::npos);
    CHECK(replies[4].fault.starts_with("http://127.0.0.1:9/: cannot be fetched"));
    CHECK(replies[5].fault.starts_with("http://no-such-host.invalid/: cannot be fetched"));
    CHECK(replies[6].fault.empty());
    CHECK(replies[1].lasting);
    CHECK(replies[2].lasting);
    CHECK_FALSE(replies[0].lasting);
    CHECK_FALSE(replies[3].lasting);
}

TEST_CASE("a host that does not answer twice is not asked a third time", "[sources]") {
    sources::HostRests rests;
    const auto replies =
        ask_all({"http://127.0.0.1:9/1", "http://127.0.0.1:9/2", "http://127.0.0.1:9/3"}, {}, rests);
    CHECK(replies[2].fault.find("not asked, the server did not answer before") != std::string::npos);
}

TEST_CASE("a host that asks for a short pause gets it, one that asks for a long one is left alone",
          "[sources]") {
    const test::BadServer server;
    server.put("a", "甲");
    server.put("once429", "乙");
    sources::HostRests rests;
    CHECK(ask_all({server.url("once429")}, {}, rests).front().answer.bytes == "乙");
    CHECK(rests.empty());
    const auto replies = ask_all({server.url("429"), server.url("a")}, {}, rests);
    CHECK(replies[0].fault.find("asks for no more requests until") != std::string::npos);
    CHECK(replies[1].fault.find("asks for no more requests until") != std::string::npos);
    CHECK(rests.size() == 1);
    CHECK(ask_all({server.url("a")}, {}, rests).front().answer.bytes.empty()); // the next batch remembers it
    CHECK(ask_all({server.url("a", "localhost")}, {}, rests).front().answer.bytes == "甲");
    for (auto& [host, until] : rests) until = 1;
    CHECK(ask_all({server.url("a")}, {}, rests).front().answer.bytes == "甲");
    CHECK(rests.empty());
}

TEST_CASE("the pause after an answer grows with the time it took", "[sources]") {
    using std::chrono::milliseconds;
    CHECK(sources::pause_after(milliseconds(5), false) == milliseconds(0));
    CHECK(sources::pause_after(milliseconds(5), true) == milliseconds(1000));
    CHECK(sources::pause_after(milliseconds(3000), true) == milliseconds(6000));
    CHECK(sources::pause_after(milliseconds(30'000), true) == milliseconds(10'000));
}
