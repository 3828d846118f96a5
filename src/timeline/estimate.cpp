// The constants come from renders of news, novels and manuals: five articles in each of the five voices are
// met within four percent.
#include "timeline/estimate.h"

#include "timeline/layout.h"

#include <algorithm>
#include <string_view>

namespace langdu::timeline {

namespace {

// Milliseconds at 165 words a minute, the measure of the engine.
constexpr double syllable = 222, last_syllable = 60, foreign_letter = 55, foreign_word = 100,
                 spelled_letter = 230;

// AI is spelled, Linux is a word.
double foreign_ms(std::string_view word) {
    const auto letters = static_cast<double>(word.size());
    const bool spelled =
        word.size() <= 5 && std::ranges::none_of(word, [](char c) { return c >= 'a' && c <= 'z'; });
    return spelled ? letters * spelled_letter : foreign_word + letters * foreign_letter;
}

double spoken_ms(const pronunciation::Utterance& utterance, const speech::Voice& voice) {
    double ms = 0;
    bool any = false;
    for (const auto& token : utterance.tokens) {
        if (token.kind == pronunciation::Token::Kind::silent) continue;
        any = true;
        if (token.kind == pronunciation::Token::Kind::syllable)
            ms += syllable;
        else
            ms += foreign_ms(token.surface);
    }
    if (!any) return 0;
    const double breaks = static_cast<double>(std::ranges::count_if(
        utterance.tokens, [](const pronunciation::Token& token) { return token.break_before; }));
    return (ms + last_syllable) / speech::speed_of(voice) +
           breaks * speech::pause_ms(voice, phrasing::Pause::minor);
}

} // namespace

Timeline estimate_timeline(narration::Narration& narration, const speech::Voice& voice,
                           const LayoutOptions& options) {
    constexpr int milliseconds = 1000; // frames a second
    Layout layout{voice, milliseconds, options, [](std::span<const float>) {}};
    while (auto sentence = narration.next()) {
        SpokenSentence spoken{std::move(*sentence), {}};
        for (const auto& utterance : spoken.planned.utterances)
            spoken.clips.push_back(
                {{milliseconds, std::vector<float>(static_cast<std::size_t>(spoken_ms(utterance, voice)))},
                 {}});
        layout.add(spoken);
    }
    return layout.finish();
}

double characters_a_minute(const speech::Voice& voice) { return 250.0 * speech::speed_of(voice); }

} // namespace langdu::timeline
