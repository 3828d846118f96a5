// eSpeak NG in this process: one voice, one clip after another. The library has global state and speaks the
// same text differently the second time: fork before speak() (speech/zygote.h), and let the child speak once.
#pragma once

#include "base/audio.h"
#include "speech/synthesizer.h"
#include "speech/voice.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace langdu::speech {

// Text to be spoken, with phonemes in [[ ]], and how.
struct EngineRequest {
    std::string text;
    int words_per_minute{175};
    int pitch{50};
    int range{50};
    int volume{70}; // above, loud vowels clip inside the engine
};

struct EngineWord {
    Frame begin{};
    std::int32_t position{}; // where it begins in the text: bytes from 0
};

struct EngineClip {
    std::vector<std::int16_t> samples;
    std::vector<EngineWord> words;
    std::string phonemes; // their names, with spaces: what was really spoken
};

// Once in a process. Throws InputError: no engine data, no such voice.
class Engine {
public:
    // A path to a definition of our own, or the name of one of the engine's voices; phonemes: a table of ours
    // that changes the engine's Mandarin, see speech/phoneme_table.h.
    explicit Engine(const std::string& voice, const std::filesystem::path& phonemes = {});
    int sample_rate() const { return sample_rate_; }
    EngineClip speak(const EngineRequest& request);
    // How the voice would say a text: IPA with the signs of one sound tied by ^ ("d^ʒ"), words apart by
    // spaces.
    std::string ipa(const std::string& text);

private:
    int sample_rate_{};
};

std::string espeak_version();

} // namespace langdu::speech
