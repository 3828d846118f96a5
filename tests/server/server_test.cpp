#include "base/error.h"
#include "server/server_support.h"
#include "test_support.h"

#include <catch2/catch.hpp>
#include <atomic>
#include <list>
#include <thread>
#include <unistd.h>

using namespace langdu;
using test::Socket;

namespace {

std::string request(const std::string& target, const std::string& more = "") {
    return "GET " + target + " HTTP/1.1\r\nHost: localhost\r\n" + more + "\r\n";
}

struct Site : test::TemporaryDirectory {
    Site() {
        for (int i = 0; i < 300'000; ++i) sound += std::to_string(i) + "\n"; // 2 MB
        test::write_text(*this / "a.mp3", sound);
        test::write_text(*this / "index.html", "<p>page");
    }
    ServerOptions options() const {
        ServerOptions out;
        out.library = path();
        out.patience = std::chrono::seconds(20);
        return out;
    }
    std::string sound;
};

std::string body(const std::string& answer) { return answer.substr(answer.find("\r\n\r\n") + 4); }

} // namespace

TEST_CASE("a connection serves one request after the other, also when they come at once",
          "[library][server]") {
    const Site site;
    const test::RunningServer server{site.options()};
    const Socket client{server.port()};
    client.send(request("/a.mp3") + request("/a.mp3", "Range: bytes=100-199\r\n") + request("/absent") +
                request("/", "Connection: close\r\n"));
    CHECK(body(client.receive_answer()) == site.sound);
    CHECK(body(client.receive_answer()) == site.sound.substr(100, 100));
    CHECK(client.receive_answer().starts_with("HTTP/1.1 404"));
    CHECK(body(client.receive_answer()) == "<p>page");
    CHECK(client.receive(1).empty()); // closed
}

TEST_CASE("slow, silent, half-open and malformed clients do not hold others up", "[library][server]") {
    const Site site;
    test::RunningServer server{site.options()};
    std::list<Socket> others;
    for (int i = 0; i < 100; ++i) {
        auto& client = others.emplace_back(server.port());
        switch (i % 5) {
        case 0:
            break; // says nothing
        case 1:
            client.send("GET / HT");
            break; // stops
        case 2:
            client.send(request("/a.mp3"));
            break; // does not read
        case 3:
            client.send("GET / HTTP/1.1\r\n");
            client.close_sending();
            break;
        default:
            client.send("\x16\x03\x01 what is this\r\n\r\n");
        }
    }
    const Socket client{server.port()};
    client.send(request("/a.mp3"));
    CHECK(body(client.receive_answer()) == site.sound);
    CHECK(server.stop() == 0);
}

TEST_CASE("clients that hang up in the middle of a file do not end the server", "[library][server]") {
    const Site site;
    test::RunningServer server{site.options()};
    for (int i = 0; i < 50; ++i) {
        const Socket client{server.port()};
        client.send(request("/a.mp3"));
        client.receive(1000);
    }
    const Socket client{server.port()};
    client.send(request("/a.mp3"));
    CHECK(body(client.receive_answer()) == site.sound);
    CHECK(server.stop() == 0);
}

TEST_CASE("a request that drips in is ended after the server's patience", "[library][server]") {
    const Site site;
    auto options = site.options();
    options.patience = std::chrono::seconds(2);
    const test::RunningServer server{options};
    const Socket client{server.port()};
    for (const char c : std::string("GET /a.mp3 HTTP/1.1\r\nHost: localhost\r\nX-Slow: ")) {
        client.send(std::string(1, c));
        ::usleep(100'000);
    }
    CHECK(client.receive(1000).starts_with("HTTP/1.1 408"));
}

TEST_CASE("a client that never stops asking does not keep the others waiting", "[library][server]") {
    const Site site;
    const test::RunningServer server{site.options()};
    std::atomic<bool> stop{};
    const Socket greedy{server.port()};
    std::string many;
    for (int i = 0; i < 500; ++i) many += request("/absent");
    std::thread asks{[&] {
        while (!stop) greedy.send(many);
        greedy.close_sending();
    }};
    std::thread reads{[&] {
        while (!greedy.receive(1 << 16).empty()) {
        }
    }};
    for (int i = 0; i < 5; ++i) {
        const Socket honest{server.port()};
        honest.send(request("/", "Connection: close\r\n"));
        CHECK(body(honest.receive_answer()) == "<p>page");
    }
    stop = true;
    asks.join();
    reads.join();
}

TEST_CASE("connections that are only kept open make room for new ones", "[library][server]") {
    const Site site;
    auto options = site.options();
    options.connections = 4;
    options.patience = std::chrono::seconds(60);
    const test::RunningServer server{options};
    std::list<Socket> idle;
    for (int i = 0; i < 4; ++i) {
        idle.emplace_back(server.port()).send(request("/"));
        CHECK(body(idle.back().receive_answer()) == "<p>page");
    }
    const Socket client{server.port()};
    client.send(request("/"));
    CHECK(body(client.receive_answer()) == "<p>page");
}

TEST_CASE("more clients than the limit wait their turn", "[library][server]") {
    const Site site;
    auto options = site.options();
    options.connections = 4;
    const test::RunningServer server{options};
    std::list<Socket> clients;
    for (int i = 0; i < 20; ++i)
        clients.emplace_back(server.port()).send(request("/", "Connection: close\r\n"));
    for (const auto& client : clients) CHECK(body(client.receive_answer()) == "<p>page");
}

TEST_CASE("a port that is taken and an address that is not ours are said so", "[library][server]") {
    const Site site;
    const test::RunningServer server{site.options()};
    auto options = site.options();
    options.port = server.port();
    CHECK_THROWS_AS(Server{options}, OutputError);
    options.port = 0;
    options.host = "no such host";
    CHECK_THROWS_AS(Server{options}, SettingError);
}
