#include "test_support.h"

#include <catch2/catch.hpp>

namespace test = langdu::test;
using Catch::Contains;

TEST_CASE("wrong usage is one line and exit code 2", "[app]") {
    for (const std::vector<std::string>& words : {std::vector<std::string>{},
                                                  {"render"},
                                                  {"render", "a.md", "--no-such-option"},
                                                  {"render", "a.md", "--rate", "9"}}) {
        const auto outcome = test::langdu(words);
        INFO(outcome.err);
        CHECK(outcome.exit_code == 2);
        CHECK(outcome.out.empty());
        CHECK(std::count(outcome.err.begin(), outcome.err.end(), '\n') == 1);
        CHECK_THAT(outcome.err, Contains("langdu: "));
    }
}

TEST_CASE("the version is printed", "[app]") {
    const auto outcome = test::langdu({"--version"});
    CHECK(outcome.exit_code == 0);
    CHECK_THAT(outcome.out, Contains("langdu 0."));
}
