// written => spoken, one file per rule in cases/; "=" says that nothing changes, "(nothing)" that nothing is
// said.

#include "normalizer/normalizer_support.h"
#include "test_support.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <sstream>

using namespace langdu;
using namespace langdu::normalizer;
using test::normalize;

TEST_CASE("every written => spoken case holds", "[normalizer]") {
    const auto folder = std::filesystem::path(test::source_folder) / "tests/normalizer/cases";
    int cases = 0;
    for (const auto& entry : std::filesystem::directory_iterator(folder)) {
        if (entry.path().extension() != ".cases") continue;
        std::istringstream file{test::read_text(entry.path())};
        int number = 0;
        for (std::string line; std::getline(file, line);) {
            ++number;
            if (line.empty() || line.starts_with("# ")) continue;
            const auto arrow = line.find(" => ");
            INFO(entry.path().filename().string() << ":" << number << ": " << line);
            REQUIRE(arrow != std::string::npos);
            const auto written = line.substr(0, arrow);
            const auto wanted = line.substr(arrow + 4);
            CHECK(normalize(written).spoken == (wanted == "="           ? written
                                                : wanted == "(nothing)" ? ""
                                                                        : wanted));
            ++cases;
        }
    }
    CHECK(cases >= 1500);
}
