// Files: read whole, map, and write so that a reader never sees half a file.
#pragma once

#include "base/handle.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace langdu {

// The whole file; "-" is standard input, pipes are read to their end. Throws InputError: missing, a
// directory, a device, unreadable, larger than 512 MB.
std::string read_file(const std::string& path);

// A file that an article names: a plain file below `folder`, wherever links lead, of at most `most` bytes.
// Throws InputError.
std::string read_file_below(const std::filesystem::path& folder, const std::string& name, std::size_t most);

// What is in a folder, sorted. Throws InputError when it cannot be listed: that is never an empty folder.
std::vector<std::filesystem::path> list_folder(const std::filesystem::path& folder);

// A read-only mapping of a whole file. Throws InputError when it cannot be mapped.
class MappedFile {
public:
    explicit MappedFile(const std::filesystem::path& path);
    MappedFile(MappedFile&& other) noexcept;
    MappedFile(const MappedFile&) = delete;
    MappedFile& operator=(const MappedFile&) = delete;
    MappedFile& operator=(MappedFile&&) = delete;
    ~MappedFile();
    std::string_view bytes() const { return {data_, size_}; }

private:
    const char* data_{};
    std::size_t size_{};
};

// A file that appears under its name complete or not at all: written beside it under a hidden temporary name,
// synced and renamed by commit(). Without commit() the destructor removes it; a signal handler
// (remove_temporary_files) does too. Throws OutputError when the folder does not exist or cannot be written,
// at construction: before the work, not after.
class AtomicFile {
public:
    explicit AtomicFile(std::filesystem::path target);
    AtomicFile(const AtomicFile&) = delete;
    AtomicFile& operator=(const AtomicFile&) = delete;
    ~AtomicFile();
    const std::filesystem::path& temporary() const { return temporary_; }
    const std::filesystem::path& target() const { return target_; }
    void write(std::string_view bytes); // whole contents; for small text files
    void commit();

private:
    std::filesystem::path target_;
    std::filesystem::path temporary_;
    bool committed_{};
};

// Is this what an AtomicFile of a process of this machine left that is gone (kill -9)? It may be removed.
bool is_abandoned_temporary(const std::filesystem::path& path);

// Removes what unfinished AtomicFiles left; async-signal-safe.
void remove_temporary_files() noexcept;

// Where share/langdu is: $LANGDU_DATA, beside the program (build tree), or ../share/langdu (installed).
// Throws InputError that names the places looked at.
const std::filesystem::path& data_directory();

} // namespace langdu
