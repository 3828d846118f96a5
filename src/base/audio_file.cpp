#include "base/audio_file.h"

#include "base/error.h"
#include "base/handle.h"

#include <sndfile.h>

#include <array>
#include <cstring>

namespace langdu {

namespace {

using SoundFile = Handle<SNDFILE, sf_close>;

SoundFile open_sound(const std::filesystem::path& path, SF_INFO& info) {
    SoundFile file{sf_open(path.c_str(), SFM_READ, &info)};
    if (!file) throw InputError(path.string() + ": " + sf_strerror(nullptr) + "; is it a sound file?");
    return file;
}

std::vector<CuePoint> cues_of(SNDFILE* file) {
    std::uint32_t count = 0;
    if (sf_command(file, SFC_GET_CUE_COUNT, &count, sizeof count) != SF_TRUE || count == 0) return {};
    // SF_CUES holds 100; the library copies as many as the size says.
    std::vector<SF_CUE_POINT> room(count + 1);
    auto* const cues = reinterpret_cast<SF_CUES*>(room.data());
    const auto bytes = sizeof(std::uint32_t) + count * sizeof(SF_CUE_POINT);
    if (sf_command(file, SFC_GET_CUE, cues, static_cast<int>(bytes)) != SF_TRUE) return {};
    std::vector<CuePoint> out;
    for (std::uint32_t i = 0; i < count; ++i) {
        SF_CUE_POINT point;
        std::memcpy(&point, reinterpret_cast<const char*>(cues) + sizeof(std::uint32_t) + i * sizeof point,
                    sizeof point);
        out.push_back({static_cast<Frame>(point.sample_offset),
                       std::string(point.name, ::strnlen(point.name, sizeof point.name))});
    }
    return out;
}

std::string text_of(SNDFILE* file, int field) {
    const char* const text = sf_get_string(file, field);
    return text ? text : "";
}

} // namespace

AudioInfo read_audio_info(const std::filesystem::path& path) {
    SF_INFO info{};
    const auto file = open_sound(path, info);
    return {info.samplerate,
            info.channels,
            info.frames,
            cues_of(file.get()),
            text_of(file.get(), SF_STR_TITLE),
            text_of(file.get(), SF_STR_ARTIST)};
}

Audio read_audio(const std::filesystem::path& path) {
    SF_INFO info{};
    const auto file = open_sound(path, info);
    Audio out{info.samplerate, {}};
    std::vector<float> block(static_cast<std::size_t>(info.channels) * 4096);
    for (sf_count_t got = 0; (got = sf_readf_float(file.get(), block.data(), 4096)) > 0;)
        for (sf_count_t i = 0; i < got; ++i)
            out.samples.push_back(block[static_cast<std::size_t>(i * info.channels)]);
    return out;
}

} // namespace langdu
