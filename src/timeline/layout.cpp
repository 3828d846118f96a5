#include "timeline/layout.h"

#include "timeline/chime.h"

#include <algorithm>
#include <array>

namespace langdu::timeline {

namespace {

constexpr double shortest_chapter_ms = 2000; // the chapters of a player's list stand apart
constexpr double before_chime_ms = 700, after_chime_ms = 250;

// When a word sounds: from its first token that sounds to the next word's.
std::vector<Cue> word_cues(const SpokenSentence& sentence, std::size_t utterance, Frame clip_begin) {
    std::vector<Cue> out;
    const auto& times = sentence.clips[utterance].times;
    for (const auto& word : sentence.planned.words) {
        if (word.utterance != utterance) continue;
        const auto first = std::ranges::lower_bound(times, word.token, {}, &speech::TokenTime::token);
        if (first == times.end()) continue;
        const Frame begin = clip_begin + first->begin;
        if (!out.empty()) out.back().end = begin;
        out.push_back({Cue::Kind::word, begin, clip_begin + times.back().end, word.text,
                       sentence.planned.chapter, false, sentence.planned.passage, sentence.planned.number,
                       word.at});
    }
    return out;
}

} // namespace

Layout::Layout(const speech::Voice& voice, int sample_rate, const LayoutOptions& options, Take take)
    : voice_(voice), options_(options), take_(std::move(take)) {
    timeline_.sample_rate = sample_rate;
}

void Layout::lay_silence(Frame frames) {
    static constexpr std::array<float, 4096> zeros{};
    for (Frame left = frames; left > 0;) {
        const Frame part = std::min<Frame>(left, std::ssize(zeros));
        take_(std::span(zeros).first(static_cast<std::size_t>(part)));
        left -= part;
    }
    timeline_.frames += frames;
}

void Layout::lay(std::span<const float> samples) {
    lay_silence(silence_);
    silence_ = 0;
    take_(samples);
    timeline_.frames += std::ssize(samples);
}

void Layout::begin_chapter(const narration::PlannedSentence& sentence) {
    const Frame lead = frames_of(options_.lead_ms);
    Frame begin = 0;
    if (timeline_.marks.empty()) {
        silence_ = std::max(silence_, lead);
    } else {
        if (options_.chime) {
            silence_ = frames_of(before_chime_ms);
            lay(make_chime(timeline_.sample_rate));
            silence_ = frames_of(after_chime_ms) + lead;
        }
        silence_ = std::max(silence_, frames_of(options_.tail_ms) + lead);
        const Frame earliest = timeline_.marks.back().begin + frames_of(shortest_chapter_ms);
        silence_ = std::max(silence_, earliest + lead - timeline_.frames);
        begin = timeline_.frames + silence_ - lead;
    }
    timeline_.marks.push_back({begin, sentence.chapter_title, sentence.chapter_level});
}

void Layout::add(const SpokenSentence& sentence) {
    const auto& planned = sentence.planned;
    if (planned.chapter_start || timeline_.marks.empty()) begin_chapter(planned);
    std::optional<Frame> begin;
    Frame end = 0;
    std::vector<Cue> words;
    for (std::size_t i = 0; i < planned.utterances.size(); ++i) {
        const auto& utterance = planned.utterances[i];
        const Frame pause = frames_of(speech::pause_ms(voice_, utterance.after, utterance.explicit_ms));
        if (sentence.clips[i].audio.samples.empty()) {
            // Nothing to hear: a pause that was asked for counts, others do not add up.
            silence_ = utterance.after == phrasing::Pause::explicit_ms ? silence_ + pause
                                                                       : std::max(silence_, pause);
            continue;
        }
        const Frame clip_begin = timeline_.frames + silence_;
        lay(sentence.clips[i].audio.samples);
        begin = begin.value_or(clip_begin);
        end = timeline_.frames;
        std::ranges::move(word_cues(sentence, i, clip_begin), std::back_inserter(words));
        silence_ = pause;
    }
    if (!begin) return;
    timeline_.cues.push_back({Cue::Kind::sentence, *begin, end, planned.written, planned.chapter,
                              planned.paragraph_start, planned.passage, planned.number, planned.at});
    std::ranges::move(words, std::back_inserter(timeline_.cues));
}

Timeline Layout::finish() {
    // Players cut the very end.
    silence_ = std::max({silence_, frames_of(speech::pause_ms(voice_, phrasing::Pause::sentence)),
                         frames_of(options_.tail_ms)});
    lay_silence(silence_);
    if (timeline_.marks.empty()) timeline_.marks.push_back({});
    return std::move(timeline_);
}

} // namespace langdu::timeline
