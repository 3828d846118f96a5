#include "base/error.h"
#include "speech/espeak.h"
#include "speech/spoken.h"
#include "speech/synthesizer.h"
#include "speech/voice.h"
#include "test_support.h"

#include <catch2/catch.hpp>

#include <atomic>
#include <thread>

using namespace langdu;
using test::utterance;

TEST_CASE("an utterance is the same clip from any thread, any time", "[speech]") {
    const auto voice = load_voice("zh");
    const auto synthesizer = make_espeak_synthesizer(voice);
    const std::vector<Utterance> utterances{utterance("jin1 tian1 tian1 qi4 hen3 hao3"),
                                            utterance("wo3 yong4 GPT xie3 shi1"),
                                            utterance("ma2 fan5 ni3 le5"), utterance("CEO")};
    std::vector<Clip> first;
    for (const auto& each : utterances) first.push_back(synthesizer->speak(each));
    std::atomic<int> same{0};
    std::vector<std::thread> threads;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&] {
            for (int i = 0; i < 50; ++i) same += synthesizer->speak(utterances[i % 4]) == first[i % 4];
        });
    for (auto& thread : threads) thread.join();
    CHECK(same == 200);
    CHECK(make_espeak_synthesizer(voice)->speak(utterances[1]) == first[1]);
}

TEST_CASE("tokens sound one after another and fill the clip", "[speech]") {
    const auto synthesizer = make_espeak_synthesizer(load_voice("zh"));
    const auto said = utterance("wo3 men5 dian3 r5 | yong4 OpenAI de5 mo2 xing2");
    const auto clip = synthesizer->speak(said);
    REQUIRE(clip.times.size() == said.tokens.size());
    for (std::size_t i = 0; i < clip.times.size(); ++i) {
        INFO(i);
        CHECK(clip.times[i].token == i);
        CHECK(ms_of_frames(clip.times[i].end - clip.times[i].begin, 22050) > 30);
        if (i) CHECK(clip.times[i].begin >= clip.times[i - 1].end);
        if (i) CHECK(ms_of_frames(clip.times[i].begin - clip.times[i - 1].end, 22050) < 100);
    }
    CHECK(clip.times.front().begin == 0);
    CHECK(clip.times.back().end == clip.audio.frames());
}

TEST_CASE("a clip begins and ends without a jump", "[speech]") {
    const auto synthesizer = make_espeak_synthesizer(load_voice("zh"));
    for (const auto* text : {"a1", "yi4", "ma3", "AI", "si4 shi2 si4"}) {
        const auto samples = synthesizer->speak(utterance(text)).audio.samples;
        INFO(text);
        REQUIRE(samples.size() > 1000);
        CHECK(samples.front() == 0);
        CHECK(samples.back() == 0);
    }
}

TEST_CASE("a voice that does not speak Mandarin phonemes is refused", "[speech]") {
    auto voice = load_voice("zh");
    voice.definition = voice.english;
    CHECK_THROWS_AS(make_espeak_synthesizer(voice), InputError);
    CHECK_THROWS_WITH(make_espeak_synthesizer(voice), Catch::Contains("does not speak Mandarin phonemes"));
    test::TemporaryDirectory folder;
    voice.definition = folder / "absent.voice";
    CHECK_THROWS_WITH(make_espeak_synthesizer(voice),
                      Catch::Contains("absent.voice: not a voice definition"));
}

TEST_CASE("a definition with a very long path is loaded", "[speech]") {
    test::TemporaryDirectory folder;
    auto voice = load_voice("zh");
    const auto deep = folder.path() / std::string(120, 'a') / std::string(120, 'b');
    std::filesystem::create_directories(deep);
    std::filesystem::copy(voice.definition, deep / "own.voice");
    voice.definition = deep / "own.voice";
    CHECK(make_espeak_synthesizer(voice)->speak(utterance("ni3 hao3")).audio.frames() > 5000);
}

TEST_CASE("the engine tells its version", "[speech]") { CHECK(espeak_version().starts_with("1.")); }
