// What the natural voices' model is given, without the model.
#include "base/error.h"
#include "base/files.h"
#include "base/unicode.h"
#include "speech/kokoro_tokens.h"
#include "speech/spoken.h"
#include "speech/syllable_table.h"
#include "test_support.h"

#include <catch2/catch.hpp>

#include <set>

using namespace langdu;
using namespace langdu::speech;

namespace {

const KokoroTables& tables() {
    static const KokoroTables read{data_directory() / "voices/kokoro"};
    return read;
}

std::string no_english(const std::string&) { return {}; }

std::vector<KokoroPiece> pieces(const pronunciation::Utterance& utterance,
                                const std::function<std::string(const std::string&)>& ipa = no_english) {
    return kokoro_pieces(utterance, tables(), ipa);
}

// The numbers of symbols with 0 at both ends.
std::vector<std::int64_t> framed(const std::string& symbols) {
    auto out = tables().numbers(symbols);
    out.insert(out.begin(), 0);
    out.push_back(0);
    return out;
}

pronunciation::Utterance words(const std::string& pinyin) {
    auto out = test::utterance(pinyin);
    for (auto& token : out.tokens) token.word_start = true;
    return out;
}

} // namespace

TEST_CASE("every syllable of the other engine has a sound in every tone, with and without 儿", "[speech]") {
    const SyllableTable espeak{data_directory() / "voices/mandarin/syllables.tsv"};
    std::set<std::string> sounds;
    for (const auto& [name, row] : espeak.rows())
        for (const char tone : {'1', '2', '3', '4', '5'})
            for (const bool erhua : {false, true}) {
                const auto symbols = tables().syllable(name + tone, erhua);
                INFO(name << tone);
                CHECK_FALSE(symbols.empty());
                CHECK(tables().numbers(symbols).size() == to_utf32(symbols).size());
                if (!erhua) sounds.insert(symbols);
            }
    CHECK(tables().syllables().size() == espeak.rows().size());
    // Two spellings of one sound: er and r, ê and eh, nue and nve, lue and lve.
    CHECK(sounds.size() == 5 * (espeak.rows().size() - 4));
}

TEST_CASE("a tone's arrow stands behind the vowel, and a neutral tone has none", "[speech]") {
    CHECK(tables().syllable("hang2") == "xa↗ŋ");
    CHECK(tables().syllable("ma1") == "ma→");
    CHECK(tables().syllable("wo3") == "wo↓");
    CHECK(tables().syllable("shi4") == "ʂɨ↘");
    CHECK(tables().syllable("de5") == "tɤ");
    CHECK(tables().syllable("wan2", true) == "wa↗ɻ");
    CHECK(tables().syllable("xyz1").empty());
    CHECK(tables().syllable("").empty());
}

TEST_CASE("words stand apart, a clause ends with its tune's mark", "[speech]") {
    auto spoken = test::utterance("yin2 hang2 hang2 zhang3");
    spoken.tokens[0].word_start = spoken.tokens[2].word_start = true;
    for (const auto& [tune, mark] : {std::pair{phrasing::Tune::continuation, ","},
                                     {phrasing::Tune::statement, "."},
                                     {phrasing::Tune::question, "?"},
                                     {phrasing::Tune::exclamation, "!"}}) {
        spoken.tune = tune;
        const auto made = pieces(spoken);
        REQUIRE(made.size() == 1);
        CHECK(made[0].numbers == framed(std::string("i↗nxa↗ŋ xa↗ŋꭧa↓ŋ") + mark));
        CHECK(made[0].syllables == 4);
    }
}

TEST_CASE("every word knows its numbers, and 儿 shares those of its syllable", "[speech]") {
    const auto made = pieces(words("qu4 wan2 r5 | ba5"));
    REQUIRE(made.size() == 1);
    CHECK(made[0].numbers == framed("ʨʰy↘ wa↗ɻ, pa,"));
    const auto& w = made[0].words;
    REQUIRE(w.size() == 4);
    CHECK(w[0] == KokoroPiece::Word{0, 1, 5, false});
    CHECK(w[1] == KokoroPiece::Word{1, 6, 8, false});
    CHECK(w[2] == KokoroPiece::Word{2, 8, 10, false});
    CHECK(w[3] == KokoroPiece::Word{3, 12, 14, true}); // behind the comma of the minor break
}

