#include "pronunciation/pronounce_support.h"

#include "base/tsv.h"
#include "pronunciation/pinyin.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <iostream>

using namespace langdu;
using namespace langdu::pronunciation;
using namespace langdu::test;

TEST_CASE("at least 99 of 100 syllables of news and magazine prose are spoken right", "[pronunciation]") {
    const auto rows =
        read_tsv(std::filesystem::path(test::source_folder) / "tests/pronunciation/prose.tsv", 2, 2);
    CHECK(rows.size() >= 300);
    std::size_t all = 0, right = 0;
    for (const auto& row : rows) {
        const auto wanted = parse_pinyin(row.cells[1]);
        const auto said = parse_pinyin(spoken(row.cells[0]));
        REQUIRE(said.size() == wanted.size());
        std::string wrong;
        for (std::size_t i = 0; i < wanted.size(); ++i) {
            ++all;
            if (said[i] == wanted[i])
                ++right;
            else
                wrong += " " + said[i] + " for " + wanted[i];
        }
        if (!wrong.empty()) std::cout << "prose.tsv:" << row.line << ": " << row.cells[0] << wrong << '\n';
    }
    std::cout << "prose: " << right << " of " << all << " syllables right\n";
    CHECK(static_cast<double>(right) >= 0.99 * static_cast<double>(all));
}
