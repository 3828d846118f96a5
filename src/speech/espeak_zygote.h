// eSpeak NG behind a zygote: its requests and clips as bytes.
#pragma once

#include "speech/espeak.h"
#include "speech/zygote.h"

#include <filesystem>
#include <functional>
#include <optional>
#include <string>

namespace langdu::speech {

// Loads eSpeak NG with a voice (a path to a definition of our own, or a name) for a zygote. It answers a
// request for a clip; throws what Engine throws.
std::function<LoadedEngine()> espeak_loader(const std::string& voice,
                                            const std::filesystem::path& phonemes = {});

// Nullopt: crashed or hung.
std::optional<EngineClip> speak_once(Zygote& zygote, const EngineRequest& request);

// The bytes of both, for engines that stand in for eSpeak NG.
std::string to_bytes(const EngineRequest& request);
EngineRequest request_from(const std::string& bytes);
std::string to_bytes(const EngineClip& clip);
EngineClip clip_from(const std::string& bytes);

} // namespace langdu::speech
