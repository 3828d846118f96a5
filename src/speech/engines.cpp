#include "speech/engines.h"

#include "base/error.h"
#include "speech/kokoro.h"

#include <algorithm>
#include <iterator>

namespace langdu::speech {

namespace {

std::string nothing(const Voice&) { return {}; }

constexpr VoiceEngine table[] = {
    {"espeak", make_espeak_synthesizer, 0.5, nothing, nothing},
    {"kokoro", make_kokoro_synthesizer, 0.97, missing_of_kokoro, identity_of_kokoro},
};

} // namespace

const VoiceEngine& engine_of(const Voice& voice) {
    const auto* const row = std::ranges::find(table, voice.engine, &VoiceEngine::name);
    if (row == std::end(table))
        throw InputError(voice.name + ".toml: engine \"" + voice.engine +
                         "\" does not exist; use espeak or kokoro");
    return *row;
}

} // namespace langdu::speech
