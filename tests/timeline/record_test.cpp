#include "timeline/record.h"

#include "base/error.h"
#include "timeline/loudness.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <iterator>

using namespace langdu;
using namespace langdu::timeline;

namespace {

constexpr int rate = 22050;
constexpr Frame syllable = rate / 5; // of the tone synthesizer

speech::Voice voice() {
    speech::Voice out;
    out.pauses_ms = {{"minor", 60},      {"enumeration", 100},    {"clause", 200},        {"sentence", 400},
                     {"paragraph", 800}, {"heading_before", 900}, {"heading_after", 700}, {"chapter", 1500}};
    return out;
}

pronunciation::Utterance syllables(std::size_t count, phrasing::Pause after) {
    pronunciation::Utterance out;
    for (std::size_t i = 0; i < count; ++i) {
        pronunciation::Token token;
        token.citation = token.surface = "ma" + std::to_string(i % 4 + 1);
        out.tokens.push_back(token);
    }
    out.after = after;
    return out;
}

narration::PlannedSentence sentence(std::vector<pronunciation::Utterance> utterances,
                                    const std::string& chapter = "") {
    narration::PlannedSentence out;
    out.utterances = std::move(utterances);
    out.written = "一句话。";
    out.words = {{0, 0, "一"}, {0, 1, "句话"}};
    out.chapter_start = !chapter.empty();
    out.chapter_title = chapter;
    return out;
}

// Keeps the narration as long as the recording, which may read it again.
Recording record_of(std::vector<narration::PlannedSentence> sentences, speech::Synthesizer& synthesizer,
                    const speech::Voice& voice, const RecordOptions& options) {
    const auto narration = std::make_shared<narration::Narration>(std::move(sentences));
    auto recording = record(*narration, synthesizer, voice, options);
    recording.samples = [narration, samples = std::move(recording.samples)](const auto& sink) {
        samples(sink);
    };
    return recording;
}

std::vector<float> all_samples(const Recording& recording) {
    std::vector<float> out;
    recording.samples(
        [&](std::span<const float> block) { out.insert(out.end(), block.begin(), block.end()); });
    return out;
}

// An engine that fails on one kind of utterance.
class FailingSynthesizer : public speech::Synthesizer {
public:
    int sample_rate() const override { return rate; }
    speech::Clip speak(const pronunciation::Utterance& utterance) override {
        if (utterance.tokens.size() == 3) throw OutputError("speech engine: crashed or hung twice");
        return tones_->speak(utterance);
    }

private:
    std::unique_ptr<speech::Synthesizer> tones_ = speech::make_tone_synthesizer();
};

// A voice with high peaks in a soft sound, as neural voices have: the limiter takes much off it.
class PeakySynthesizer : public speech::Synthesizer {
public:
    int sample_rate() const override { return rate; }
    speech::Clip speak(const pronunciation::Utterance& utterance) override {
        auto clip = tones_->speak(utterance);
        auto& samples = clip.audio.samples;
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] *= i % (rate / 20) < rate / 2000 ? 3.6F : 0.3F;
        return clip;
    }

private:
    std::unique_ptr<speech::Synthesizer> tones_ = speech::make_tone_synthesizer();
};

const std::vector<narration::PlannedSentence> two_chapters{
    sentence({syllables(2, phrasing::Pause::heading_after)}, "壹"),
    sentence({syllables(5, phrasing::Pause::clause), syllables(4, phrasing::Pause::chapter)}),
    sentence({syllables(2, phrasing::Pause::heading_after)}, "贰"),
    sentence({syllables(6, phrasing::Pause::none)}),
};

} // namespace

