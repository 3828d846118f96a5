#include "app/columns.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::app;

TEST_CASE("two columns are right with Chinese in them", "[app]") {
    CHECK(two_columns("  --one 幺|一", "1 in codes", 16, 40) == "  --one 幺|一   1 in codes\n");
    CHECK(two_columns("  --url read", "1 in codes", 16, 40) == "  --url read    1 in codes\n");
    CHECK(two_columns("  --a-very-long-one", "words", 16, 40) ==
          "  --a-very-long-one\n                words\n");
    CHECK(two_columns("a", "one two three four", 4, 13) == "a   one two\n    three\n    four\n");
    CHECK(two_columns("a", "a-word-longer-than-that", 4, 13) == "a   a-word-longer-than-that\n");
    CHECK(two_columns("a", "", 4, 13) == "a   \n");
}
