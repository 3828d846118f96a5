#include "pronunciation/pronounce_support.h"

#include "base/error.h"
#include "base/tsv.h"
#include "base/unicode.h"
#include "pronunciation/context_rules.h"
#include "test_support.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <map>
#include <set>
#include <tuple>

using namespace langdu;
using namespace langdu::pronunciation;
using namespace langdu::test;

namespace {

struct Example {
    std::string text;
    std::size_t at{}; // bytes: the character
    std::string reading;
};

std::filesystem::path table(const char* name) {
    return std::filesystem::path(test::source_folder) / "tests/pronunciation" / name;
}

// Sentences with the character in brackets, and words with its first occurrence.
std::vector<Example> examples() {
    std::vector<Example> out;
    for (const auto& row : read_tsv(table("readings_cases.tsv"), 2, 2)) {
        std::string sentence = row.cells[0];
        const auto open = sentence.find('['), close = sentence.find(']');
        REQUIRE(close != std::string::npos);
        sentence.erase(close, 1).erase(open, 1);
        out.push_back({sentence, open, row.cells[1]});
    }
    for (const auto& row : read_tsv(table("collocations.tsv"), 3, 3)) {
        const std::string words = row.cells[2] + " ";
        for (std::size_t at = 0; at < words.size();) {
            const auto end = words.find(' ', at);
            const auto word = words.substr(at, end - at);
            out.push_back({word, word.find(row.cells[0]), row.cells[1]});
            at = end + 1;
        }
    }
    return out;
}

} // namespace

TEST_CASE("polyphones are read by their words and neighbours, and every rule has examples for and against it",
          "[pronunciation]") {
    std::map<std::string, std::set<std::string>> deciding;   // rule -> texts that need it
    std::map<std::string, std::set<std::string>> by_reading; // character -> its readings in the examples
    std::size_t wrong = 0;
    const auto all = examples();
    for (const auto& example : all)
        for (const auto& token : pronouncer().tokens_of_line(example.text)) {
            if (token.source.begin != example.at) continue;
            by_reading[std::string(token.source.of(example.text))].insert(example.reading);
            if (token.citation == example.reading) {
                deciding[std::string(token.rule)].insert(example.text);
                continue;
            }
            WARN(example.text << ": " << token.citation << " for " << example.reading);
            ++wrong;
        }
    CHECK(all.size() > 10000);
    CHECK(wrong == 0);
    const auto tables = std::filesystem::path(test::built_data) / "voices/mandarin";
    for (const auto& row : read_tsv(tables / "readings.tsv", 2, 6)) {
        if (row.cells[0].starts_with('@')) continue;
        const auto rule = "readings.tsv:" + std::to_string(row.line);
        INFO(rule << " " << row.cells[0] << " " << row.cells[1]);
        if (row.cells.size() == 6) // the row's own example
            for (const auto& token : pronouncer().tokens_of_line(row.cells[5]))
                if (token.rule == rule) deciding[rule].insert(row.cells[5]);
        CHECK(deciding[rule].size() >= 2);
        CHECK(by_reading[row.cells[0]].size() > 1); // something stands against it
    }
}

TEST_CASE("evidence for a reading and against it decides its examples", "[pronunciation]") {
    const auto tables = std::filesystem::path(test::built_data) / "voices/mandarin";
    for (const auto& row : read_tsv(tables / "evidence.tsv", 2, 6)) {
        if (row.cells[0].starts_with('@')) continue;
        REQUIRE(row.cells.size() == 6);
        const auto& [character, reading, weight, example] =
            std::tie(row.cells[0], row.cells[1], row.cells[2], row.cells[5]);
        INFO("evidence.tsv:" << row.line << " " << example);
        for (const auto& token : pronouncer().tokens_of_line(example))
            if (token.source.of(example) == character)
                CHECK((token.citation == reading) == !weight.starts_with('-'));
    }
}

TEST_CASE("a broken row of evidence is an error with its line", "[pronunciation]") {
    TemporaryDirectory folder;
    write_text(folder / "readings.tsv", "");
    const auto refused = [&](const std::string& rows) {
        write_text(folder / "evidence.tsv", rows);
        try {
            const ContextRules rules(folder.path());
        } catch (const InputError& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    CHECK(refused("@doing\t会 能\n为\twei4\t1.5\t@doing\t\t会为他\n").empty());
    CHECK_THAT(refused("为\twei4\tmuch\t\t\t为他\n"), Catch::Contains("evidence.tsv:1: much is no weight"));
    CHECK_THAT(refused("\n为\twei4\t1\t@giving\t\t为他\n"),
               Catch::Contains("evidence.tsv:2: no set @giving"));
    CHECK_THAT(refused("为\twei4\t1\t\t\t\n为\twei2\t1\t\t\t\n"),
               Catch::Contains("evidence.tsv:2: weighs wei2"));
    CHECK_THAT(refused("为\twei4\n"), Catch::Contains("evidence.tsv:1: needs a character"));
}
