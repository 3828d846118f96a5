// The seeds and all that the fuzzers found, in the ordinary suite.
#include "base/files.h"
#include "fuzz/targets.h"
#include "test_support.h"

#include <catch2/catch.hpp>

#include <cstdlib>
#include <filesystem>
#include <set>

using namespace langdu;

TEST_CASE("each target has seeds, and what was found holds", "[fuzz]") {
    const auto seeds = std::filesystem::path(test::data_folder) / "fuzz";
    std::set<std::string> known;
    for (const auto& target : fuzz::targets()) {
        known.emplace(target.name);
        INFO(target.name);
        REQUIRE(std::filesystem::is_directory(seeds / target.name));
        for (const auto& path : list_folder(seeds / target.name)) {
            INFO(path);
            CHECK_NOTHROW(target.run(read_file(path.string())));
        }
    }
    for (const auto& folder : list_folder(seeds)) CHECK(known.contains(folder.filename().string()));
}
