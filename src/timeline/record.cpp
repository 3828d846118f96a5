#include "timeline/record.h"

#include "base/error.h"
#include "base/parallel.h"
#include "timeline/layout.h"
#include "timeline/limiter.h"
#include "timeline/loudness.h"
#include "timeline/spill.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace langdu::timeline {

namespace {

// Sound goes from pass to pass in 16 bits, from the disk or spoken again: the same bytes either way.
std::int16_t quantize(float sample) {
    return static_cast<std::int16_t>(std::lround(std::clamp(sample, -1.0F, 32767.0F / 32768.0F) * 32768.0F));
}
std::vector<std::int16_t> quantize(std::span<const float> samples) {
    std::vector<std::int16_t> out(samples.size());
    std::ranges::transform(samples, out.begin(), [](float sample) { return quantize(sample); });
    return out;
}

SpokenSentence speak(narration::PlannedSentence planned, speech::Synthesizer& synthesizer) {
    SpokenSentence out{std::move(planned), {}};
    try {
        for (const auto& utterance : out.planned.utterances)
            out.clips.push_back(synthesizer.speak(utterance));
    } catch (const OutputError& error) {
        throw OutputError("“" + out.planned.written + "”: " + error.what());
    }
    return out;
}

using TakeInt16 = std::function<void(std::span<const std::int16_t>)>;

// One pass over the whole: every core speaks, the sound comes out in order.
Timeline speak_all(narration::Narration& narration, speech::Synthesizer& synthesizer,
                   const speech::Voice& voice, const RecordOptions& options, bool report,
                   const TakeInt16& take) {
    Layout layout{voice, synthesizer.sample_rate(), options.layout,
                  [&](std::span<const float> samples) { take(quantize(samples)); }};
    const int threads = thread_count(options.threads);
    std::size_t count = 0;
    ordered_map([&] { return narration.next(); },
                [&](narration::PlannedSentence planned) { return speak(std::move(planned), synthesizer); },
                [&](const SpokenSentence& sentence) {
                    layout.add(sentence);
                    if (report && options.spoken) options.spoken(++count);
                },
                threads, static_cast<std::size_t>(3 * threads));
    return layout.finish();
}

constexpr double untouched_dbtp = 100; // no sample comes near

// One gain for the whole, then the limiter.
class Mastering {
public:
    Mastering(double gain, int sample_rate, const LoudnessTarget& target)
        : gain_(static_cast<float>(gain / 32768)),
          limiter_(sample_rate, target.apply ? target.true_peak_dbtp : untouched_dbtp) {}

    std::vector<float> push(std::span<const std::int16_t> samples) {
        std::vector<float> out(samples.size());
        std::ranges::transform(samples, out.begin(),
                               [this](std::int16_t sample) { return gain_ * static_cast<float>(sample); });
        return limiter_.push(out);
    }
    std::vector<float> finish() { return limiter_.finish(); }

private:
    float gain_;
    Limiter limiter_;
};

double factor(double decibels) { return std::pow(10.0, decibels / 20); }

// By how much the sound has to be raised, in dB; 0 where nothing is to be done.
double below_target(const LoudnessMeter& meter, const LoudnessTarget& target) {
    const auto level = target.rms ? meter.rms_dbfs() : meter.lufs();
    return target.apply && level ? target.level - *level : 0;
}

// What the limiter takes off the peaks is missing in the loudness: where it takes much, the gain makes up for
// it.
double raised_gain(double gain, Spill& spill, int peak, int sample_rate, const LoudnessTarget& target) {
    constexpr double much = 3, enough = 0.1, most = 6; // dB
    const double over = 20 * std::log10(std::max(peak * gain / 32768, 1e-9)) - target.true_peak_dbtp;
    if (!target.apply || over < much) return gain;
    const double highest = gain * factor(most);
    for (int round = 0; round < 4; ++round) {
        LoudnessMeter meter{sample_rate};
        Mastering mastering{gain, sample_rate, target};
        spill.read([&](std::span<const std::int16_t> block) { meter.add(mastering.push(block)); });
        meter.add(mastering.finish());
        const double missing = below_target(meter, target);
        if (missing < enough) break;
        gain = std::min(gain * factor(missing), highest);
    }
    return gain;
}

} // namespace

Recording record(narration::Narration& narration, speech::Synthesizer& synthesizer,
                 const speech::Voice& voice, const RecordOptions& options) {
    const int rate = synthesizer.sample_rate();
    LoudnessMeter meter{rate};
    int peak = 0;
    auto spill = std::make_shared<std::optional<Spill>>(std::in_place);
    auto timeline =
        speak_all(narration, synthesizer, voice, options, true, [&](std::span<const std::int16_t> samples) {
            std::vector<float> block(samples.size());
            std::ranges::transform(samples, block.begin(),
                                   [](std::int16_t sample) { return static_cast<float>(sample) / 32768.0F; });
            meter.add(block);
            for (const std::int16_t sample : samples)
                peak = std::max(peak, std::abs(static_cast<int>(sample)));
            if (*spill && (*spill)->bytes() + samples.size_bytes() > options.spill_limit) spill->reset();
            if (*spill) (*spill)->append(samples);
        });

    double gain = factor(below_target(meter, options.loudness));
    if (*spill) gain = raised_gain(gain, **spill, peak, rate, options.loudness);
    const auto samples = [=, &narration,
                          &synthesizer](const std::function<void(std::span<const float>)>& take) {
        Mastering mastering{gain, rate, options.loudness};
        const TakeInt16 master = [&](std::span<const std::int16_t> block) { take(mastering.push(block)); };
        if (*spill)
            (*spill)->read(master);
        else {
            narration.restart();
            speak_all(narration, synthesizer, voice, options, false, master);
        }
        take(mastering.finish());
    };
    return {std::move(timeline), samples};
}

} // namespace langdu::timeline
