#include "speech/espeak_zygote.h"

#include "speech/packing.h"

#include <cstdint>
#include <memory>

namespace langdu::speech {

std::string to_bytes(const EngineRequest& request) {
    return Packer()
        .add(request.words_per_minute)
        .add(request.pitch)
        .add(request.range)
        .add(request.volume)
        .add_array(request.text)
        .take();
}

EngineRequest request_from(const std::string& bytes) {
    Unpacker in(bytes);
    EngineRequest out;
    out.words_per_minute = in.get<int>();
    out.pitch = in.get<int>();
    out.range = in.get<int>();
    out.volume = in.get<int>();
    out.text = in.get_array<std::string>();
    return out;
}

std::string to_bytes(const EngineClip& clip) {
    return Packer().add_array(clip.samples).add_array(clip.words).add_array(clip.phonemes).take();
}

EngineClip clip_from(const std::string& bytes) {
    Unpacker in(bytes);
    EngineClip out;
    out.samples = in.get_array<std::vector<std::int16_t>>();
    out.words = in.get_array<std::vector<EngineWord>>();
    out.phonemes = in.get_array<std::string>();
    return out;
}

std::function<LoadedEngine()> espeak_loader(const std::string& voice, const std::filesystem::path& phonemes) {
    return [voice, phonemes]() -> LoadedEngine {
        const auto engine = std::make_shared<Engine>(voice, phonemes);
        return {engine->sample_rate(), [engine](const std::string& request) {
                    return to_bytes(engine->speak(request_from(request)));
                }};
    };
}

std::optional<EngineClip> speak_once(Zygote& zygote, const EngineRequest& request) {
    const auto answer = zygote.ask(to_bytes(request));
    return answer ? std::optional(clip_from(*answer)) : std::nullopt;
}

} // namespace langdu::speech
