#include "base/error.h"
#include "server/server_support.h"
#include "test_support.h"

#include <atomic>
#include <catch2/catch.hpp>
#include <list>
#include <sstream>
#include <sys/resource.h>
#include <thread>
#include <unistd.h>

using namespace langdu;
using namespace langdu::server;
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
    CHECK(client.receive(1000).empty()); // closed, however lively it drips
}

TEST_CASE("a head may be as large as a browser's cookies, not larger", "[library][server]") {
    const Site site;
    const test::RunningServer server{site.options()};
    const auto status = [&](const std::string& bytes) {
        const Socket client{server.port()};
        client.send(bytes);
        return client.receive_answer().substr(0, 12);
    };
    CHECK(status(request("/", "Cookie: " + std::string(8000, 'a') + "\r\n")) == "HTTP/1.1 200");
    CHECK(status(request("/", "Cookie: " + std::string(40000, 'a') + "\r\n")) == "HTTP/1.1 431");
    CHECK(status(request("/" + std::string(40000, 'a'))) == "HTTP/1.1 414");
}

TEST_CASE("a client that has the file is told so, with the length that it has", "[library][server]") {
    const Site site;
    const test::RunningServer server{site.options()};
    const Socket client{server.port()};
    client.send(request("/a.mp3", "If-None-Match: *\r\n") + request("/", "Connection: close\r\n"));
    const auto all = client.receive(100'000);
    CHECK(all.starts_with("HTTP/1.1 304"));
    CHECK(all.find("Content-Length: " + std::to_string(site.sound.size()) + "\r\n") < all.find("\r\n\r\n"));
    CHECK(all.substr(all.find("\r\n\r\n") + 4, 12) == "HTTP/1.1 200");
}

TEST_CASE("HEAD sends the headers of GET and nothing behind them", "[library][server]") {
    const Site site;
    const test::RunningServer server{site.options()};
    const Socket client{server.port()};
    client.send("HEAD /a.mp3 HTTP/1.1\r\nHost: localhost\r\n\r\n" + request("/", "Connection: close\r\n"));
    const auto all = client.receive(100'000);
    CHECK(all.find("Content-Length: " + std::to_string(site.sound.size()) + "\r\n") != std::string::npos);
    CHECK(all.find(site.sound.substr(0, 20)) == std::string::npos);
    const auto second = all.find("\r\n\r\n") + 4;
    CHECK(all.substr(second, 12) == "HTTP/1.1 200");
    CHECK(all.ends_with("<p>page"));
}

TEST_CASE("malformed requests are refused and hide no second request", "[library][server]") {
    const Site site;
    auto options = site.options();
    options.patience = std::chrono::seconds(3); // a half-closed connection is ended after it
    const test::RunningServer server{options};
    const std::string hidden = request("/a.mp3", "Range: bytes=0-3\r\n");
    const auto answer = [&](const std::string& bytes) {
        const Socket client{server.port()};
        client.send(bytes);
        client.close_sending();
        return client.receive(100'000);
    };
    const auto refused = [&](const std::string& bytes) {
        const auto all = answer(bytes);
        return all.empty() || (all[9] >= '4' && all.find("HTTP/1.1 20") == std::string::npos);
    };
    CHECK(answer("GET / HTTP/1.0\r\n\r\n").find(" 200 ") != std::string::npos);
    for (const auto& bytes : std::vector<std::string>{
             "nonsense\r\n\r\n", "GET / HTTP/3.0\r\nHost: localhost\r\n\r\n",
             "GET / HTTP/1.1\r\n\r\n", // no Host
             "GET x HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET /% HTTP/1.1\r\nHost: localhost\r\n\r\n",
             "GET /%00 HTTP/1.1\r\nHost: localhost\r\n\r\n", "GET /a b HTTP/1.1\r\nHost: localhost\r\n\r\n",
             "GET / HTTP/1.1\r\nHost: elsewhere\r\n\r\n",
             "GET / HTTP/1.1\r\nHost: localhost\r\nHost: elsewhere\r\n\r\n",
             "\x16\x03\x01 what is this\r\n\r\n", "GET / HTTP/1.1\r\nHost: localhost\r\nA: \x01\r\n\r\n",
             "GET / HTTP/1.1\r\nHost: localhost\r\n(x): y\r\n\r\n", "GET / HT",
             "GET / HTTP/1.1\r\nHost: localhost\r\n"}) {
        INFO(bytes);
        CHECK(refused(bytes));
    }
    // A body that looks like a request is never answered as one.
    for (const auto& framing : std::vector<std::string>{
             "Content-Length: " + std::to_string(hidden.size()) + "\r\n", "Transfer-Encoding: chunked\r\n",
             "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n",
             "Content-Length: 3\r\nContent-Length: 100\r\n", "Content-Length: -1\r\n",
             "Content-Length: 5x\r\n", "Transfer-Encoding : chunked\r\n"})
        for (const std::string method : {"GET", "POST", "PUT", "OPTIONS"}) {
            INFO(method << ' ' << framing);
            CHECK(refused(method + " / HTTP/1.1\r\nHost: localhost\r\n" + framing + "\r\n" + hidden));
        }
}

TEST_CASE("a damaged library is 503 and no empty feed", "[library][server]") {
    const Site site;
    test::write_text(site / "library.json", "{ damaged");
    const test::RunningServer server{site.options()};
    const Socket client{server.port()};
    client.send(request("/feed.xml"));
    CHECK(client.receive_answer().starts_with("HTTP/1.1 503"));
}

TEST_CASE("a client that never stops asking does not keep the others waiting", "[library][server]") {
    const Site site;
    auto options = site.options();
    options.patience = std::chrono::seconds(3); // a half-closed connection is ended after it
    const test::RunningServer server{options};
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

TEST_CASE("a server without descriptors waits for them, it does not spin", "[library][server]") {
    const Site site;
    const test::RunningServer server{site.options()};
    const rlimit few{20, 20};
    REQUIRE(::prlimit(server.process(), RLIMIT_NOFILE, &few, nullptr) == 0);
    const auto ticks = [&] { // of the processor's time
        std::istringstream stat(test::read_text("/proc/" + std::to_string(server.process()) + "/stat"));
        std::string word;
        for (int i = 0; i < 13; ++i) stat >> word;
        long user = 0, system = 0;
        stat >> user >> system;
        return user + system;
    };
    {
        std::list<Socket> clients;
        for (int i = 0; i < 40; ++i) clients.emplace_back(server.port());
        std::this_thread::sleep_for(std::chrono::milliseconds(300));
        const auto before = ticks();
        std::this_thread::sleep_for(std::chrono::seconds(2));
        CHECK(ticks() - before < ::sysconf(_SC_CLK_TCK) / 5);
    }
    std::string answer; // 503 until it has seen that they are gone
    for (int attempt = 0; attempt < 100 && answer != "<p>page"; ++attempt) {
        const Socket late{server.port()};
        late.send(request("/"));
        answer = body(late.receive_answer());
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    CHECK(answer == "<p>page");
}