TEST_CASE("pauses are exact and marks stand before silence", "[timeline]") {
    const auto tones = speech::make_tone_synthesizer();
    const auto recording = record_of(two_chapters, *tones, voice(), {});
    const auto& timeline = recording.timeline;
    REQUIRE(timeline.marks.size() == 2);
    CHECK(timeline.marks[0] == Mark{0, "壹", 1});
    const Frame lead = frames_of_ms(400, rate);
    std::vector<Cue> sentences;
    std::ranges::copy_if(timeline.cues, std::back_inserter(sentences),
                         [](const Cue& cue) { return cue.kind == Cue::Kind::sentence; });
    REQUIRE(sentences.size() == 4);
    CHECK(sentences[0].begin == lead);
    CHECK(sentences[0].end == lead + 2 * syllable);
    CHECK(sentences[1].begin == sentences[0].end + frames_of_ms(700, rate));
    CHECK(sentences[1].end == sentences[1].begin + 9 * syllable + frames_of_ms(200, rate));
    CHECK(sentences[2].begin == sentences[1].end + frames_of_ms(1500, rate));
    CHECK(timeline.marks[1].begin == sentences[2].begin - lead);

    const auto samples = all_samples(recording);
    CHECK(static_cast<Frame>(samples.size()) == timeline.frames);
    const auto silent = [&](Frame from, Frame to) {
        return std::all_of(samples.begin() + from, samples.begin() + to, [](float s) { return s == 0; });
    };
    CHECK(silent(timeline.marks[1].begin, sentences[2].begin));
    for (const auto& cue : sentences) {
        CHECK(std::abs(samples[static_cast<std::size_t>(cue.begin + 200)]) +
                  std::abs(samples[static_cast<std::size_t>(cue.begin + 210)]) >
              0.01);
        CHECK(silent(cue.end, cue.end + 100));
    }
}

TEST_CASE("words sound from their first token to the next word", "[timeline]") {
    const auto tones = speech::make_tone_synthesizer();
    const auto timeline =
        record_of({sentence({syllables(3, phrasing::Pause::sentence)}, "题")}, *tones, voice(), {}).timeline;
    REQUIRE(timeline.cues.size() == 3);
    const Frame begin = timeline.cues[0].begin;
    CHECK(timeline.cues[1] == Cue{Cue::Kind::word, begin, begin + syllable, "一", 0, false});
    CHECK(timeline.cues[2] == Cue{Cue::Kind::word, begin + syllable, begin + 3 * syllable, "句话", 0, false});
}

TEST_CASE("pauses that were asked for add up, marks without sound do not", "[timeline]") {
    auto wait = syllables(0, phrasing::Pause::explicit_ms);
    wait.explicit_ms = 2000;
    const auto tones = speech::make_tone_synthesizer();
    const auto timeline = record_of({sentence({syllables(1, phrasing::Pause::clause),
                                               syllables(0, phrasing::Pause::enumeration), wait,
                                               syllables(1, phrasing::Pause::none)},
                                              "题")},
                                    *tones, voice(), {})
                              .timeline;
    CHECK(timeline.cues.front().end - timeline.cues.front().begin == 2 * syllable + frames_of_ms(2200, rate));
}

TEST_CASE("chapters are at least two seconds apart", "[timeline]") {
    const auto tones = speech::make_tone_synthesizer();
    const auto timeline = record_of({sentence({syllables(1, phrasing::Pause::none)}, "壹"),
                                     sentence({syllables(1, phrasing::Pause::none)}, "贰"),
                                     sentence({syllables(1, phrasing::Pause::none)}, "叁")},
                                    *tones, voice(), {})
                              .timeline;
    REQUIRE(timeline.marks.size() == 3);
    CHECK(timeline.marks[1].begin >= 2 * rate);
    CHECK(timeline.marks[2].begin - timeline.marks[1].begin >= 2 * rate);
}

TEST_CASE("the whole gets one gain to the target, whatever the number of threads", "[timeline]") {
    const auto tones = speech::make_tone_synthesizer();
    RecordOptions options;
    options.threads = 1;
    const auto first = all_samples(record_of(two_chapters, *tones, voice(), options));
    LoudnessMeter meter{rate, true};
    meter.add(first);
    CHECK(meter.lufs().value() == Approx(-16).margin(0.3));
    CHECK(meter.true_peak_dbtp() <= -1 + 0.1);
    options.threads = 4;
    CHECK(all_samples(record_of(two_chapters, *tones, voice(), options)) == first);
    options.spill_limit = 1000; // spoken a second time instead
    CHECK(all_samples(record_of(two_chapters, *tones, voice(), options)) == first);
}

TEST_CASE("a voice with high peaks is as loud as any other when they are limited", "[timeline]") {
    PeakySynthesizer peaky;
    const auto samples = all_samples(record_of(two_chapters, peaky, voice(), {}));
    LoudnessMeter meter{rate, true};
    meter.add(samples);
    CHECK(meter.lufs().value() == Approx(-16).margin(0.3));
    CHECK(meter.true_peak_dbtp() <= -1 + 0.1);
}

