// Does a voice speak Mandarin? eSpeak NG's own voices spell pinyin in English letters on some systems,
// without a word of warning, and a voice of another language swallows what it does not know. Asked is what
// was spoken, whatever names this version of the engine gives its sounds.
#pragma once

#include "speech/espeak.h"
#include "speech/voice.h"

#include <functional>
#include <optional>
#include <string>

namespace langdu::speech {

// 你好骂吗好: five syllables of two sounds each, in all tones; and the same on one high level tone.
constexpr const char* mandarin_probe = "[[n'i35 X'Au21 m'A51 mA11 X'Au214]]";
constexpr const char* level_probe = "[[n'i55 X'Au55 m'A55 m'A55 X'Au55]]";

// What is wrong with what a voice made of mandarin_probe; empty when nothing is. `level` is what it made of
// level_probe.
std::string mandarin_complaint(const EngineClip& clip, const EngineClip& level, int sample_rate);

// Speaks a text at a pitch within a range. Nullopt: the engine crashed, or somebody killed it.
using ProbeSpeaker = std::function<std::optional<EngineClip>(const char* text, int pitch, int range)>;

// Tries a voice where its melody begins, passes and ends. Throws InputError: what is wrong with it, or that
// the engine is killed whatever it says.
void probe_mandarin(const Voice& voice, const ProbeSpeaker& speak, int sample_rate);

} // namespace langdu::speech
