#include "base/files.h"
#include "base/skip_reason.h"
#include "base/tsv.h"

#include <catch2/catch.hpp>

#include <set>
#include <string>

using namespace langdu;

TEST_CASE("a reason's words lead back to it", "[podcast]") {
    for (int i = 0; i < static_cast<int>(SkipReason::other); ++i) {
        const auto reason = static_cast<SkipReason>(i);
        CHECK(skip_reason_of(words_of(reason)) == reason);
    }
    CHECK(skip_reason_of("made up") == SkipReason::other);
}

TEST_CASE("a page has words for every reason and for no other", "[podcast]") {
    std::set<SkipReason> known;
    for (const auto& row : read_tsv(data_directory() / "page" / "reasons.tsv", 1, 2)) {
        INFO(row.cells[0]);
        CHECK(skip_reason_of(row.cells[0]) != SkipReason::other);
        CHECK(known.insert(skip_reason_of(row.cells[0])).second);
    }
    for (int i = 0; i < static_cast<int>(SkipReason::other); ++i) {
        const auto reason = static_cast<SkipReason>(i);
        INFO(words_of(reason));
        CHECK(known.contains(reason));
    }
}
