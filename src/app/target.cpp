#include "app/target.h"

#include "base/error.h"
#include "base/files.h"
#include "writer/formats.h"

#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace langdu::app {

namespace fs = std::filesystem;

namespace {

fs::path default_name(const std::string& article, const std::string& format) {
    const auto stem = article == "-" ? fs::path("langdu") : fs::path(article).stem();
    return stem.string() + "." + (format.empty() ? "mp3" : format);
}

bool is_folder(const std::string& output) {
    std::error_code error;
    return output.ends_with('/') || fs::is_directory(output, error);
}

} // namespace

Target::Target(const std::string& article, const std::string& output, const std::string& format) {
    if (!format.empty()) writer::format_named(format);
    if (output == "-") {
        if (::isatty(1)) throw UsageError("-o -: sound is not for a terminal; redirect it, or name a file");
        is_pipe_ = true;
        file_ = pipe_.emplace().path() / default_name("-", format);
    } else if (output.empty())
        file_ = default_name(article, format);
    else if (is_folder(output))
        file_ = fs::path(output) / default_name(article, format);
    else if (!format.empty() && fs::path(output).extension() != "." + format)
        throw UsageError("--format " + format + ": -o " + output + " says another; leave out one of the two");
    else
        file_ = output;
}

bool Target::exists() const {
    std::error_code error;
    return fs::exists(fs::symlink_status(file_, error));
}

void Target::deliver() {
    if (!pipe_) return;
    const MappedFile sound{file_};
    pipe_.reset(); // the mapping stays: a reader that hangs up ends us and leaves nothing
    for (auto left = sound.bytes(); !left.empty();) {
        const auto written = ::write(1, left.data(), left.size());
        if (written < 0 && errno == EINTR) continue;
        if (written < 0) throw OutputError(std::string("standard output: ") + std::strerror(errno));
        left.remove_prefix(static_cast<std::size_t>(written));
    }
}

} // namespace langdu::app
