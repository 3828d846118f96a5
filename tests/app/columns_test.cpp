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

TEST_CASE("a line in Chinese ends between characters, but not before a mark that closes", "[app]") {
    CHECK(two_columns("a", "一二三四五六", 4, 12) == "a   一二三四\n    五六\n");
    CHECK(two_columns("a", "一二三四，五六", 4, 12) == "a   一二三\n    四，五六\n");
    CHECK(two_columns("a", "一二三（四五）", 4, 12) == "a   一二三\n    （四五）\n");
    CHECK(two_columns("a", "一二 mp3 和 opus", 4, 12) == "a   一二 mp3\n    和 opus\n");
}
