#include "speech/espeak.h"

#include "base/error.h"
#include "base/files.h"
#include "speech/phoneme_table.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <espeak-ng/espeak_ng.h>
#include <espeak-ng/speak_lib.h>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <optional>
#include <unistd.h>

namespace langdu::speech {

namespace {

namespace fs = std::filesystem;

// The engine hands sound to a C callback; this is what it fills.
int collect(short* samples, int count, espeak_EVENT* events) {
    auto* clip = static_cast<EngineClip*>(events->user_data);
    if (!clip) return 0;
    if (samples && count > 0) clip->samples.insert(clip->samples.end(), samples, samples + count);
    for (; events->type != espeakEVENT_LIST_TERMINATED; ++events) {
        if (events->type == espeakEVENT_WORD) {
            clip->words.push_back({events->sample, events->text_position - 1});
        } else if (events->type == espeakEVENT_PHONEME) {
            const std::size_t length = strnlen(events->id.string, sizeof events->id.string);
            if (!clip->phonemes.empty()) clip->phonemes += ' ';
            clip->phonemes.append(events->id.string, length);
        }
    }
    return 0;
}

void set_voice(const std::string& voice) {
    if (voice.find('/') == std::string::npos) {
        if (espeak_ng_SetVoiceByName(voice.c_str()) != ENS_OK)
            throw InputError("eSpeak NG voice " + voice + ": not there; install espeak-ng-data");
        return;
    }
    // The engine copies the path into a buffer of 190 bytes without looking: give it a short name for any
    // file.
    const int file = ::open(voice.c_str(), O_RDONLY | O_CLOEXEC);
    const std::string name = "/proc/self/fd/" + std::to_string(file);
    const bool loaded = file >= 0 && espeak_ng_SetVoiceByFile(name.c_str()) == ENS_OK;
    if (file >= 0) ::close(file);
    if (!loaded)
        throw InputError(voice + ": not a voice definition that eSpeak NG can load; correct the file");
}

fs::path installed_data() {
    espeak_ng_InitializePath(nullptr);
    const char* path = nullptr;
    espeak_Info(&path);
    return path ? path : "";
}

// A data folder of our own, for as long as the engine reads it: links to the installed one, and in it our
// phonemes.
class OwnData {
public:
    OwnData(const fs::path& installed, const fs::path& phonemes) {
        const auto from = [&](const char* file) { return read_file((installed / file).string()); };
        const auto data = with_phonemes({from("phontab"), from("phonindex"), from("phondata-manifest")},
                                        "cmn", read_phoneme_rows(phonemes));
        std::string name = "/tmp/langdu-voice-XXXXXX"; // the engine has room for 160 bytes
        if (!::mkdtemp(name.data()))
            throw OutputError("/tmp: " + std::string(std::strerror(errno)) + "; make it writable");
        folder_ = name;
        for (const auto& entry : fs::directory_iterator(installed))
            if (const auto file = entry.path().filename(); file != "phontab" && file != "phonindex")
                fs::create_symlink(entry.path(), folder_ / file);
        write("phontab", data.tables);
        write("phonindex", data.programs);
    }
    OwnData(const OwnData&) = delete;
    OwnData& operator=(const OwnData&) = delete;
    ~OwnData() {
        std::error_code error;
        fs::remove_all(folder_, error);
    }
    const fs::path& folder() const { return folder_; }

private:
    void write(const char* name, const std::string& bytes) const {
        std::ofstream file(folder_ / name, std::ios::binary);
        file.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
        if (!file.flush()) throw OutputError(folder_.string() + ": cannot be written; make room in /tmp");
    }
    fs::path folder_;
};

int initialize(const char* path) {
    const int rate = espeak_Initialize(AUDIO_OUTPUT_SYNCHRONOUS, 0, path,
                                       espeakINITIALIZE_PHONEME_EVENTS | espeakINITIALIZE_DONT_EXIT);
    if (rate <= 0) throw InputError("eSpeak NG: its data cannot be read; install espeak-ng-data");
    return rate;
}

} // namespace

Engine::Engine(const std::string& voice, const fs::path& phonemes) {
    std::optional<OwnData> own;
    if (!phonemes.empty()) own.emplace(installed_data(), phonemes);
    sample_rate_ = initialize(own ? own->folder().c_str() : nullptr);
    espeak_SetSynthCallback(collect);
    set_voice(voice);
}

EngineClip Engine::speak(const EngineRequest& request) {
    std::srand(1); // breath and roughness are noise; the library seeds it with the process id
    espeak_ng_SetParameter(espeakRATE, request.words_per_minute, 0);
    espeak_ng_SetParameter(espeakPITCH, request.pitch, 0);
    espeak_ng_SetParameter(espeakRANGE, request.range, 0);
    espeak_ng_SetParameter(espeakVOLUME, request.volume, 0);
    EngineClip clip;
    const auto status = espeak_ng_Synthesize(request.text.c_str(), request.text.size() + 1, 0, POS_CHARACTER,
                                             0, espeakCHARS_UTF8 | espeakPHONEMES, nullptr, &clip);
    if (status != ENS_OK) throw OutputError("eSpeak NG: cannot speak " + request.text + "; report this");
    return clip;
}

std::string Engine::ipa(const std::string& text) {
    // Speaking allows phonemes in [[ ]] from then on; the function below has no parameter for it.
    speak({" "});
    constexpr int mode = espeakPHONEMES_IPA | espeakPHONEMES_TIE | '^' << 8;
    std::string out;
    for (const void* rest = text.c_str(); rest;) {
        const char* clause = espeak_TextToPhonemes(&rest, espeakCHARS_UTF8, mode);
        if (!out.empty() && clause && *clause) out += ' ';
        out += clause ? clause : "";
    }
    return out;
}

std::string espeak_version() {
    const char* path = nullptr;
    return espeak_Info(&path);
}

} // namespace langdu::speech
