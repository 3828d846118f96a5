#include "pronunciation/break_prices.h"
#include "pronunciation/grammar_words.h"
#include "test_support.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::pronunciation;

namespace {

std::filesystem::path table(const std::string& name) {
    return std::filesystem::path(test::built_data) / "voices/mandarin" / name;
}

} // namespace

TEST_CASE("a closed class has its members, of characters or of words", "[pronunciation]") {
    const GrammarWords words{table("grammar_words.tsv")};
    CHECK(words.has(Grammar::aspects, U'过'));
    CHECK_FALSE(words.has(Grammar::aspects, U'家'));
    CHECK_FALSE(words.has(Grammar::aspects, U'\0'));
    CHECK(words.has_word(Grammar::modals, U"可以"));
    CHECK_FALSE(words.has_word(Grammar::modals, U"以"));
}

TEST_CASE("a row too many, twice or missing is named with its line", "[pronunciation]") {
    const test::TemporaryDirectory folder;
    const auto file = folder / "table.tsv";
    const auto with = [&](const std::string& name, const std::string& more) {
        test::write_text(file, test::read_text(table(name)) + more);
        return file;
    };
    CHECK_THROWS_WITH(GrammarWords{with("grammar_words.tsv", "verbs\t做\tno rule asks\n")},
                      Catch::Contains("no class is called \"verbs\""));
    CHECK_THROWS_WITH(GrammarWords{with("grammar_words.tsv", "aspects\t了\ttwice\n")},
                      Catch::Contains("aspects has a row already"));
    CHECK_THROWS_WITH(BreakPrices{with("breaks.tsv", "elsewhere\t7\tno|again\n")},
                      Catch::Contains("elsewhere has a price already"));
    test::write_text(file, "elsewhere\tcheap\tno|number\n");
    CHECK_THROWS_WITH(BreakPrices{file}, Catch::Contains("table.tsv:1: \"cheap\" is not a price"));
    test::write_text(file, "elsewhere\t7\ta|b\n");
    CHECK_THROWS_WITH(BreakPrices{file}, Catch::Contains("no price for beside_mark"));
}
