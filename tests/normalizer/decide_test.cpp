#include "normalizer/decide.h"
#include "normalizer/normalizer_support.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <random>

using namespace langdu;
using namespace langdu::normalizer;
using test::normalize;

TEST_CASE("every meaning reads its own example, and as itself", "[normalizer]") {
    for (const auto& table : test::normalizer_of_build().shapes())
        for (const auto& meaning : table.meanings) {
            INFO(table.name << ": " << meaning.name << ": " << meaning.written);
            const auto text = normalize(meaning.written);
            CHECK(text.spoken == meaning.spoken);
            if (meaning.plain || meaning.kind == TokenKind::other) continue; // left to others
            CHECK(std::any_of(text.readings.begin(), text.readings.end(),
                              [&](const Reading& r) { return r.rule == meaning.name; }));
        }
}

TEST_CASE("the order of rows means nothing", "[normalizer]") {
    std::mt19937 random{7};
    const Tables tables{test::built_data};
    for (const auto& table : test::normalizer_of_build().shapes()) {
        auto shuffled = table;
        std::shuffle(shuffled.evidence.begin(), shuffled.evidence.end(), random);
        std::vector<std::size_t> order(table.meanings.size());
        for (std::size_t i = 0; i < order.size(); ++i) order[i] = i;
        std::shuffle(order.begin(), order.end(), random);
        for (std::size_t i = 0; i < order.size(); ++i) shuffled.meanings[order[i]] = table.meanings[i];
        for (auto& row : shuffled.evidence) row.meaning = order[row.meaning];
        const FoldedText text{"湖人112-108险胜，返回404，端口8080:80，从0到n-1", tables};
        const NormalizerOptions options;
        for (std::size_t from = 0; from < text.size(); ++from)
            for (Facts facts : {Facts{0}, Facts{1}, Facts{5}, Facts{0xFFFF}, Facts{0x2A}}) {
                const Site site{text, from, options, tables, test::normalizer_of_build().shapes()};
                const Shape shape{from, std::min(from + 3, text.size()), facts};
                const auto straight = weigh(table, site, shape), mixed = weigh(shuffled, site, shape);
                INFO(table.name << " at " << from << " with facts " << facts);
                CHECK(straight[0].meaning->name == mixed[0].meaning->name);
                CHECK(straight[0].sum == mixed[0].sum);
            }
    }
}

TEST_CASE("a reading says why it is what it is", "[normalizer]") {
    NormalizerOptions options;
    options.explain = true;
    const auto text = normalize("弹幕全是666", options);
    REQUIRE(text.readings.size() == 1);
    CHECK(text.readings[0].rule == "net");
    CHECK(text.readings[0].why == "net -3 + 2 (praise) + 3 (near12+praise @admired); number 0");
    CHECK(normalize("弹幕全是666").readings[0].why.empty());
}
