#include "normalizer/shown_text.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::normalizer;

TEST_CASE("reading marks are not shown, other brackets are", "[normalizer]") {
    CHECK(shown_text("去[六安|lu4 an1]看[女儿|nü3 er2]。") == "去六安看女儿。");
    CHECK(shown_text("打[读 120|幺二零]，学[say SQL|sequel]。") == "打120，学SQL。");
    for (const auto* text : {"数组[1|2]。", "[注|见下]", "[六安|lu4]", "[]", "[|]", "[a", "[[x|y]]", "没有"})
        CHECK(shown_text(text) == text);
}
