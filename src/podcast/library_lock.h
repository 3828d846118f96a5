// Locks of a library, one byte of LIBRARY/.langdu/lock each: they vanish with their process, hold between
// machines that share a folder (POSIX record locks), and leave nothing to clean up.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

namespace langdu::podcast {

class LibraryLock {
public:
    LibraryLock(LibraryLock&& other) noexcept;
    LibraryLock(const LibraryLock&) = delete;
    LibraryLock& operator=(const LibraryLock&) = delete;
    LibraryLock& operator=(LibraryLock&&) = delete;
    ~LibraryLock();

private:
    friend std::optional<LibraryLock> lock_library(const std::filesystem::path&, std::string_view, bool);
    explicit LibraryLock(int fd) : fd_(fd) {}
    int fd_;
};

// The lock of an episode (its key) or of what belongs to all ("feed"). Nothing: another process has it and
// `wait` is false. Makes .langdu when it is not there. Throws OutputError: the library cannot be written.
std::optional<LibraryLock> lock_library(const std::filesystem::path& library, std::string_view name,
                                        bool wait);

// Where work in progress stands until it is published.
std::filesystem::path work_folder(const std::filesystem::path& library);

// Was this folder made by a batch? Its pages are no articles.
bool is_library(const std::filesystem::path& folder);

} // namespace langdu::podcast