TEST_CASE("a syllable that nobody knows is an error that names it", "[speech]") {
    CHECK_THROWS_WITH(pieces(words("ni3 zher4")), Catch::StartsWith("zher4: no such Mandarin syllable"));
}

TEST_CASE("a long clause is cut at a minor break near the middle, or else between words", "[speech]") {
    const auto repeat = [](const std::string& word, int times) {
        std::string out;
        for (int i = 0; i < times; ++i) out += word + " ";
        return out;
    };
    const auto at_break = pieces(words(repeat("ma1", 18) + "| " + repeat("ma1", 22)));
    REQUIRE(at_break.size() == 2);
    CHECK(at_break[0].words.size() == 18);
    CHECK(at_break[1].words.size() == 22);
    CHECK_FALSE(at_break[1].words[0].break_before); // the cut is the break

    for (const int count : {33, 64, 100, 1000}) {
        std::size_t token = 0;
        for (const auto& piece : pieces(words(repeat("zhuang4", count)))) {
            CHECK(piece.syllables >= 8);
            CHECK(piece.syllables <= 32);
            CHECK(piece.numbers.size() <= longest_kokoro_piece);
            for (const auto& word : piece.words) CHECK(word.token == token++);
        }
        CHECK(token == static_cast<std::size_t>(count)); // nothing is lost
    }
    CHECK(pieces(words(repeat("ma1", 32))).size() == 1);
}

TEST_CASE("a foreign word of any length is said whole, in pieces that the model takes", "[speech]") {
    std::string ipa;
    for (int i = 0; i < 500; ++i) ipa += i % 7 == 6 ? "z " : "st";
    std::size_t numbers = 0;
    for (const auto& piece : pieces(words("x"), [&](const std::string&) { return ipa; })) {
        CHECK(piece.numbers.size() <= longest_kokoro_piece);
        for (const auto& word : piece.words) {
            CHECK(word.token == 0);
            numbers += word.last - word.first;
        }
    }
    std::string letters = ipa;
    std::erase(letters, ' ');
    CHECK(numbers >= letters.size());
}

TEST_CASE("eSpeak NG's IPA becomes the model's symbols", "[speech]") {
    const std::pair<const char*, const char*> cases[] = {
        {"ˈo^ʊpən ˌe^ɪˈa^ɪ", "ˈOpən ˌAˈI"}, // OpenAI
        {"dˈiːp sˈiːk", "dˈip sˈik"},       // DeepSeek
        {"ˈa^ɪ fˈo^ʊn", "ˈI fˈOn"},         // iPhone
        {"t^ʃwˈɛn", "ʧwˈɛn"},               // Qwen
        {"d^ʒˈɑːvə", "ʤˈɑvə"},              // Java
        {"lˈɪɾə^l", "lˈɪTᵊl"},              // little
        {"bˈʌʔn̩", "bˈʌtᵊn"},                // button
        {"wˈɔːɾɚ", "wˈɔTəɹ"},               // water
        {"ˈa^ʊɚ", "ˈWəɹ"},                  // hour
        {"bˈɜːd", "bˈɜɹd"},                 // bird
        {"ɹˈæsbi^ən", "ɹˈæsbiən"},          // Raspbian
        {"x̩", "k"},                         // an unknown sign is dropped
    };
    for (const auto& [ipa, symbols] : cases) {
        INFO(ipa);
        CHECK(tables().english(ipa) == symbols);
        CHECK(tables().numbers(symbols).size() == to_utf32(symbols).size());
    }
}

TEST_CASE("Latin words stand among syllables as words of their own", "[speech]") {
    auto spoken = test::utterance("yong4 AI xie3");
    spoken.tokens[0].word_start = true;
    const auto made = pieces(spoken, [](const std::string& text) { return text == "AI" ? "ˌe^ɪˈa^ɪ" : ""; });
    REQUIRE(made.size() == 1);
    CHECK(made[0].numbers == framed("jʊ↘ŋ ˌAˈI ɕje↓,"));
    CHECK(made[0].syllables == 4);
    CHECK(made[0].foreign);
    CHECK_FALSE(pieces(test::utterance("yong4 xie3"), [](const std::string&) { return ""; }).at(0).foreign);
}

TEST_CASE("nothing to say is no piece", "[speech]") {
    CHECK(pieces({}).empty());
    CHECK(pieces(words("AI")).empty()); // no IPA, no sound
}
