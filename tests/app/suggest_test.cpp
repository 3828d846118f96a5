#include "app/suggest.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::app;

TEST_CASE("a mistyped word finds the one that was meant", "[app]") {
    const std::vector<std::string> commands{"render", "batch", "feed", "serve", "normalize", "voices"};
    CHECK(nearest("rendr", commands) == "render");
    CHECK(nearest("rednder", commands) == "render");
    CHECK(nearest("bacth", commands) == "batch");
    CHECK(nearest("normalise", commands) == "normalize");
    CHECK(nearest("voice", commands) == "voices");
    CHECK(nearest("norm", commands) == "normalize");
    for (const auto* far : {"article.md", "新闻", "x", "", "explain"}) CHECK(nearest(far, commands).empty());
}
