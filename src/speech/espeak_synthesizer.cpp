// One utterance is spoken in stretches: Mandarin syllables as phonemes by one zygote, Latin words by another
// that has the English partner voice. The stretches are trimmed, levelled and joined.

#include "base/error.h"
#include "base/files.h"
#include "speech/espeak_zygote.h"
#include "speech/join.h"
#include "speech/mandarin_probe.h"
#include "speech/phonemes.h"
#include "speech/synthesizer.h"
#include "speech/time_stretch.h"
#include "speech/voice.h"

#include <algorithm>
#include <cmath>

namespace langdu::speech {

namespace {

constexpr double language_gap_ms = 30; // a listener hears 20-60 ms as one flow

// How fast the engine speaks, and how much its clips are sped up after that. What the engine hurries is
// understood less than what it says slowly and time_stretch() speeds up (measured with scripts/listen).
struct Tempo {
    int words_per_minute{};
    double stretch{};
};

Tempo tempo_of(const Voice& voice) {
    constexpr double fastest = 140, speed_at_fastest = 0.843; // of 4.4 syllables a second
    const double speed = speed_of(voice);
    const double words =
        std::clamp(fastest * std::pow(speed / speed_at_fastest, 1 / words_exponent), 80.0, fastest);
    return {static_cast<int>(std::lround(words)),
            speed / (speed_at_fastest * std::pow(words / fastest, words_exponent))};
}

std::vector<float> to_float(const std::vector<std::int16_t>& samples, double gain_db) {
    const auto gain = static_cast<float>(std::pow(10.0, gain_db / 20) / 32768);
    std::vector<float> out(samples.size());
    std::ranges::transform(samples, out.begin(),
                           [gain](std::int16_t sample) { return gain * static_cast<float>(sample); });
    return out;
}

// The engine tells where each of its words begins; a token lasts until the next one. Tokens that share a word
// (a syllable and its 儿) share its time. Frames count from `head`, and the last token ends at `end`.
std::vector<TokenTime> token_times(const Segment& segment, const EngineClip& clip, Frame head, Frame end) {
    const auto word_of = [&](std::size_t position) {
        const auto after = std::ranges::upper_bound(clip.words, static_cast<std::int32_t>(position), {},
                                                    &EngineWord::position);
        return after == clip.words.begin() ? after : after - 1;
    };
    const auto begin_of = [&](auto word) {
        if (word == clip.words.begin()) return Frame{0};
        return word == clip.words.end() ? end : std::clamp<Frame>(word->begin - head, 0, end);
    };
    std::vector<TokenTime> out;
    for (std::size_t first = 0; first < segment.words.size();) {
        const auto word = word_of(segment.words[first].position);
        std::size_t last = first + 1;
        while (last < segment.words.size() && word_of(segment.words[last].position) == word) ++last;
        const Frame from = begin_of(word);
        const Frame to = last < segment.words.size() ? begin_of(word_of(segment.words[last].position)) : end;
        const auto shares = static_cast<Frame>(last - first);
        for (std::size_t i = first; i < last; ++i) {
            const auto nth = static_cast<Frame>(i - first);
            out.push_back({segment.words[i].token, from + (to - from) * nth / shares,
                           from + (to - from) * (nth + 1) / shares});
        }
        first = last;
    }
    return out;
}

class EspeakSynthesizer : public Synthesizer {
public:
    explicit EspeakSynthesizer(const Voice& voice)
        : voice_(voice), tempo_(tempo_of(voice)), table_(data_directory() / "voices/mandarin/syllables.tsv"),
          mandarin_(
              espeak_loader(voice.definition.string(), data_directory() / "voices/mandarin/phonemes.tsv")),
          english_(espeak_loader(voice.english)) {
        test_mandarin();
        test_english();
    }

    int sample_rate() const override { return mandarin_.sample_rate(); }

    Clip speak(const pronunciation::Utterance& utterance) override {
        Clip clip{{sample_rate(), {}}, {}};
        auto& out = clip.audio.samples;
        for (const auto& segment :
             find_segments(utterance, table_, {{voice_.pitch, voice_.range}, tempo_.words_per_minute})) {
            const auto spoken = speak(segment, utterance.quiet);
            if (spoken.samples.empty()) continue;
            if (!out.empty()) out.resize(out.size() + static_cast<std::size_t>(gap_before(segment)), 0.0F);
            const auto at = static_cast<Frame>(out.size());
            out.insert(out.end(), spoken.samples.begin(), spoken.samples.end());
            for (const auto& time : spoken.times)
                clip.times.push_back({time.token, time.begin + at, time.end + at});
        }
        return clip;
    }

private:
    struct Spoken {
        std::vector<float> samples;
        std::vector<TokenTime> times;
    };

    Frame gap_before(const Segment& segment) const {
        return frames_of_ms(segment.break_before ? pause_ms(voice_, phrasing::Pause::minor) : language_gap_ms,
                            sample_rate());
    }

    EngineRequest request(const std::string& text, const Register& start) const {
        return {text, tempo_.words_per_minute, start.pitch, start.range};
    }

    static EngineClip speak_or_throw(Zygote& zygote, const EngineRequest& request) {
        for (int attempt = 0; attempt < 2; ++attempt)
            if (auto clip = speak_once(zygote, request)) return *std::move(clip);
        throw OutputError("speech engine: crashed or hung twice; leave the passage out, or report it");
    }

    Spoken speak(const Segment& segment, bool quiet) {
        const bool mandarin = segment.language == Segment::Language::mandarin;
        auto wanted = request(segment.text, segment.start);
        if (quiet) wanted.volume = wanted.volume * 3 / 4; // what stands in brackets is said lower and softer
        const EngineClip clip = speak_or_throw(mandarin ? mandarin_ : english_, wanted);
        Spoken out{to_float(clip.samples, mandarin ? 0 : voice_.english_gain_db), {}};
        auto& samples = out.samples;
        const auto margins = silent_margins(samples);
        if (margins.head == std::ssize(samples)) return {};
        samples.erase(samples.end() - margins.tail, samples.end());
        samples.erase(samples.begin(), samples.begin() + margins.head);
        const Frame spoken = std::ssize(samples);
        samples = time_stretch(std::move(samples), tempo_.stretch, sample_rate());
        soften_edges(samples, sample_rate());
        out.times = token_times(segment, clip, margins.head, spoken);
        for (auto& time : out.times) {
            time.begin = time.begin * std::ssize(samples) / spoken;
            time.end = time.end * std::ssize(samples) / spoken;
        }
        return out;
    }

    void test_mandarin() {
        const auto speak = [this](const char* text, int pitch, int range) {
            return speak_once(mandarin_, request(text, {pitch, range}));
        };
        probe_mandarin(voice_, speak, sample_rate());
    }

    void test_english() {
        const auto hello = request("hello", {voice_.pitch, voice_.range});
        auto clip = speak_once(english_, hello);
        if (!clip) clip = speak_once(english_, hello); // somebody killed it?
        if (!clip || std::ssize(clip->samples) < sample_rate() / 10)
            throw InputError(voice_.english + ": with eSpeak NG " + espeak_version() + " it " +
                             (clip ? "says next to nothing" : "crashes") +
                             "; choose another voice, or install espeak-ng-data again");
    }

    const Voice voice_;
    const Tempo tempo_;
    const SyllableTable table_;
    Zygote mandarin_;
    Zygote english_;
};

} // namespace

std::unique_ptr<Synthesizer> make_espeak_synthesizer(const Voice& voice) {
    return std::make_unique<EspeakSynthesizer>(voice);
}

} // namespace langdu::speech
