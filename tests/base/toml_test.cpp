#include "base/toml.h"

#include "base/error.h"

#include <catch2/catch.hpp>

using namespace langdu;
using Catch::Equals;
using Catch::StartsWith;

TEST_CASE("keys of thousands of parts are refused", "[base]") {
    std::string key = "a";
    for (int i = 0; i < 20'000; ++i) key += ".a";
    for (const auto& text : {key + " = 1\n", "x = 1\n[" + key + "]\n", "x = { " + key + " = 1 }\n"})
        CHECK_THROWS_AS(parse_toml(text, "a.toml"), InputError);
    CHECK_NOTHROW(parse_toml("a.b.c = 1.5\nd = \"" + std::string(500, '.') + "\"\n", "a.toml"));
}

TEST_CASE("TOML values know their lines, and come out in the order they were written", "[base]") {
    const auto tree =
        parse_toml("b = 1\na = \"二\"\n\n[t]\nx = [\"p\", \"q\"]\ny = 1.5\nz = true\n", "a.toml");
    REQUIRE(tree.children.size() == 3);
    CHECK(tree.children[0].key == "b");
    CHECK(tree.children[1].string == "二");
    CHECK(tree.children[1].line == 2);
    CHECK(tree.children[2].children[0].children[1].string == "q");
    CHECK(tree.children[2].children[1].line == 6);
    CHECK(tree.children[2].children[2].boolean);
}

TEST_CASE("what is not TOML is an error with the line", "[base]") {
    CHECK_THROWS_WITH(parse_toml("a = 1\nb = = 2\n", "a.toml"), StartsWith("a.toml:2: not valid TOML"));
    CHECK_THROWS_WITH(parse_toml("a = 1\nvoice = newsreader # mine\n", "a.toml"),
                      Equals("a.toml:2: text needs quotes: voice = \"newsreader\""));
    CHECK_THROWS_WITH(parse_toml("range = 到\r\n", "a.toml"),
                      Equals("a.toml:1: text needs quotes: range = \"到\""));
    CHECK_THROWS_WITH(parse_toml("a = \"x\nb = 1", "a.toml"), StartsWith("a.toml:1: not valid TOML"));
    CHECK(parse_toml("d = 2024-01-01\n", "a.toml").children[0].string == "2024-01-01");
}

TEST_CASE("a TOML reader refuses wrong types, values out of range and keys nobody asks for", "[base]") {
    const auto tree =
        parse_toml("name = \"a\"\npitch = 101\nptich = 3\nratio = 2\nlist = [\"a\", 1]\n", "v.toml");
    TomlReader reader{tree, "v.toml"};
    CHECK(reader.string("name") == "a");
    CHECK(reader.number("ratio", 0, 3) == 2.0);
    CHECK_FALSE(reader.string("absent"));
    CHECK_THROWS_WITH(reader.integer("name", 0, 1), StartsWith("v.toml:1: name must be a whole number"));
    CHECK_THROWS_WITH(reader.integer("pitch", 0, 100),
                      StartsWith("v.toml:2: pitch = 101 is out of range; choose 0 to 100"));
    CHECK_THROWS_WITH(reader.strings("list"), StartsWith("v.toml:5: list must be a list of strings"));
    CHECK_THROWS_WITH(reader.finish(), StartsWith("v.toml:3: unknown key ptich; known here: "));
}
