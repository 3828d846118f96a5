#include "podcast/library_lock.h"

#include "base/error.h"
#include "base/hash.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace langdu::podcast {

namespace fs = std::filesystem;

LibraryLock::LibraryLock(LibraryLock&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}

LibraryLock::~LibraryLock() {
    if (fd_ >= 0) ::close(fd_);
}

fs::path work_folder(const fs::path& library) { return library / ".langdu"; }

bool is_library(const fs::path& folder) {
    std::error_code error;
    return fs::is_directory(work_folder(folder), error);
}

std::optional<LibraryLock> lock_library(const fs::path& library, std::string_view name, bool wait) {
    std::error_code error;
    fs::create_directories(work_folder(library), error);
    if (error)
        throw OutputError(library.string() + ": " + error.message() +
                          "; choose a folder that can be written");
    const auto path = work_folder(library) / "lock";
    LibraryLock lock{::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666)};
    if (lock.fd_ < 0)
        throw OutputError(path.string() + ": " + std::strerror(errno) +
                          "; choose a folder that can be written");
    struct flock range {};
    range.l_type = F_WRLCK;
    range.l_whence = SEEK_SET;
    range.l_start = static_cast<off_t>(Hash{}.add(name).value() >> 2); // far beyond the end of the empty file
    range.l_len = 1;
    // An "open file description" lock: it belongs to this descriptor, not to every descriptor of the process.
    while (::fcntl(lock.fd_, wait ? F_OFD_SETLKW : F_OFD_SETLK, &range) != 0) {
        if (errno == EINTR) continue;
        if (!wait && (errno == EAGAIN || errno == EACCES)) return std::nullopt;
        throw OutputError(path.string() + ": " + std::strerror(errno) +
                          "; this folder allows no locks, use another");
    }
    return lock;
}

} // namespace langdu::podcast
