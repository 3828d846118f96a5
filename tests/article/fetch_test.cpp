#include "article/fetch.h"

#include "article/cover.h"
#include "article/public_address.h"
#include "base/error.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::article;

TEST_CASE("only http and https addresses are fetched", "[article]") {
    CHECK(is_url("https://example.org/a"));
    CHECK(is_url("http://example.org"));
    CHECK_FALSE(is_url("ftp://example.org"));
    CHECK_FALSE(is_url("file:///etc/passwd"));
    CHECK_FALSE(is_url("a.md"));
}

TEST_CASE("an address that answers not is an error that names it", "[article]") {
    CHECK_THROWS_WITH(fetch("http://127.0.0.1:9/a"),
                      Catch::StartsWith("http://127.0.0.1:9/a: cannot be fetched ("));
}

TEST_CASE("an address in capitals is one, and a password in it is not shown", "[article]") {
    CHECK(is_url("HTTP://example.org"));
    CHECK(is_url("hTTps://example.org"));
    CHECK_FALSE(is_url("https:/example.org"));
    CHECK_FALSE(is_url("httpx://example.org"));
    CHECK(without_password("http://user:secret@example.org/a@b") == "http://example.org/a@b");
    CHECK(without_password("http://a:b@c:d@example.org") == "http://example.org");
    CHECK(without_password("http://example.org/?q=a@b") == "http://example.org/?q=a@b");
    CHECK(without_password("a@b") == "a@b");
    CHECK_THROWS_WITH(fetch("http://user:secret@127.0.0.1:9/a"),
                      Catch::StartsWith("http://127.0.0.1:9/a: cannot be fetched ("));
}

TEST_CASE("addresses of this machine and of inner networks are not public", "[article]") {
    for (const auto* inner : {"0.0.0.0",
                              "10.1.2.3",
                              "100.64.0.1",
                              "100.127.255.255",
                              "127.0.0.1",
                              "127.255.0.1",
                              "169.254.169.254",
                              "172.16.0.1",
                              "172.31.255.255",
                              "192.0.0.1",
                              "192.168.1.1",
                              "198.19.0.1",
                              "203.0.113.9",
                              "224.0.0.1",
                              "255.255.255.255",
                              "::",
                              "::1",
                              "::ffff:127.0.0.1",
                              "::ffff:10.0.0.1",
                              "fe80::1%eth0",
                              "fc00::1",
                              "fd12::1",
                              "ff02::1",
                              "2001:db8::1",
                              "2002:7f00:1::",
                              "64:ff9b::7f00:1",
                              "",
                              "nonsense",
                              "1.2.3",
                              "0x7f.0.0.1"}) {
        INFO(inner);
        CHECK_FALSE(is_public_address(std::string_view(inner)));
    }
    for (const auto* outer :
         {"1.1.1.1", "9.255.255.255", "11.0.0.1", "100.63.255.255", "100.128.0.1", "126.255.255.255",
          "128.0.0.1", "172.15.0.1", "172.32.0.1", "192.167.1.1", "192.169.0.1", "223.255.255.255",
          "2606:2800::1", "::ffff:8.8.8.8", "2002:808:808::", "64:ff9b::808:808"}) {
        INFO(outer);
        CHECK(is_public_address(std::string_view(outer)));
    }
}

TEST_CASE("a page of the public web leads to no address of this network, whatever it is called",
          "[article]") {
    FetchLimits limits;
    limits.public_only = true;
    for (const auto* url : {"http://127.0.0.1:9/a", "http://localhost:9/a", "http://[::1]:9/",
                            "http://0x7f.1:9/", "http://2130706433:9/"}) {
        INFO(url);
        CHECK_THROWS_WITH(fetch(url, limits), Catch::Contains("an address of this network"));
    }
    CHECK_THROWS_WITH(
        read_article_cover("http://example.org/page", "http://127.0.0.1:9/admin?delete=1", "", true),
        Catch::Contains("an address of this network"));
    CHECK_THROWS_WITH(read_article_cover("http://127.0.0.1:9/page", "/picture.png", "", false),
                      Catch::Contains("cannot be fetched"));
}
