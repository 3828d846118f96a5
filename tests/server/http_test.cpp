#include "server/http_response.h"

#include "podcast/episode_record.h"
#include "test_support.h"

#include <catch2/catch.hpp>

using namespace langdu;
namespace fs = std::filesystem;

namespace {

struct Site : test::TemporaryDirectory {
    Site() : library(path() / "library") {
        fs::create_directories(library / ".langdu");
        fs::create_directories(library / "assets");
        test::write_text(library / "a.mp3", "0123456789");
        test::write_text(library / "index.html", "<p>页");
        test::write_text(library / "assets/langdu.css", "p{}");
        test::write_text(library / "library.json", "{\"version\":1,\"feeds\":[]}");
        test::write_text(library / ".langdu/lock", "");
        test::write_text(library / ".secret.html", "secret");
        test::write_text(library / "notes.conf", "secret");
        test::write_text(*this / "outside.html", "secret");
        fs::create_symlink("../outside.html", library / "link.html");
    }
    HttpResponse get(const std::string& target, const std::string& headers = "",
                     const std::string& method = "GET", const std::string& token = "") const {
        PublicFiles files{library};
        const auto parsed = parse_http_request(method + " " + target + " HTTP/1.1\r\nHost: example:8000\r\n" +
                                               headers + "\r\n");
        if (parsed.state != HttpParse::State::complete) return refuse(parsed.status);
        return respond(parsed.request, files, {token, "127.0.0.1:8000"});
    }
    int status(const std::string& target, const std::string& headers = "", const std::string& method = "GET",
               const std::string& token = "") const {
        return std::stoi(get(target, headers, method, token).head.substr(9, 3));
    }
    fs::path library;
};

std::string header(const HttpResponse& response, const std::string& name) {
    const auto at = response.head.find("\r\n" + name + ": ");
    if (at == std::string::npos) return {};
    const auto begin = at + name.size() + 4;
    return response.head.substr(begin, response.head.find("\r\n", begin) - begin);
}

} // namespace

TEST_CASE("one range of bytes is understood, everything else is the whole or unsatisfiable",
          "[library][http]") {
    const auto range = [](std::string_view text, std::uint64_t size) {
        const auto choice = choose_range(text, size);
        if (choice.unsatisfiable) return std::string("416");
        return choice.range ? std::to_string(choice.range->begin) + "-" + std::to_string(choice.range->end)
                            : std::string("all");
    };
    CHECK(range("bytes=0-", 10) == "0-10");
    CHECK(range("bytes=2-5", 10) == "2-6");
    CHECK(range("bytes=-3", 10) == "7-10");
    CHECK(range("bytes=-30", 10) == "0-10");
    CHECK(range("bytes=5-99999999999999999999999", 10) == "5-10");
    CHECK(range("Bytes=9-9", 10) == "9-10");
    CHECK(range("bytes=10-", 10) == "416");
    CHECK(range("bytes=-0", 10) == "416");
    CHECK(range("bytes=-1", 0) == "416");
    for (const auto* odd : {"", "bytes", "bytes=", "bytes=-", "bytes=5-2", "bytes=a-b", "bytes=1-2,4-5",
                            "items=0-1", "bytes=1 - 2", "bytes=--1"})
        CHECK(range(odd, 10) == "all");
}

TEST_CASE("a library for this computer alone is not shown to pages of other sites", "[library][http]") {
    const Site site;
    PublicFiles files{site.library};
    const auto ask = [&](const std::string& host, bool private_to_machine) {
        const auto parsed = parse_http_request("GET /a.mp3 HTTP/1.1\r\nHost: " + host + "\r\n\r\n");
        return respond(parsed.request, files, {"", "127.0.0.1:8000", private_to_machine});
    };
    for (const auto* own : {"localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000"}) {
        const auto answer = ask(own, true);
        CHECK(answer.head.starts_with("HTTP/1.1 200"));
        CHECK(header(answer, "Access-Control-Allow-Origin").empty());
    }
    for (const auto* other : {"attacker.test", "localhost.attacker.test", "[2001:db8::1]:8000", "12.0.0.1"})
        CHECK(ask(other, true).head.starts_with("HTTP/1.1 421"));
    CHECK(header(ask("example.org", false), "Access-Control-Allow-Origin") == "*");
}

