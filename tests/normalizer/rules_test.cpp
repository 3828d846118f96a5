#include "normalizer/normalizer_support.h"
#include "normalizer/rules.h"

#include <catch2/catch.hpp>

#include <set>

using namespace langdu;
using namespace langdu::normalizer;
using test::normalize;

TEST_CASE("every rule reads its own example as the table says", "[normalizer]") {
    for (const auto& rule : rules()) {
        INFO(rule.name);
        CHECK(normalize(rule.written).spoken == rule.spoken);
    }
}

TEST_CASE("rule names are unique and rules say what they do", "[normalizer]") {
    std::set<std::string_view> names;
    for (const auto& rule : rules()) {
        INFO(rule.name);
        CHECK(names.insert(rule.name).second);
        CHECK(!rule.description.empty());
        CHECK(rule.starts != 0);
    }
}