TEST_CASE("without a loudness target the sound is left as it was spoken", "[timeline]") {
    const auto tones = speech::make_tone_synthesizer();
    RecordOptions options;
    options.loudness.apply = false;
    const auto samples = all_samples(record_of(two_chapters, *tones, voice(), options));
    CHECK(*std::ranges::max_element(samples) == Approx(0.25).margin(0.001));
}

TEST_CASE("a sentence that cannot be spoken is named", "[timeline]") {
    FailingSynthesizer failing;
    const std::vector<narration::PlannedSentence> sentences{
        sentence({syllables(2, phrasing::Pause::none)}, "题"),
        sentence({syllables(3, phrasing::Pause::none)})};
    CHECK_THROWS_AS(record_of(sentences, failing, voice(), {}), OutputError);
    CHECK_THROWS_WITH(record_of(sentences, failing, voice(), {}), Catch::Contains("一句话。"));
}

TEST_CASE("nothing to say is a second of silence, not a crash", "[timeline]") {
    const auto tones = speech::make_tone_synthesizer();
    const auto recording = record_of({}, *tones, voice(), {});
    CHECK(recording.timeline.marks.size() == 1);
    CHECK(static_cast<Frame>(all_samples(recording).size()) == recording.timeline.frames);
}

TEST_CASE("a chime sounds between chapters, away from both and from the mark", "[timeline]") {
    const auto synthesizer = speech::make_tone_synthesizer();
    const speech::Voice sound = voice();
    RecordOptions options;
    options.loudness.apply = false;
    options.layout.chime = true;
    const auto recording = record_of(two_chapters, *synthesizer, sound, options);
    const auto samples = all_samples(recording);
    REQUIRE(std::ssize(samples) == recording.timeline.frames);
    const auto peak = [&](Frame begin, Frame end) {
        float out = 0;
        for (Frame i = begin; i < end; ++i)
            out = std::max(out, std::abs(samples[static_cast<std::size_t>(i)]));
        return out;
    };
    const Frame speech_ends = recording.timeline.cues[3].end, mark = recording.timeline.marks.at(1).begin;
    REQUIRE(recording.timeline.cues[3].kind == Cue::Kind::sentence);
    const Frame ms = rate / 1000;
    CHECK(peak(speech_ends, speech_ends + 690 * ms) == 0);
    CHECK(peak(mark - 249 * ms, mark + 399 * ms) == 0);
    const float chime = peak(speech_ends, mark);
    CHECK(chime > 0.05);
    CHECK(chime < 0.2);
    float step = 0; // no click
    for (Frame i = speech_ends + 1; i < mark; ++i)
        step = std::max(
            step, std::abs(samples[static_cast<std::size_t>(i)] - samples[static_cast<std::size_t>(i - 1)]));
    CHECK(step < 0.06);
    CHECK(peak(0, 399 * ms) == 0); // none before the first
}

TEST_CASE("chapters and the whole have the silence at both ends that a shop asks for", "[timeline]") {
    const auto synthesizer = speech::make_tone_synthesizer();
    const speech::Voice sound = voice();
    RecordOptions options;
    options.loudness = {-20, -3, true, true};
    options.layout.lead_ms = 750;
    options.layout.tail_ms = 2000;
    const auto recording = record_of(two_chapters, *synthesizer, sound, options);
    const auto samples = all_samples(recording);
    const auto seconds = [](Frame frames) { return static_cast<double>(frames) / rate; };
    const auto& cues = recording.timeline.cues;
    std::vector<Cue> sentences;
    std::ranges::copy_if(cues, std::back_inserter(sentences),
                         [](const Cue& c) { return c.kind == Cue::Kind::sentence; });
    const Frame second = recording.timeline.marks.at(1).begin;
    CHECK(seconds(sentences.at(0).begin) == Approx(0.75).margin(0.001));
    CHECK(seconds(second - sentences.at(1).end) == Approx(2).margin(0.001));
    CHECK(seconds(sentences.at(2).begin - second) == Approx(0.75).margin(0.001));
    CHECK(seconds(recording.timeline.frames - sentences.back().end) == Approx(2).margin(0.001));
    double squares = 0;
    for (const double sample : samples) squares += sample * sample;
    CHECK(10 * std::log10(squares / static_cast<double>(samples.size())) == Approx(-20).margin(0.5));
}
