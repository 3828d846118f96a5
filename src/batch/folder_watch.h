#pragma once

#include "base/descriptor.h"

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace langdu::batch {

// Tells when something changes in folders and the folders in them (inotify). Hidden ones and libraries
// are not looked at.
class FolderWatch {
public:
    // Files are watched through their folders. Throws InputError: cannot be watched.
    explicit FolderWatch(const std::vector<std::string>& inputs);
    // Returns when something has changed since the last call and nothing has for half a second more: a copy
    // of many files is one change. And after so long without any, where there is a limit.
    void wait(std::optional<std::chrono::minutes> at_most = std::nullopt);

private:
    void watch_tree(const std::filesystem::path& folder);
    std::vector<std::filesystem::path> folders_;
    Descriptor fd_;
};

} // namespace langdu::batch
