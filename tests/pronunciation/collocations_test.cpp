#include "pronunciation/pronounce_support.h"

#include "base/tsv.h"
#include "base/unicode.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <map>
#include <set>

using namespace langdu;
using namespace langdu::test;

namespace {

struct Example {
    std::string text;
    std::size_t at{}; // bytes: the character
    std::string reading;
};

std::filesystem::path table(const char* name) {
    return std::filesystem::path(LANGDU_SOURCE_DIR) / "tests/pronunciation" / name;
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
    std::set<std::string> deciding;                          // rules that an example needs
    std::map<std::string, std::set<std::string>> by_reading; // character -> its readings in the examples
    std::size_t wrong = 0;
    const auto all = examples();
    for (const auto& example : all)
        for (const auto& token : pronouncer().tokens_of_line(example.text)) {
            if (token.source.begin != example.at) continue;
            by_reading[std::string(token.source.of(example.text))].insert(example.reading);
            if (token.citation == example.reading) {
                deciding.insert(std::string(token.rule));
                continue;
            }
            UNSCOPED_INFO(example.text << ": " << token.citation << " for " << example.reading);
            ++wrong;
        }
    CHECK(all.size() > 10000);
    CHECK(wrong == 0);
    const auto rules = std::filesystem::path(LANGDU_DATA_DIR) / "voices/mandarin/readings.tsv";
    for (const auto& row : read_tsv(rules, 5, 6)) {
        INFO("readings.tsv:" << row.line << " " << row.cells[0] << " " << row.cells[1]);
        CHECK(deciding.contains("readings.tsv:" + std::to_string(row.line)));
        CHECK(by_reading[row.cells[0]].size() > 1); // something stands against it
    }
}
