#include "base/error.h"
#include "speech/espeak.h"
#include "speech/pitch_tracker.h"
#include "speech/spoken.h"
#include "speech/synthesizer.h"
#include "speech/voice.h"
#include "test_support.h"
#include "timeline/loudness.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <csignal>
#include <fstream>
#include <thread>
#include <unistd.h>

using namespace langdu;
using namespace langdu::speech;
using test::utterance;

TEST_CASE("an utterance is the same clip from any thread, any time", "[speech]") {
    const auto voice = load_voice("zh");
    const auto synthesizer = make_espeak_synthesizer(voice);
    const std::vector<pronunciation::Utterance> utterances{utterance("jin1 tian1 tian1 qi4 hen3 hao3"),
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

TEST_CASE("a clip has no jump at its ends and beside the silences in it", "[speech]") {
    const auto synthesizer = make_espeak_synthesizer(load_voice("zh"));
    for (const auto* text :
         {"a1", "yi4", "ma3", "AI", "si4 shi2 si4", "da4 jia1 dou1 ting1 bo1 ke4 | bu4 tai4 kan4 bao4 GPT"}) {
        const auto samples = synthesizer->speak(utterance(text)).audio.samples;
        INFO(text);
        REQUIRE(samples.size() > 1000);
        CHECK(samples.front() == 0);
        CHECK(samples.back() == 0);
        for (auto silence = std::search_n(samples.begin(), samples.end(), 44, 0.0F);
             silence != samples.end();) {
            if (silence != samples.begin()) CHECK(std::abs(*(silence - 1)) < 0.01);
            const auto sound = std::find_if(silence, samples.end(), [](float sample) { return sample != 0; });
            if (sound != samples.end()) CHECK(std::abs(*sound) < 0.01);
            silence = std::search_n(sound, samples.end(), 44, 0.0F);
        }
    }
}

TEST_CASE("a voice that does not speak Mandarin phonemes is refused", "[speech]") {
    auto voice = load_voice("zh");
    voice.definition = voice.english;
    CHECK_THROWS_AS(make_espeak_synthesizer(voice), InputError);
    CHECK_THROWS_WITH(make_espeak_synthesizer(voice),
                      Catch::Contains("does not know the phonemes of Mandarin") &&
                          Catch::Contains(espeak_version()));
    voice = load_voice("zh");
    voice.range = 95; // the lowest tone would be below zero hertz
    CHECK_THROWS_WITH(make_espeak_synthesizer(voice), Catch::Contains("the lowest tones crash eSpeak NG"));
    voice = load_voice("zh");
    voice.english = "xx-nowhere";
    CHECK_THROWS_WITH(make_espeak_synthesizer(voice), Catch::Contains("xx-nowhere"));
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

TEST_CASE("the engine finds every syllable of the longest stretch it is given", "[speech]") {
    const auto synthesizer = make_espeak_synthesizer(load_voice("zh"));
    std::string pinyin;
    for (int i = 0; i < 65; ++i) pinyin += "chuang" + std::to_string(i % 4 + 1) + " ";
    auto said = utterance(pinyin);
    said.tune = phrasing::Tune::question;
    const auto clip = synthesizer->speak(said);
    REQUIRE(clip.times.size() == 65);
    for (const auto& time : clip.times) {
        const double ms = ms_of_frames(time.end - time.begin, 22050);
        CHECK(ms > 150);
        CHECK(ms < 400);
    }
}

TEST_CASE("the rate does what it says", "[speech]") {
    const auto said = utterance("jin1 tian1 xia4 wu3 da4 jia1 yi4 qi3 qu4 gong1 yuan2 san4 bu4");
    auto voice = load_voice("zh");
    const auto normal = static_cast<double>(make_espeak_synthesizer(voice)->speak(said).audio.frames());
    for (const double rate : {0.5, 0.7, 1.3, 1.5, 2.0, 3.0}) {
        voice.rate = rate;
        const auto clip = make_espeak_synthesizer(voice)->speak(said);
        INFO(rate);
        CHECK(normal / static_cast<double>(clip.audio.frames()) == Approx(rate).epsilon(0.12));
        CHECK(clip.times.size() == said.tokens.size());
        CHECK(clip.times.back().end == clip.audio.frames());
    }
}

TEST_CASE("killing engine processes while they speak changes nothing", "[speech]") {
    const auto synthesizer = make_espeak_synthesizer(load_voice("zh"));
    const auto said = utterance("jin1 tian1 tian1 qi4 hen3 hao3 AI");
    const auto whole = synthesizer->speak(said);
    for (int round = 0; round < 5; ++round) {
        std::ifstream children("/proc/self/task/" + std::to_string(::gettid()) + "/children");
        for (pid_t child = 0; children >> child;) ::kill(child, SIGKILL);
        CHECK(synthesizer->speak(said) == whole);
    }
}

namespace {

// Loudness and median pitch of texts spoken one after another.
struct Impression {
    double lufs{};
    double semitones{};
};
Impression listen(Synthesizer& synthesizer, const std::vector<std::string>& texts) {
    timeline::LoudnessMeter meter{22050};
    std::vector<double> pitch;
    for (const auto& text : texts) {
        auto said = utterance(text);
        said.tune = phrasing::Tune::statement;
        const auto clip = synthesizer.speak(said);
        meter.add(clip.audio.samples);
        for (const double value : test::track_pitch(clip.audio))
            if (value > test::unvoiced) pitch.push_back(value);
    }
    std::ranges::sort(pitch);
    return {meter.lufs().value(), pitch[pitch.size() / 2]};
}

} // namespace

TEST_CASE("a statement sinks and a question ends higher", "[speech]") {
    for (const auto& voice : all_voices("espeak")) {
        const auto synthesizer = make_espeak_synthesizer(voice);
        // The mean pitch of the first and the last of eight high syllables.
        const auto ends = [&](phrasing::Tune tune) {
            auto said = utterance("ta1 ta1 ta1 ta1 ta1 ta1 ta1 ta1");
            said.tune = tune;
            const auto clip = synthesizer->speak(said);
            const auto track = test::track_pitch(clip.audio);
            const auto middle = [&](const TokenTime& time) {
                return track[static_cast<std::size_t>((time.begin + 2 * time.end) / 3 / test::pitch_hop)];
            };
            return std::pair(middle(clip.times.front()), middle(clip.times.back()));
        };
        const auto [statement_begin, statement_end] = ends(phrasing::Tune::statement);
        const auto [question_begin, question_end] = ends(phrasing::Tune::question);
        INFO(voice.name << ": " << statement_begin << " to " << statement_end << ", " << question_begin
                        << " to " << question_end);
        CHECK(statement_begin - statement_end > 1);
        CHECK(question_end - statement_end > 1.5);
    }
}

TEST_CASE("Latin words are as loud as the Mandarin around them, and in the same register", "[speech]") {
    for (const auto& voice : all_voices("espeak")) {
        const auto synthesizer = make_espeak_synthesizer(voice);
        const auto mandarin =
            listen(*synthesizer, {"wo3 men5 jin1 tian1 shuo1 jing1 ji4", "gong1 si1 fa1 bu4 xin1 ji4 shu4",
                                  "shi4 chang3 zai4 zeng1 zhang3", "han3 duo1 ren2 xue2 xi2 jia4 ge2",
                                  "ping2 guo3 fang4 qi4 le5 ji4 hua4", "lao3 shi1 mai3 shu1 qu4 bei3 jing1"});
        const auto english =
            listen(*synthesizer, {"OpenAI", "NVIDIA", "Microsoft", "machine learning", "GPT", "CEO", "iPhone",
                                  "Google", "transformer", "Apple Intelligence", "cloud computing", "Tesla"});
        INFO(voice.name << ": " << mandarin.lufs << " and " << english.lufs << " LUFS");
        INFO(mandarin.semitones << " and " << english.semitones << " semitones over 100 Hz");
        CHECK(std::abs(mandarin.lufs - english.lufs) < 1);
        CHECK(std::abs(mandarin.semitones - english.semitones) < 3);
    }
}

TEST_CASE("a Latin word stands 20 to 60 ms from its neighbours and does not begin the melody again",
          "[speech]") {
    for (const auto& voice : all_voices("espeak")) {
        const auto synthesizer = make_espeak_synthesizer(voice);
        for (const auto* word : {"GPT", "OpenAI", "Tesla", "iPhone", "cloud", "Alibaba", "NVIDIA"}) {
            const auto said = utterance("ta1 ta1 ta1 ta1 " + std::string(word) + " ta1 ta1 ta1 ta1");
            const auto clip = synthesizer->speak(said);
            REQUIRE(clip.times.size() == 9);
            const auto quiet_at = [&](Frame border) {
                // The longest stretch below -46 dBFS within 100 ms of the border.
                const auto& x = clip.audio.samples;
                const Frame around = frames_of_ms(100, clip.audio.sample_rate);
                Frame longest = 0, now = 0;
                for (Frame i = border - around; i < border + around; ++i) {
                    now = std::abs(x[static_cast<std::size_t>(i)]) < 0.005F ? now + 1 : 0;
                    longest = std::max(longest, now);
                }
                return ms_of_frames(longest, clip.audio.sample_rate);
            };
            const double before = quiet_at(clip.times[4].begin), after = quiet_at(clip.times[5].begin);
            INFO(voice.name << ", " << word << ": " << before << " ms before, " << after << " ms after");
            CHECK(before >= 20);
            CHECK(before <= 60);
            CHECK(after >= 20);
            CHECK(after <= 60);

            const auto track = test::track_pitch(clip.audio);
            const auto pitch_of = [&](std::size_t token) {
                const auto& time = clip.times[token];
                return track[static_cast<std::size_t>((time.begin + 2 * time.end) / 3 / test::pitch_hop)];
            };
            INFO(pitch_of(0) << ", " << pitch_of(3) << " before, " << pitch_of(5) << ", " << pitch_of(8)
                             << " after");
            CHECK(pitch_of(5) < pitch_of(0) - 0.5);
            CHECK(pitch_of(5) < pitch_of(3) + 0.5);
            CHECK(pitch_of(8) < pitch_of(5));
        }
    }
}
