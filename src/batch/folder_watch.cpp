#include "batch/folder_watch.h"

#include "base/error.h"
#include "podcast/library_lock.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <poll.h>
#include <sys/inotify.h>
#include <unistd.h>

namespace langdu::batch {

namespace fs = std::filesystem;

namespace {

constexpr int quiet_milliseconds = 500;

// Reads away what is there. False: nothing came in time.
bool drain(int fd, int milliseconds) {
    pollfd end{fd, POLLIN, 0};
    int ready = 0;
    while ((ready = ::poll(&end, 1, milliseconds)) < 0 && errno == EINTR) {
    }
    if (ready <= 0) return false;
    std::array<char, 1 << 16> events{};
    return ::read(fd, events.data(), events.size()) > 0;
}

[[noreturn]] void fail(const fs::path& folder) {
    const auto limit = errno == EMFILE   ? "raise fs.inotify.max_user_instances, or "
                       : errno == ENOSPC ? "raise fs.inotify.max_user_watches, or "
                                         : "";
    throw InputError(folder.string() + ": cannot be watched: " + std::strerror(errno) + "; " + limit +
                     "leave out --watch");
}

} // namespace

FolderWatch::FolderWatch(const std::vector<std::string>& inputs) : fd_(::inotify_init1(IN_CLOEXEC)) {
    if (!fd_) fail(inputs.empty() ? "." : inputs.front());
    for (const auto& input : inputs) {
        const fs::path path = input;
        std::error_code error;
        const auto above = path.has_parent_path() ? path.parent_path() : fs::path(".");
        folders_.push_back(fs::is_directory(path, error) ? path : above);
        watch_tree(folders_.back());
    }
}

void FolderWatch::watch_tree(const fs::path& folder) {
    constexpr auto events = IN_CLOSE_WRITE | IN_MOVED_TO | IN_MOVED_FROM | IN_CREATE | IN_DELETE;
    if (::inotify_add_watch(fd_.get(), folder.c_str(), events) < 0) {
        const bool gone = errno == ENOENT && std::ranges::find(folders_, folder) == folders_.end();
        if (gone) return; // since it was listed
        fail(folder);
    }
    std::error_code error;
    for (const auto& entry : fs::directory_iterator(folder, error))
        if (entry.is_directory(error) && !entry.is_symlink(error) && !podcast::is_library(entry.path()) &&
            !entry.path().filename().string().starts_with('.'))
            watch_tree(entry.path());
}

void FolderWatch::wait(std::optional<std::chrono::minutes> at_most) {
    const auto longest = at_most ? std::chrono::milliseconds(*at_most).count() : -1;
    drain(fd_.get(), static_cast<int>(longest));
    while (drain(fd_.get(), quiet_milliseconds)) {
    }
    for (const auto& folder : folders_)
        watch_tree(folder); // folders that are new; known ones keep their watch
}

} // namespace langdu::batch
