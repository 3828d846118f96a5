#include "writer/formats.h"

#include "base/error.h"
#include "base/unicode.h"
#include "writer/containers.h"

#include <array>
#include <string>

namespace langdu::writer {

namespace {

constexpr std::array mp3_rates{16000, 22050, 24000, 32000, 44100, 48000};
constexpr std::array opus_rates{8000, 12000, 16000, 24000, 48000};
constexpr std::array vorbis_rates{16000, 22050, 24000, 32000, 44100, 48000};
constexpr std::array pcm_rates{8000, 11025, 16000, 22050, 24000, 32000, 44100, 48000, 96000};

constexpr std::array aac_rates{16000, 22050, 24000, 32000, 44100, 48000};
// The Nero list counts a title's bytes in one byte, which AntennaPod reads as signed.
constexpr std::size_t mp4_title_bytes = 127;

#ifdef LANGDU_LIBAV
constexpr auto libav_m4b = write_m4b, libav_m4a = write_m4a, libav_mka = write_mka;
constexpr auto libav_read = read_libav;
#else
constexpr decltype(Format::write) libav_m4b = nullptr, libav_m4a = nullptr, libav_mka = nullptr;
constexpr decltype(Format::read) libav_read = nullptr;

std::string missing_libav() {
    return ".m4b, .m4a and .mka: this langdu was built without libavformat; install libavformat-dev and "
           "libavcodec-dev and build again, or choose another format";
}
#endif

constexpr std::array table{
    Format{"mp3", ".mp3", "audio/mpeg", "MP3, constant bitrate: plays everywhere", "Podcast", 44100,
           mp3_rates, 64000, 64000, 320000, 0.5, "ID3v2.3 CHAP and CTOC", any_length, true, true, false,
           nullptr, write_mp3, read_tagged},
    Format{"opus", ".opus", "audio/ogg", "Ogg Opus: small and good", "Podcast", 24000, opus_rates, 32000,
           12000, 256000, 1.5, "CHAPTERxxx comments", any_length, true, true, false, nullptr, write_opus,
           read_tagged},
    Format{"ogg", ".ogg", "audio/ogg", "Ogg Vorbis: for older players", "Podcast", 0, vorbis_rates, 48000,
           32000, 80000, 1, "CHAPTERxxx comments", any_length, true, true, false, nullptr, write_vorbis,
           read_tagged},
    Format{"flac", ".flac", "audio/flac", "FLAC: lossless, for keeping", "Podcast", 0, pcm_rates, 0, 0, 0,
           0.3, "CHAPTERxxx comments", any_length, true, true, false, nullptr, write_flac, read_tagged},
    Format{"m4b", ".m4b", "audio/mp4", "M4B audiobook, AAC: Apple's players and audiobook servers",
           "Audiobook", 44100, aac_rates, 48000, 24000, 192000, 1,
           "QuickTime text track, and the Nero list up to 255", mp4_title_bytes, true, true, false,
           missing_libav, libav_m4b, libav_read},
    Format{"m4a", ".m4a", "audio/mp4", "M4A, AAC: as M4B under the name of music", "Podcast", 44100,
           aac_rates, 48000, 24000, 192000, 1, "QuickTime text track, and the Nero list up to 255",
           mp4_title_bytes, true, true, false, missing_libav, libav_m4a, libav_read},
    Format{"mka", ".mka", "audio/x-matroska", "Matroska, Opus: one file that holds everything", "Podcast",
           24000, opus_rates, 32000, 12000, 256000, 1.5, "Matroska chapters", any_length, true, true, false,
           missing_libav, libav_mka, libav_read},
    Format{"epub", ".epub", "application/epub+zip", "EPUB 3 that reads along: the text, and MP3 inside",
           "Audiobook", 44100, mp3_rates, 64000, 64000, 320000, 0.5, "contents page and media overlays",
           any_length, true, false, true, nullptr, write_epub, read_epub},
    // libsndfile, which reads it back, keeps 255 bytes of a label.
    Format{"wav", ".wav", "audio/wav", "WAV, RF64 above 4 GiB: for editing", "Podcast", 0, pcm_rates, 0, 0, 0,
           0.3, "cue points with labels", 255, false, false, false, nullptr, write_wav, read_wav},
};

} // namespace

std::span<const Format> formats() { return table; }

const Format& format_for(const std::filesystem::path& output) {
    const auto extension = lower_case(output.extension().string());
    std::string known;
    for (const auto& format : formats()) {
        if (extension == format.extension) {
            if (const auto missing = missing_for(format); !missing.empty()) throw OutputError(missing);
            return format;
        }
        known += (known.empty() ? "" : ", ") + std::string(format.extension);
    }
    throw UsageError(output.string() + ": unknown extension; use one of " + known);
}

const Format& format_named(const std::string& name) {
    std::string known;
    for (const auto& format : formats()) {
        if (format.name == lower_case(name))
            return format_for(std::string("a") + std::string(format.extension));
        known += (known.empty() ? "" : ", ") + std::string(format.name);
    }
    throw SettingError("format", name, "no such format; use one of " + known);
}

std::string missing_for(const Format& format) { return format.missing ? format.missing() : std::string(); }

} // namespace langdu::writer
