#include "server/http_response.h"

#include "base/error.h"
#include "podcast/episode_record.h"
#include "test_support.h"

#include <catch2/catch.hpp>
#include <cctype>
#include <fcntl.h>
#include <sstream>
#include <sys/resource.h>
#include <unistd.h>

using namespace langdu;
using namespace langdu::server;
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
    // headers: lines as a client sends them
    HttpResponse get(const std::string& target, const std::string& headers = "",
                     const std::string& method = "GET", const std::string& token = "") const {
        PublicFiles files{library};
        HttpRequest request{method, target, {{"host", "example:8000"}}};
        std::istringstream lines{headers};
        for (std::string line; std::getline(lines, line, '\n');) {
            auto name = line.substr(0, line.find(": "));
            for (char& c : name) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
            request.headers[name] = line.substr(name.size() + 2, line.find('\r') - name.size() - 2);
        }
        return respond(request, files, {token, "127.0.0.1:8000"});
    }
    int status(const std::string& target, const std::string& headers = "", const std::string& method = "GET",
               const std::string& token = "") const {
        return get(target, headers, method, token).status;
    }
    fs::path library;
};

// What is sent of its file.
std::string bytes_of(const HttpResponse& response) {
    std::string out(response.range.size(), '\0');
    const auto got =
        ::pread(response.file.get(), out.data(), out.size(), static_cast<off_t>(response.range.begin));
    return got < 0 ? "cannot be read" : out.substr(0, static_cast<std::size_t>(got));
}

std::string header(const HttpResponse& response, const std::string& name) {
    return std::string(response.header(name));
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
        return respond({"GET", "/a.mp3", {{"host", host}}}, files,
                       {"", "127.0.0.1:8000", private_to_machine});
    };
    for (const auto* own : {"localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000"}) {
        const auto answer = ask(own, true);
        CHECK(answer.status == 200);
        CHECK(header(answer, "Access-Control-Allow-Origin").empty());
    }
    for (const auto* other : {"attacker.test", "localhost.attacker.test", "[2001:db8::1]:8000", "12.0.0.1"})
        CHECK(ask(other, true).status == 421);
    CHECK(header(ask("example.org", false), "Access-Control-Allow-Origin") == "*");
}

TEST_CASE("a file is sent whole or in part, with its type, and HEAD sends none of it", "[library][http]") {
    const Site site;
    const auto whole = site.get("/a.mp3");
    CHECK(whole.status == 200);
    CHECK(header(whole, "Content-Type") == "audio/mpeg");
    CHECK(bytes_of(whole) == "0123456789");
    const auto part = site.get("/a.mp3", "Range: bytes=3-4\r\n");
    CHECK(part.status == 206);
    CHECK(header(part, "Content-Range") == "bytes 3-4/10");
    CHECK(bytes_of(part) == "34");
    const auto beyond = site.get("/a.mp3", "Range: bytes=10-\r\n");
    CHECK(beyond.status == 416);
    CHECK(header(beyond, "Content-Range") == "bytes */10");
    CHECK(site.get("/a.mp3", "Range: bytes=3-4\r\n", "HEAD").range ==
          ByteRange{0, 10}); // sent without the bytes
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
        CHECK(response.status >= 400);
        CHECK(response.body().find("secret") == std::string::npos);
        CHECK_FALSE(response.file);
    }
}

TEST_CASE("a linked folder of assets is not served", "[library][http]") {
    const Site site;
    fs::create_directories(site / "elsewhere");
    test::write_text(site / "elsewhere/langdu.css", "secret");
    fs::remove_all(site.library / "assets");
    fs::create_directory_symlink("../elsewhere", site.library / "assets");
    CHECK(site.status("/assets/langdu.css") == 404);
    CHECK(site.status("/a.mp3") == 200);
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
    CHECK(feed.body().find("href=\"http://example:8000/feed.xml\"") != std::string::npos);
    CHECK(header(feed, "Content-Type") == "application/rss+xml; charset=utf-8");
    CHECK(site.status("/feed.xml", "If-None-Match: " + header(feed, "ETag") + "\r\n") == 304);
    CHECK(site.get("/feed.xml", "Range: bytes=0-4\r\n").body() == "<?xml");
}

TEST_CASE("methods other than GET and HEAD are refused, a preflight is answered", "[library][http]") {
    const Site site;
    CHECK(site.status("/a.mp3", "", "POST") == 405);
    CHECK(site.status("/a.mp3", "", "DELETE") == 405);
    CHECK(site.status("/a.mp3", "Origin: http://x\r\n", "OPTIONS") == 204);
}

TEST_CASE("a path is decoded once, and what cannot be a path is refused", "[library][http]") {
    CHECK(decoded_path("/a%2emp3") == "/a.mp3");
    CHECK(decoded_path("/%252e") == "/%2e");
    CHECK(decoded_path("/%E5%A3%B0.mp3") == "/声.mp3");
    CHECK(decoded_path("http://example/a.mp3") == "/a.mp3");
    CHECK(decoded_path("https://example") == "/");
    CHECK(decoded_path("/a.mp3?x=%00#y") == "/a.mp3");
    for (const auto* bad : {"", "x", "*", "/%", "/%4", "/%4g", "/%-1", "/%+1", "/% 1", "/%00", "/a b",
                            "/a\tb", "/\x7f", "//%", "ftp://example/a", "http:/a"})
        CHECK_FALSE(decoded_path(bad));
}

TEST_CASE("a body is refused", "[library][http]") {
    const Site site;
    CHECK(site.status("/a.mp3", "Content-Length: 0\r\n") == 200);
    CHECK(site.status("/a.mp3", "Content-Length: 5\r\n") == 413);
    CHECK(site.status("/a.mp3", "Content-Length: 00\r\n") == 413);
    CHECK(site.status("/a.mp3", "Transfer-Encoding: chunked\r\n") == 413);
    CHECK(site.get("/a.mp3", "Content-Length: 5\r\n").close);
}

TEST_CASE("without descriptors the answer is 503, not that a file is absent or a feed empty",
          "[library][http]") {
    const Site site;
    PublicFiles files{site.library};
    const auto ask = [&](const char* target) {
        return respond({"GET", target, {{"host", "x"}}}, files, {"", "127.0.0.1:8000"}).status;
    };
    REQUIRE(ask("/a.mp3") == 200); // knows the folder now
    rlimit before{};
    ::getrlimit(RLIMIT_NOFILE, &before);
    const Descriptor next{::open("/dev/null", O_RDONLY | O_CLOEXEC)};
    rlimit none = before;
    none.rlim_cur = static_cast<rlim_t>(next.get()) + 1;
    ::setrlimit(RLIMIT_NOFILE, &none);
    const int status = ask("/a.mp3");
    PublicFiles fresh{site.library};
    bool refused = false;
    try {
        respond({"GET", "/feed.xml", {{"host", "x"}}}, fresh, {"", "127.0.0.1:8000"});
    } catch (const Error&) { // which the server answers with 503
        refused = true;
    }
    ::setrlimit(RLIMIT_NOFILE, &before);
    CHECK(status == 503);
    CHECK(refused);
}
