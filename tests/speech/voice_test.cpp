#include "speech/voice.h"

#include "base/error.h"
#include "base/files.h"
#include "speech/engines.h"
#include "speech/kokoro_parts.h"
#include "test_support.h"

#include <catch2/catch.hpp>
#include <cstdlib>

using namespace langdu;
using namespace langdu::speech;
using Catch::Contains;
using Catch::StartsWith;

namespace {

// The newsreader's preset as it is, for tests that break one thing in it.
std::string preset_text() { return test::read_text(data_directory() / "voices/newsreader.toml"); }

// Replaces a line's beginning; the test fails when it is not there.
std::string with(std::string text, const std::string& from, const std::string& to) {
    const auto at = text.find(from);
    REQUIRE(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

class PresetFolder {
public:
    explicit PresetFolder(const std::string& text) {
        for (const auto* name : {"newsreader.voice", "newsreader-english.voice"})
            test::write_text(folder_ / name, test::read_text(data_directory() / "voices" / name));
        test::write_text(folder_ / "mine.toml", text);
    }
    std::string path() const { return (folder_ / "mine.toml").string(); }

private:
    test::TemporaryDirectory folder_;
};

} // namespace

TEST_CASE("the default voice has its names, and comes first", "[speech]") {
    const auto voice = load_voice("zh");
    CHECK(voice.name == "newsreader");
    for (const auto* name : {"zh-CN", "cmn", "newsreader"}) CHECK(load_voice(name) == voice);
    CHECK(all_voices().front() == voice);
}

TEST_CASE("every preset is complete and its files exist", "[speech]") {
    for (const auto& voice : all_voices()) {
        INFO(voice.name);
        CHECK_FALSE(voice.title.empty());
        CHECK(voice.description.ends_with("."));
        if (voice.engine == "espeak")
            CHECK(std::filesystem::exists(voice.definition));
        else
            for (const auto& style : {voice.kokoro.style, voice.kokoro.english_style})
                CHECK(read_kokoro_manifest().find(style));
        CHECK(pause_ms(voice, phrasing::Pause::enumeration) < pause_ms(voice, phrasing::Pause::clause));
        CHECK(pause_ms(voice, phrasing::Pause::clause) < pause_ms(voice, phrasing::Pause::sentence));
        CHECK(pause_ms(voice, phrasing::Pause::sentence) < pause_ms(voice, phrasing::Pause::paragraph));
        CHECK(pause_ms(voice, phrasing::Pause::chapter) >= 300);
    }
}

TEST_CASE("pauses shrink with the rate, explicit ones do not", "[speech]") {
    auto voice = load_voice("zh");
    const double before = pause_ms(voice, phrasing::Pause::clause);
    voice.rate = 2;
    CHECK(pause_ms(voice, phrasing::Pause::clause) == before / 2);
    CHECK(pause_ms(voice, phrasing::Pause::explicit_ms, 2000) == 2000);
    CHECK(pause_ms(voice, phrasing::Pause::none) == 0);
}

TEST_CASE("a user's own preset works, and a mistake in it is named with its line", "[speech]") {
    CHECK(load_voice(PresetFolder(preset_text()).path()).name == "mine");
    const auto broken = [](const std::string& from, const std::string& to) {
        return PresetFolder(with(preset_text(), from, to));
    };
    CHECK_THROWS_WITH(load_voice(broken("pitch = 50", "pich = 50").path()),
                      Contains("mine.toml:12: unknown key pich"));
    CHECK_THROWS_WITH(load_voice(broken("pitch = 50", "pitch = 150").path()),
                      Contains("mine.toml:12: pitch = 150 is out of range"));
    CHECK_THROWS_WITH(load_voice(broken("clause = 280", "clause = \"long\"").path()),
                      Contains("clause must be a whole number"));
    CHECK_THROWS_WITH(load_voice(broken("clause = 280", "").path()), Contains("clause is missing"));
    CHECK_THROWS_WITH(load_voice(broken("newsreader.voice", "other.voice").path()),
                      Contains("no such voice definition"));
    CHECK_THROWS_AS(load_voice(broken("[engine]", "[engine").path()), InputError);
}

TEST_CASE("the natural voices: eight, none of them the default, each under its style's name too",
          "[speech]") {
    const auto natural = all_voices("kokoro");
    CHECK(natural.size() == 8);
    for (const auto& voice : natural) {
        INFO(voice.name);
        const auto style = voice.kokoro.style.substr(0, voice.kokoro.style.find('.'));
        CHECK(load_voice(style) == voice);
        CHECK(engine_of(voice).name == std::string("kokoro"));
        CHECK(voice.kokoro.gain_db < 0); // the model's peaks are above full scale
    }
    CHECK(load_voice("natural").kokoro.style == "zf_xiaoxiao.bin");
    CHECK(load_voice("zh").engine == "espeak");
}

TEST_CASE("a natural preset of a user's own, and its mistakes", "[speech]") {
    const auto text = test::read_text(data_directory() / "voices/magnolia.toml");
    CHECK(load_voice(PresetFolder(text).path()).engine == "kokoro");
    const auto broken = [&](const std::string& from, const std::string& to) {
        return PresetFolder(with(text, from, to));
    };
    CHECK_THROWS_WITH(load_voice(broken("\"kokoro\"", "\"festival\"").path()),
                      Contains("mine.toml:6: there is no engine festival"));
    CHECK_THROWS_WITH(load_voice(broken("style = ", "stile = ").path()), Contains("style is missing"));
    CHECK_THROWS_WITH(load_voice(broken("gain_db = -", "gain_db = ").path()), Contains("out of range"));
}

TEST_CASE("a natural voice that is not installed says what to do", "[speech]") {
    const test::TemporaryDirectory nowhere;
    ::setenv("XDG_DATA_HOME", nowhere.path().c_str(), 1);
    const auto voice = load_voice("natural");
    const auto missing = engine_of(voice).missing(voice);
    const auto identity = engine_of(voice).identity(voice);
    CHECK_THROWS_WITH(make_synthesizer(voice), "voice magnolia: " + missing);
    ::unsetenv("XDG_DATA_HOME");
    CHECK_THAT(missing, Contains("not installed; langdu voices --install natural"));
    CHECK(identity.empty());
}

TEST_CASE("an unknown voice is a wrong call that names the known ones", "[speech]") {
    CHECK_THROWS_AS(load_voice("nobody"), SettingError);
    CHECK_THROWS_WITH(load_voice("nobody"),
                      StartsWith("voice nobody: no such voice; choose one of newsreader"));
    CHECK_THROWS_AS(load_voice("../etc/passwd"), SettingError);
    CHECK_THROWS_AS(load_voice(""), SettingError);
    CHECK_THROWS_AS(load_voice("absent.toml"), SettingError);
}