TEST_CASE("a file is sent whole or in part, with its type, and HEAD sends none of it", "[library][http]") {
    const Site site;
    const auto whole = site.get("/a.mp3");
    CHECK(whole.head.starts_with("HTTP/1.1 200 OK\r\n"));
    CHECK(header(whole, "Content-Type") == "audio/mpeg");
    CHECK(header(whole, "Content-Length") == "10");
    CHECK(whole.range == ByteRange{0, 10});
    const auto part = site.get("/a.mp3", "Range: bytes=3-4\r\n");
    CHECK(part.head.starts_with("HTTP/1.1 206"));
    CHECK(header(part, "Content-Range") == "bytes 3-4/10");
    CHECK(part.range == ByteRange{3, 5});
    const auto beyond = site.get("/a.mp3", "Range: bytes=10-\r\n");
    CHECK(beyond.head.starts_with("HTTP/1.1 416"));
    CHECK(header(beyond, "Content-Range") == "bytes */10");
    const auto head = site.get("/a.mp3", "", "HEAD");
    CHECK(header(head, "Content-Length") == "10");
    CHECK(head.file.empty());
    CHECK(header(site.get("/"), "Content-Type") == "text/html; charset=utf-8");
    CHECK(site.status("/assets/langdu.css") == 200);
}

TEST_CASE("what a client has is not sent again, and a part of an old file is not mixed with a new one",
          "[library][http]") {
    const Site site;
    const auto first = site.get("/a.mp3");
    const auto etag = header(first, "ETag"), modified = header(first, "Last-Modified");
    CHECK(site.status("/a.mp3", "If-None-Match: " + etag + "\r\n") == 304);
    CHECK(site.status("/a.mp3", "If-None-Match: \"x\", W/" + etag + "\r\n") == 304);
    CHECK(site.status("/a.mp3", "If-None-Match: \"x\"\r\n") == 200);
    CHECK(site.status("/a.mp3", "If-Modified-Since: " + modified + "\r\n") == 304);
    CHECK(site.status("/a.mp3", "Range: bytes=0-1\r\nIf-Range: " + etag + "\r\n") == 206);
    CHECK(site.status("/a.mp3", "Range: bytes=0-1\r\nIf-Range: " + modified + "\r\n") == 206);
    CHECK(site.status("/a.mp3", "Range: bytes=0-1\r\nIf-Range: \"old\"\r\n") == 200);
}

TEST_CASE("nothing outside the library's own list is ever served", "[library][http]") {
    const Site site;
    const std::vector<std::string> attempts{"/../outside.html",
                                            "/..",
                                            "/../",
                                            "/../../../../../../etc/passwd",
                                            "/%2e%2e/outside.html",
                                            "/%2e%2e%2foutside.html",
                                            "/..%2foutside.html",
                                            "/.%2e/outside.html",
                                            "/assets/../../outside.html",
                                            "/assets/%2e%2e/%2e%2e/outside.html",
                                            "/assets/..%2f..%2foutside.html",
                                            "//etc/passwd",
                                            "///etc/passwd",
                                            "/%2fetc/passwd",
                                            "/etc/passwd",
                                            "/..\\outside.html",
                                            "/..%5coutside.html",
                                            "/%5c..%5coutside.html",
                                            "/a.mp3/../../outside.html",
                                            "/a.mp3%00.html",
                                            "/%00",
                                            "/a.mp3%2f",
                                            "/a.mp3/",
                                            "/./a.mp3",
                                            "/assets/./langdu.css",
                                            "/assets//langdu.css",
                                            "/%252e%252e/outside.html",
                                            "/%c0%ae%c0%ae/outside.html",
                                            "/%e0%80%ae%e0%80%ae/outside.html",
                                            "/....//outside.html",
                                            "/..;/outside.html",
                                            "/;/../outside.html",
                                            "/.secret.html",
                                            "/.langdu/lock",
                                            "/.langdu/",
                                            "/library.json",
                                            "/notes.conf",
                                            "/link.html",
                                            "/assets",
                                            "/assets/",
                                            "/A.MP3",
                                            "/a.mp3 ",
                                            "/~root",
                                            "/~",
                                            "/proc/self/environ",
                                            "/dev/zero",
                                            "/file:///etc/passwd",
                                            "http://example/../outside.html",
                                            "http://example",
                                            "/a.mp3..",
                                            "/outside.html",
                                            "/library/a.mp3",
                                            "/index.html/",
                                            "/*",
                                            "/%2a",
                                            "/CON",
                                            "/a.mp3::$DATA",
                                            "/\x80"};
    CHECK(attempts.size() >= 50);
    for (const auto& attempt : attempts) {
        INFO(attempt);
        if (attempt == "http://example") continue; // the front page
        const auto response = site.get(attempt);
        CHECK(response.head.find(" 200 ") == std::string::npos);
        CHECK(response.body.find("secret") == std::string::npos);
        CHECK(response.file.empty());
    }
}

