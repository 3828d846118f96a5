// The natural voices as they sound. Skipped, visibly, where they are not installed; short, since they are
// slow.
#include "base/error.h"
#include "speech/engines.h"
#include "speech/join.h"
#include "speech/kokoro_parts.h"
#include "speech/spoken.h"
#include "test_support.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <thread>
#include <unistd.h>

using namespace langdu;
using namespace langdu::speech;
using test::utterance;
namespace fs = std::filesystem;

namespace {

bool installed() {
    const auto missing = engine_of(load_voice("natural")).missing(load_voice("natural"));
    if (!missing.empty()) test::skip(missing);
    return missing.empty();
}

double loudest(const Clip& clip) {
    double out = 0;
    for (const float sample : clip.audio.samples) out = std::max(out, std::abs(static_cast<double>(sample)));
    return out;
}

// Sets a variable of the environment for a while.
class Environment {
public:
    Environment(const char* name, const std::string& value) : name_(name) {
        if (const char* old = std::getenv(name)) old_ = old;
        ::setenv(name, value.c_str(), 1);
    }
    ~Environment() {
        if (old_.empty())
            ::unsetenv(name_);
        else
            ::setenv(name_, old_.c_str(), 1);
    }

private:
    const char* name_;
    std::string old_;
};

} // namespace

TEST_CASE("a natural voice: the same clip from any thread and any process, with the time of every token",
          "[speech][natural]") {
    if (!installed()) return;
    const auto voice = load_voice("natural");
    const auto synthesizer = make_synthesizer(voice);
    const auto said = utterance("wo3 men5 dian3 r5 | yong4 OpenAI de5 mo2 xing2");
    const auto clip = synthesizer->speak(said);
    CHECK(clip.audio.sample_rate == 24000);
    REQUIRE(clip.times.size() == said.tokens.size());
    for (std::size_t i = 0; i < clip.times.size(); ++i) {
        INFO(i);
        CHECK(clip.times[i].token == i);
        CHECK(ms_of_frames(clip.times[i].end - clip.times[i].begin, 24000) > 20);
        if (i) CHECK(clip.times[i].begin >= clip.times[i - 1].end);
    }
    CHECK(clip.times.front().begin == 0);
    CHECK(clip.times.back().end == clip.audio.frames());
    // The minor break is as long as the preset says, and nothing else is silent for so long.
    CHECK(ms_of_frames(clip.times[4].begin - clip.times[3].end, 24000) ==
          Approx(pause_ms(voice, phrasing::Pause::minor)).margin(0.1));
    // No jump at the ends, and no sample at full scale.
    CHECK(clip.audio.samples.front() == 0);
    CHECK(std::abs(clip.audio.samples.back()) < 0.01);
    CHECK(loudest(clip) < 1);
    CHECK(loudest(clip) > 0.05);

    Clip second, third;
    std::thread one([&] { second = synthesizer->speak(said); });
    std::thread two([&] { third = make_synthesizer(voice)->speak(said); });
    one.join();
    two.join();
    CHECK(second == clip);
    CHECK(third == clip);
}

TEST_CASE("a natural voice follows rate, tune and quiet", "[speech][natural]") {
    if (!installed()) return;
    auto voice = load_voice("natural");
    const auto said = utterance("ta1 men5 zheng4 zai4 yan2 jiu1 xin1 ban4 fa3");
    const auto length = [&](double rate) {
        voice.rate = rate;
        return static_cast<double>(make_synthesizer(voice)->speak(said).audio.frames());
    };
    const double normal = length(1);
    CHECK(normal / length(3) == Approx(3).epsilon(0.15)); // beyond what the model does by itself
    CHECK(normal / length(0.5) == Approx(0.5).epsilon(0.15));

    voice.rate = 1;
    const auto synthesizer = make_synthesizer(voice);
    auto quiet = said;
    quiet.quiet = true;
    CHECK(loudest(synthesizer->speak(quiet)) < 0.9 * loudest(synthesizer->speak(said)));
    auto question = said;
    question.tune = phrasing::Tune::question;
    CHECK_FALSE(synthesizer->speak(question) == synthesizer->speak(said));
}

