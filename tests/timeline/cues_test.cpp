// Cues against the waveform, with the real engine.

#include "article/read_article.h"
#include "base/files.h"
#include "chapter/chapter_tables.h"
#include "chapter/find_chapters.h"
#include "narration/narration.h"
#include "pronunciation/pronounce.h"
#include "speech/spoken.h"
#include "speech/synthesizer.h"
#include "speech/voice.h"
#include "test_support.h"
#include "timeline/record.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>

using namespace langdu;
using namespace langdu::timeline;

namespace {

narration::Narration sentences_of(const std::vector<std::string>& pinyin) {
    std::vector<narration::PlannedSentence> out;
    for (const auto& said : pinyin) {
        narration::PlannedSentence sentence;
        sentence.utterances = {test::utterance(said)};
        sentence.utterances[0].after = phrasing::Pause::sentence;
        for (std::size_t token = 0; token < sentence.utterances[0].tokens.size(); ++token)
            sentence.words.push_back({0, token, "字"});
        out.push_back(std::move(sentence));
    }
    return narration::Narration{std::move(out)};
}

// Sound begins and ends within 30 ms of every sentence's cue, words stand in order inside it. How many
// sentences there were.
std::size_t check_cues(const Recording& recording) {
    std::vector<float> samples;
    recording.samples(
        [&](std::span<const float> block) { samples.insert(samples.end(), block.begin(), block.end()); });
    const Frame margin = frames_of_ms(30, recording.timeline.sample_rate);
    const auto peak = [&](Frame from, Frame to) {
        float out = 0;
        for (Frame i = std::max<Frame>(from, 0); i < std::min(to, std::ssize(samples)); ++i)
            out = std::max(out, std::abs(samples[static_cast<std::size_t>(i)]));
        return out;
    };
    std::size_t sentences = 0;
    Frame sentence_end = 0, word_end = 0;
    for (const auto& cue : recording.timeline.cues) {
        INFO(cue.text);
        if (cue.kind == Cue::Kind::word) {
            CHECK(cue.begin >= word_end);
            CHECK(cue.end <= sentence_end);
            word_end = cue.end;
            continue;
        }
        ++sentences;
        CHECK(peak(cue.begin - margin, cue.begin) == 0);
        CHECK(peak(cue.begin, cue.begin + margin) > 0.003);
        CHECK(peak(cue.end - margin, cue.end) > 0.003);
        CHECK(peak(cue.end, cue.end + margin) == 0);
        sentence_end = cue.end;
        word_end = cue.begin;
    }
    return sentences;
}

} // namespace

TEST_CASE("sound begins and ends where the sentence cues say, within 30 ms", "[timeline]") {
    const auto voice = speech::load_voice("zh");
    const auto synthesizer = speech::make_espeak_synthesizer(voice);
    const std::vector<std::string> said{"ni3 hao3",
                                        "shi4 de5",
                                        "ta1 mei2 lai2",
                                        "AI gai3 bian4 shi4 jie4",
                                        "fa1 zhan3 hen3 kuai4",
                                        "a5",
                                        "zhong1 guo2 | jing1 ji4 zeng1 zhang3",
                                        "wo3 men5 yong4 OpenAI"};
    auto narration = sentences_of(said);
    CHECK(check_cues(record(narration, *synthesizer, voice, {})) == said.size());
}

TEST_CASE("every sentence cue of a whole article is where its sound is", "[timeline]") {
    const auto voice = speech::load_voice("zh");
    const auto synthesizer = speech::make_espeak_synthesizer(voice);
    const auto script = chapter::find_chapters(
        article::read_article(std::string(test::data_folder) + "/article.md"), test::chapter_tables());
    const narration::Mandarin mandarin{data_directory()};
    narration::Narration narration{script, mandarin};
    const auto recording = record(narration, *synthesizer, voice, {});
    CHECK(check_cues(recording) > 20);
}