TEST_CASE("with a token nothing is there without it", "[library][http]") {
    const Site site;
    CHECK(site.status("/", "", "GET", "secret-token") == 404);
    CHECK(site.status("/a.mp3", "", "GET", "secret-token") == 404);
    CHECK(site.status("/secret-toke/a.mp3", "", "GET", "secret-token") == 404);
    CHECK(site.status("/secret-token/a.mp3", "", "GET", "secret-token") == 200);
    CHECK(site.status("/secret-token", "", "GET", "secret-token") == 301);
}

TEST_CASE("the feed has the addresses under which it was asked for", "[library][http]") {
    const Site site;
    const auto feed = site.get("/feed.xml");
    CHECK(feed.body.find("href=\"http://example:8000/feed.xml\"") != std::string::npos);
    CHECK(header(feed, "Content-Type") == "application/rss+xml; charset=utf-8");
    CHECK(site.status("/feed.xml", "If-None-Match: " + header(feed, "ETag") + "\r\n") == 304);
    CHECK(site.get("/feed.xml", "", "HEAD").body.empty());
    CHECK(header(site.get("/feed.xml", "", "HEAD"), "Content-Length") == std::to_string(feed.body.size()));
}

TEST_CASE("methods other than GET and HEAD are refused, a preflight is answered", "[library][http]") {
    const Site site;
    CHECK(site.status("/a.mp3", "", "POST") == 405);
    CHECK(site.status("/a.mp3", "", "DELETE") == 405);
    CHECK(site.status("/a.mp3", "Origin: http://x\r\n", "OPTIONS") == 204);
}

TEST_CASE("malformed requests are refused, unfinished ones waited for", "[library][http]") {
    const auto status = [](const std::string& bytes) {
        const auto parsed = parse_http_request(bytes);
        return parsed.state == HttpParse::State::bad        ? parsed.status
               : parsed.state == HttpParse::State::complete ? 200
                                                            : 0;
    };
    CHECK(status("GET / HTTP/1.1\r\nHost: x\r\n\r\n") == 200);
    CHECK(status("GET / HTTP/1.0\r\n\r\n") == 200);
    CHECK(status("GET / HT") == 0);
    CHECK(status("GET / HTTP/1.1\r\nHost: x\r\n") == 0);
    CHECK(status("nonsense\r\n") == 400);
    CHECK(status("GET / HTTP/3.0\r\n\r\n") == 505);
    CHECK(status("GET / HTTP/1.1\r\n\r\n") == 400); // no Host
    CHECK(status("GET x HTTP/1.1\r\nHost: x\r\n\r\n") == 400);
    CHECK(status("GET /% HTTP/1.1\r\nHost: x\r\n\r\n") == 400);
    CHECK(status("GET /%4 HTTP/1.1\r\nHost: x\r\n\r\n") == 400);
    CHECK(status("GET / HTTP/1.1\r\nHost: x\r\n folded\r\n\r\n") == 400);
    CHECK(status("GET / HTTP/1.1\r\nHost : x\r\n\r\n") == 400);
    CHECK(status("GET / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello") == 413);
    CHECK(status("GET / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n") == 501);
    CHECK(status("GET /" + std::string(20000, 'a')) == 431);
    CHECK(status("GET / HTTP/1.1\r\nHost: x\r\nA: " + std::string(20000, 'a')) == 431);
}
