#include "writer/formats.h"

#include "base/error.h"
#include "base/unicode.h"
#include "writer/containers.h"

#include <array>
#include <string>

namespace langdu {

namespace {

constexpr std::array mp3_rates{16000, 22050, 24000, 32000, 44100, 48000};
constexpr std::array pcm_rates{8000, 11025, 16000, 22050, 24000, 32000, 44100, 48000, 96000};

constexpr std::array table{
    Format{"mp3", ".mp3", "audio/mpeg", "MP3, constant bitrate: plays everywhere", 44100, mp3_rates, 64000,
           64000, 320000, "ID3v2.3 CHAP and CTOC", any_length, true, true, write_mp3, read_tagged},
    Format{"flac", ".flac", "audio/flac", "FLAC: lossless, for keeping", 0, pcm_rates, 0, 0, 0,
           "CHAPTERxxx comments", any_length, true, true, write_flac, read_tagged},
    // libsndfile, which reads it back, keeps 255 bytes of a label.
    Format{"wav", ".wav", "audio/wav", "WAV, RF64 above 4 GiB: for editing", 0, pcm_rates, 0, 0, 0,
           "cue points with labels", 255, false, false, write_wav, read_wav},
};

} // namespace

std::span<const Format> formats() { return table; }

const Format& format_for(const std::filesystem::path& output) {
    const auto extension = lower_case(output.extension().string());
    std::string known;
    for (const auto& format : formats()) {
        if (extension == format.extension) return format;
        known += (known.empty() ? "" : ", ") + std::string(format.extension);
    }
    throw UsageError(output.string() + ": unknown extension; use one of " + known);
}

} // namespace langdu