TEST_CASE("a natural voice: another timbre for foreign words, its own for all others", "[speech][natural]") {
    if (!installed()) return;
    auto plain = load_voice("natural"), lent = plain;
    plain.kokoro.english_style.clear();
    REQUIRE_FALSE(lent.kokoro.english_style.empty());
    const auto without = engine_of(plain).make(plain), with = engine_of(lent).make(lent);
    const auto chinese = utterance("ni3 hao3"), mixed = utterance("yong4 Linux");
    CHECK(with->speak(chinese).audio.samples == without->speak(chinese).audio.samples);
    CHECK(with->speak(mixed).audio.samples != without->speak(mixed).audio.samples);
}

TEST_CASE("a natural voice says a single syllable and a clause of any length", "[speech][natural]") {
    if (!installed()) return;
    const auto synthesizer = make_synthesizer(load_voice("natural"));
    CHECK(synthesizer->speak(utterance("shi4")).times.size() == 1);
    CHECK(synthesizer->speak({}).audio.samples.empty());
    std::string clause;
    for (int i = 0; i < 10; ++i) clause += "zhong1 guo2 ren2 min2 ";
    const auto clip = synthesizer->speak(utterance(clause));
    CHECK(clip.times.size() == 40);
    CHECK(clip.times.back().end == clip.audio.frames());
}

TEST_CASE("a runtime that crashes or hangs costs one sentence, and is reported", "[speech][natural]") {
    if (!installed()) return;
    const auto synthesizer = make_synthesizer(load_voice("natural"));
    const auto said = utterance("ni3 hao3");
    const auto clip = synthesizer->speak(said);
    // The process that holds the model is killed: it is started again.
    CHECK(test::run({"pkill", "-KILL", "-P", std::to_string(::getpid()), "-x", "langdu-voice"}).exit_code ==
          0);
    CHECK(synthesizer->speak(said) == clip);
}

TEST_CASE("damaged, missing and wrong parts are one clear line each", "[speech][natural]") {
    if (!installed()) return;
    const auto voice = load_voice("natural");
    const auto parts = find_kokoro_parts();
    const test::TemporaryDirectory home;
    const auto folder = home / "langdu/natural";
    fs::create_directories(folder);
    for (const auto& entry : fs::directory_iterator(parts.model.parent_path()))
        fs::create_symlink(entry.path(), folder / entry.path().filename());
    const Environment data("XDG_DATA_HOME", home.path().string());

    fs::remove(folder / kokoro_model_name);
    CHECK_THROWS_WITH(make_synthesizer(voice), Catch::Contains("the model is not installed"));
    fs::copy_file(parts.model, folder / kokoro_model_name);
    {
        std::fstream model(folder / kokoro_model_name, std::ios::in | std::ios::out | std::ios::binary);
        model.seekp(50'000'000);
        model.put('\x55');
    }
    CHECK_THROWS_WITH(make_synthesizer(voice), Catch::Contains("is damaged or of another version"));
    fs::remove(folder / kokoro_model_name);
    fs::create_symlink(parts.model, folder / kokoro_model_name);

    fs::remove(folder / voice.kokoro.style);
    CHECK_THROWS_WITH(make_synthesizer(voice), Catch::Contains("zf_xiaoxiao.bin is not installed"));
    test::write_text(folder / voice.kokoro.style, "short");
    CHECK_THROWS_WITH(make_synthesizer(voice), Catch::Contains("is no style of the model"));
    fs::remove(folder / voice.kokoro.style);
    fs::create_symlink(parts.model.parent_path() / voice.kokoro.style, folder / voice.kokoro.style);

    test::write_text(home / "libonnxruntime.so.1", "no library");
    const Environment runtime("LANGDU_ONNXRUNTIME", (home / "libonnxruntime.so.1").string());
    CHECK_THROWS_WITH(make_synthesizer(voice), Catch::Contains("libonnxruntime.so.1: cannot be opened"));
}
