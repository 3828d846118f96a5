#include "app/status_line.h"
#include "base/terminal_columns.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::app;

TEST_CASE("a bar and its words take one line of any terminal", "[app]") {
    const std::string words = "18/205, 2 failed  文章/第十八篇很长很长的标题很长很长.md";
    for (int columns = 0; columns <= 200; ++columns)
        for (const double share : {0.0, 0.003, 0.5, 1.0}) {
            const auto line = bar_line(share, "1:07:54 left", words, columns);
            INFO(columns << ": " << line);
            CHECK(terminal_columns(line) <= columns);
        }
    CHECK(bar_line(0.5, "0:03 left", "a.md", 120) == "███████████████░░░░░░░░░░░░░░░ 50 %  0:03 left  a.md");
    CHECK(bar_line(0.5, "0:03 left", "a.md", 59) == "█████░░░░ 50 %  0:03 left  a.md");
    CHECK(bar_line(0.5, "0:03 left", "1/2  第十八篇很长很长的标题.md", 39) ==
          "50 %  0:03 left  1/2  第十八篇很长很长…");
    CHECK(bar_line(0.5, "0:03 left", "a.md", 17) == "50 %  0:03 left");
    CHECK(bar_line(0.01, "", "0/2  a.md", 39) == "1 %  0/2  a.md"); // too early to say what is left
    CHECK(bar_line(1, "0:00 left", "", 79).ends_with("100 %  0:00 left"));
}

TEST_CASE("wide characters take two columns of a terminal, marks none", "[base]") {
    CHECK(terminal_columns("abc") == 3);
    CHECK(terminal_columns("朗读") == 4);
    CHECK(terminal_columns("ＡＢ") == 4);
    CHECK(terminal_columns("e\u0301") == 1);
    CHECK(terminal_columns("") == 0);
}
