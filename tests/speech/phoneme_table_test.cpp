#include "base/error.h"
#include "base/files.h"
#include "speech/espeak_zygote.h"
#include "speech/phoneme_table.h"
#include "test_support.h"

#include <catch2/catch.hpp>

using namespace langdu;
using namespace langdu::speech;
using namespace langdu::test;

namespace {

// What the engine says with these rows; each engine has a process of its own.
EngineClip say(const std::string& phonemes, const std::string& rows) {
    TemporaryDirectory folder;
    write_text(folder / "phonemes.tsv", rows);
    const auto voice = std::filesystem::path(source_folder) / "voices/newsreader.voice";
    Zygote zygote(espeak_loader(voice.string(), folder / "phonemes.tsv"));
    EngineRequest request;
    request.text = phonemes;
    const auto clip = speak_once(zygote, request);
    REQUIRE(clip);
    return *clip;
}

} // namespace

TEST_CASE("a phoneme plays another recording of the engine's", "[speech]") {
    const auto own = say("[[tS;'iA55]]", "");
    const auto shorter = say("[[tS;'iA55]]", "tS;\tcmn/tS;\tustop/ts_pzd2\n");
    CHECK(own.phonemes == shorter.phonemes);
    CHECK(own.samples.size() > shorter.samples.size() + 22050 * 30 / 1000); // 96 and 37 ms
}

TEST_CASE("a new phoneme takes sounds of any of the engine's tables", "[speech]") {
    const auto clip = say("[[t'eng55]]", "eng\tyue/eng\t\t\t150\n");
    // eSpeak NG 1.52 reports the stress too: "t 'eng".
    CHECK((clip.phonemes.starts_with("t eng") || clip.phonemes.starts_with("t 'eng")));
    CHECK(clip.samples.size() > 22050 / 10);
}

TEST_CASE("the strength of a recording", "[speech]") {
    const auto loudest = [](const EngineClip& clip) {
        return *std::max_element(clip.samples.begin(), clip.samples.begin() + 22050 * 30 / 1000);
    };
    CHECK(loudest(say("[[S;'i55]]", "S;\tcmn/S;\t\t50\n")) <
          loudest(say("[[S;'i55]]", "S;\tcmn/S;\t\t100\n")));
}

TEST_CASE("a row that the engine cannot follow is named", "[speech]") {
    using Catch::Contains;
    CHECK_THROWS_WITH(say("[['a55]]", "x\tcmn/nothing\n"),
                      Contains("phonemes.tsv:1: the engine has no phoneme cmn/nothing"));
    CHECK_THROWS_WITH(say("[['a55]]", "x\tcmn/t\tustop/nothing\n"), Contains("no recording ustop/nothing"));
    CHECK_THROWS_WITH(say("[['a55]]", "x\tcmn/a\t\t50\n"), Contains("plays no recording"));
    CHECK_THROWS_WITH(say("[['a55]]", "x\tt\n"), Contains("a model such as cmn/ts"));
    CHECK_THROWS_AS(with_phonemes({"short", "", ""}, "cmn", {}), InputError);
}
