#pragma once

#include <filesystem>
#include <string>

namespace langdu {

// A new empty folder below $TMPDIR or /tmp, removed with all that is in it. Throws OutputError.
class TemporaryFolder {
public:
    TemporaryFolder();
    TemporaryFolder(const TemporaryFolder&) = delete;
    TemporaryFolder& operator=(const TemporaryFolder&) = delete;
    ~TemporaryFolder();
    const std::filesystem::path& path() const { return path_; }

private:
    std::filesystem::path path_;
};

} // namespace langdu
