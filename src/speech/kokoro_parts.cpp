#include "speech/kokoro_parts.h"

#include "base/error.h"
#include "base/files.h"
#include "base/tsv.h"
#include "speech/onnx_runtime.h"

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <sys/utsname.h>

namespace langdu::speech {

namespace fs = std::filesystem;

namespace {

std::string processor() {
    utsname system{};
    return ::uname(&system) == 0 ? system.machine : "";
}

std::uint64_t number_in(const std::string& text, const std::string& where) {
    std::uint64_t out = 0;
    const auto parsed = std::from_chars(text.data(), text.data() + text.size(), out);
    if (parsed.ec != std::errc() || parsed.ptr != text.data() + text.size())
        throw InputError(where + ": " + text + " is no number of bytes; correct it");
    return out;
}

} // namespace

const KokoroFile* KokoroManifest::find(const std::string& name) const {
    const auto at = std::ranges::find(files, name, &KokoroFile::name);
    return at == files.end() ? nullptr : &*at;
}

KokoroManifest read_kokoro_manifest() {
    const auto folder = data_directory() / "voices/kokoro";
    const auto here = processor();
    KokoroManifest out;
    const auto downloads = folder / "downloads.tsv";
    for (const auto& row : read_tsv(downloads, 8, 8)) {
        const auto& c = row.cells;
        if (c[4] != "-" && c[4] != here) continue;
        const auto where = downloads.string() + ":" + std::to_string(row.line);
        out.downloads.push_back({c[0], c[1], c[2], c[3], number_in(c[5], where), c[6], c[7]});
    }
    const auto files = folder / "files.tsv";
    for (const auto& row : read_tsv(files, 5, 5)) {
        const auto& c = row.cells;
        if (c[1] != "-" && c[1] != here) continue;
        const auto where = files.string() + ":" + std::to_string(row.line);
        KokoroFile file{c[0], number_in(c[2], where), c[3], {}};
        for (const auto& piece : split_words(c[4])) {
            const auto colon = piece.find(':');
            if (colon == std::string::npos)
                throw InputError(where + ": " + piece + " names no member; write package:member");
            file.pieces.push_back({piece.substr(0, colon), piece.substr(colon + 1)});
        }
        out.files.push_back(std::move(file));
    }
    return out;
}

fs::path user_natural_folder() {
    if (const char* set = std::getenv("XDG_DATA_HOME"); set && *set) return fs::path(set) / "langdu/natural";
    if (const char* home = std::getenv("HOME"); home && *home)
        return fs::path(home) / ".local/share/langdu/natural";
    throw InputError("HOME: is not set, and it is where natural voices are kept; set HOME or XDG_DATA_HOME");
}

fs::path natural_folder() {
    const auto of_program = data_directory() / "natural";
    std::error_code error;
    if (!std::getenv("HOME") && !std::getenv("XDG_DATA_HOME")) return of_program;
    const auto of_user = user_natural_folder();
    const bool installed = fs::exists(of_user / kokoro_model_name, error);
    return installed || !fs::exists(of_program / kokoro_model_name, error) ? of_user : of_program;
}

KokoroParts find_kokoro_parts() {
    const auto folder = natural_folder();
    KokoroParts out{folder / kokoro_model_name, find_onnx_runtime(folder)};
    std::error_code error;
    if (!fs::is_regular_file(out.model, error)) out.model.clear();
    return out;
}

fs::path find_kokoro_style(const std::string& name, const fs::path& preset_folder) {
    std::error_code error;
    for (const auto& folder : {preset_folder, natural_folder()})
        if (fs::is_regular_file(folder / name, error)) return folder / name;
    return {};
}

} // namespace langdu::speech
