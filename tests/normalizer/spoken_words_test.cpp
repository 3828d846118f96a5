// The whole way from written text to spoken syllables. Each stage has tests of its own; these hear what the
// next one makes of its words.
#include "base/tsv.h"
#include "base/unicode.h"
#include "narration/narrate_passage.h"
#include "normalizer/policies.h"
#include "pronunciation/pinyin.h"
#include "test_support.h"

#include <catch2/catch.hpp>

#include <filesystem>
#include <map>
#include <set>
#include <sstream>

using namespace langdu;
using namespace langdu::normalizer;

namespace {

namespace fs = std::filesystem;
const fs::path source = test::source_folder;

struct Spoken {
    SpokenText text;
    std::vector<pronunciation::Token> tokens; // syllables
};

Spoken speak(const std::string& written, const NormalizerOptions& options = {}) {
    static const narration::Mandarin mandarin{test::built_data};
    chapter::Passage passage;
    passage.text = written;
    auto plan = narration::narrate_passage(passage, mandarin, options);
    Spoken out{std::move(plan.text), {}};
    for (auto& sentence : plan.utterances)
        for (auto& utterance : sentence)
            for (auto& token : utterance.tokens)
                if (token.kind == pronunciation::Token::Kind::syllable)
                    out.tokens.push_back(std::move(token));
    return out;
}

std::string joined(const std::vector<std::string>& syllables) {
    std::string out;
    for (const auto& syllable : syllables) out.append(out.empty() ? "" : " ").append(syllable);
    return out;
}

using Words = std::map<std::u32string, std::vector<std::string>>;

Words read_words() {
    Words out;
    for (const auto& row : read_tsv(source / "tests/data/spoken/words.tsv", 2, 2))
        out[to_utf32(row.cells[0])] = pronunciation::parse_pinyin(row.cells[1]);
    return out;
}

// The longest word that stands at `at`; empty: none.
std::u32string word_at(const Words& words, const std::u32string& text, std::size_t at) {
    constexpr std::size_t longest = 8;
    for (std::size_t length = std::min(longest, text.size() - at); length > 0; --length)
        if (words.contains(text.substr(at, length))) return text.substr(at, length);
    return {};
}

struct Heard {
    std::set<std::string> lacking; // words nobody wrote pinyin for
    std::set<std::string> wrong;
    std::size_t right{};
};

// The stretch `span` of what is said. Characters that were written too are the article's, not the
// normalizer's.
void hear(const Words& words, const Spoken& spoken, Span span, std::u32string_view written, Heard& out) {
    std::u32string text;
    std::vector<pronunciation::Token> said;
    for (const auto& token : spoken.tokens)
        if (token.source.begin >= span.begin && token.source.end <= span.end) {
            text += code_point_at(spoken.text.spoken, token.source.begin).value;
            said.push_back(token);
        }
    for (std::size_t at = 0; at < text.size();) {
        const auto word = word_at(words, text, at);
        if (word.empty()) {
            if (written.find(text[at]) == std::u32string_view::npos)
                out.lacking.insert(to_utf8(text.substr(at, 1)) + " in " + to_utf8(text));
            ++at;
            continue;
        }
        const auto& wanted = words.at(word);
        std::vector<std::string> got; // as cited; a neutral tone is one that is spoken so
        for (std::size_t i = 0; i < word.size(); ++i)
            got.push_back(wanted[i].ends_with('5') ? said[at + i].surface : said[at + i].citation);
        if (got == wanted)
            ++out.right;
        else
            out.wrong.insert(to_utf8(word) + " in " + spoken.text.spoken + ": " + joined(got) + ", not " +
                             joined(wanted));
        at += word.size();
    }
}

void hear_written(const Words& words, const std::string& written, const NormalizerOptions& options,
                  Heard& out) {
    const auto spoken = speak(written, options);
    for (const auto& reading : spoken.text.readings)
        if (reading.pinyin.empty())
            hear(words, spoken, reading.spoken, to_utf32(reading.written.of(written)), out);
}

void check(const Heard& heard) {
    std::string lacking, wrong;
    for (const auto& word : heard.lacking) lacking += "\n  " + word;
    for (const auto& word : heard.wrong) wrong += "\n  " + word;
    INFO("tests/data/spoken/words.tsv lacks these words; write their pinyin:" << lacking);
    CHECK(heard.lacking.empty());
    INFO("read wrong:" << wrong);
    CHECK(heard.wrong.empty());
}

} // namespace

TEST_CASE("every word of the normalizer's tables is spoken as it is written by hand", "[normalizer]") {
    const auto words = read_words();
    Heard heard;
    for (const auto* table : {"units", "currencies", "symbols", "names", "emoji"})
        for (const auto& row : read_tsv(source / "voices/mandarin" / (std::string(table) + ".tsv"), 2, 3)) {
            const auto spoken = speak("三" + row.cells[1]);
            hear(words, spoken, {0, spoken.text.spoken.size()}, {}, heard);
        }
    for (const auto& row : read_tsv(source / "voices/mandarin/formulas.tsv", 3, 3)) {
        auto said = row.cells[2]; // 的|次方: the exponent stands at |
        if (const auto bar = said.find('|'); bar != said.npos) said.replace(bar, 1, "二");
        const auto spoken = speak("三" + said);
        hear(words, spoken, {0, spoken.text.spoken.size()}, {}, heard);
    }
    CHECK(heard.right > 800);
    check(heard);
}

TEST_CASE("every word of the normalizer's rules is spoken as it is written by hand", "[normalizer]") {
    const auto words = read_words();
    Heard heard;
    for (const auto& entry : fs::directory_iterator(source / "tests/normalizer/cases")) {
        if (entry.path().extension() != ".cases") continue;
        std::istringstream file{test::read_text(entry.path())};
        for (std::string line; std::getline(file, line);)
            if (!line.empty() && !line.starts_with("# "))
                hear_written(words, line.substr(0, line.find(" => ")), {}, heard);
    }
    CHECK(heard.right > 5000);
    check(heard);
}

TEST_CASE("every choice of every policy is spoken as it is written by hand", "[normalizer]") {
    const auto words = read_words();
    Heard heard;
    for (const auto& policy : policies())
        for (const auto& choice : split_words(policy.choices, '|')) {
            NormalizerOptions options;
            REQUIRE(set_policy(options, policy.name, choice));
            for (const std::string written :
                 {"请拨打110或13812345678。", "住11号楼1101室，邮编100011。", "工期3~5天，气温-1℃~10℃。",
                  "长10km，重10kg。", "见https://example.org/1，写信到a_1@example.com😀👍。"})
                hear_written(words, written, options, heard);
        }
    CHECK(heard.right > 500);
    check(heard);
}

TEST_CASE("whole sentences are spoken as they are written by hand", "[normalizer]") {
    const auto rows = read_tsv(source / "tests/data/spoken/sentences.tsv", 3, 3);
    CHECK(rows.size() >= 30);
    for (const auto& row : rows) {
        NormalizerOptions options;
        for (const auto& choice : split_words(row.cells[1])) {
            const auto equals = choice.find('=');
            REQUIRE(set_policy(options, choice.substr(0, equals), choice.substr(equals + 1)));
        }
        std::vector<std::string> said;
        for (const auto& token : speak(row.cells[0], options).tokens) said.push_back(token.surface);
        INFO("sentences.tsv:" << row.line << ": " << row.cells[0]);
        CHECK(joined(said) == row.cells[2]);
    }
}
