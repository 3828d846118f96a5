// Where a render goes: -o FILE, -o FOLDER, -o - (standard output), or nothing.
#pragma once

#include "base/temporary_folder.h"

#include <filesystem>
#include <optional>
#include <string>

namespace langdu::app {

class Target {
public:
    // output "": article.md -> article.mp3 in the current folder, standard input -> langdu.mp3. format: an
    // extension without its dot, or "". Throws UsageError: a format beside a file name; sound for a terminal.
    Target(const std::string& article, const std::string& output, const std::string& format);

    const std::filesystem::path& file() const { return file_; } // what to render
    bool is_pipe() const { return is_pipe_; }
    bool exists() const;
    // Copies what was rendered to standard output, when that is where it goes. Throws OutputError.
    void deliver();

private:
    std::optional<TemporaryFolder> pipe_; // a container cannot be written to a pipe as it comes
    bool is_pipe_{};
    std::filesystem::path file_;
};

} // namespace langdu::app
