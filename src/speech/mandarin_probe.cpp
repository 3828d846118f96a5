#include "speech/mandarin_probe.h"

#include "base/error.h"

#include <algorithm>
#include <cctype>
#include <string_view>

namespace langdu::speech {

namespace {

// Pauses begin with _, switches to another language stand in brackets; stress, length and tone marks are no
// letters.
std::size_t count_sounds(const std::string& phonemes) {
    std::size_t count = 0;
    for (std::size_t at = 0; at < phonemes.size();) {
        const auto end = std::min(phonemes.find(' ', at), phonemes.size());
        const std::string_view name{phonemes.data() + at, end - at};
        const bool has_letter = std::ranges::any_of(
            name, [](unsigned char c) { return std::isalpha(c) || c >= 0x80 || c == '@'; });
        count += has_letter && name.front() != '_' && name.front() != '(';
        at = end + 1;
    }
    return count;
}

} // namespace

std::string mandarin_complaint(const EngineClip& clip, const EngineClip& level, int sample_rate) {
    constexpr std::size_t sounds = 10;
    if (clip.samples.empty()) return "says nothing";
    if (const auto at = clip.phonemes.find('('); at != std::string::npos)
        return "goes over to another language, " +
               clip.phonemes.substr(at, clip.phonemes.find(')', at) + 1 - at);
    if (count_sounds(clip.phonemes) != sounds || clip.words.size() != sounds / 2)
        return "does not know the phonemes of Mandarin: 你好骂吗好 came out as " + clip.phonemes;
    const double ms = ms_of_frames(std::ssize(clip.samples), sample_rate);
    if (ms < 200 || ms > 6000)
        return "takes " + std::to_string(static_cast<int>(ms)) +
               " ms for five syllables; 200 to 6000 are right";
    if (clip.samples == level.samples)
        return "has no tones: 你好骂吗好 sounds the same with all of them level";
    return {};
}

void probe_mandarin(const Voice& voice, const ProbeSpeaker& speak, int sample_rate) {
    // A request that crashes the engine does so each time, who was killed once speaks.
    const auto twice = [&](const char* text, int pitch, int range) {
        auto clip = speak(text, pitch, range);
        return clip ? clip : speak(text, pitch, range);
    };
    for (const int shift : {0, -16, 14}) {
        const int pitch = std::clamp(voice.pitch + shift, 0, 99);
        const auto clip = twice(mandarin_probe, pitch, voice.range);
        const auto level = shift == 0 ? twice(level_probe, pitch, voice.range) : EngineClip{};
        const bool crashed = !clip || !level;
        // A definition whose lowest tones fall below what the engine can sing crashes it. With no range at
        // all there are no low tones: an engine that crashes then too has another reason.
        if (crashed && !twice(mandarin_probe, pitch, 0))
            throw InputError("speech engine: crashed or was killed while " + voice.name +
                             " was tried; try again; when it stays so, install espeak-ng-data again");
        if (crashed)
            throw InputError(voice.definition.string() + ": the lowest tones crash eSpeak NG " +
                             espeak_version() + "; raise its pitch, or lower pitch or range in " +
                             voice.name + ".toml");
        if (const auto complaint = mandarin_complaint(*clip, *level, sample_rate); !complaint.empty())
            throw InputError(voice.definition.string() + ": with eSpeak NG " + espeak_version() + " it " +
                             complaint + "; choose another voice, or install espeak-ng-data again");
    }
}

} // namespace langdu::speech
