#include "article/fetch.h"

#include "base/error.h"

#include <catch2/catch.hpp>

using namespace langdu;

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
