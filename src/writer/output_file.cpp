#include "writer/output_file.h"

#include "base/error.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <unistd.h>
#include <utility>

namespace langdu::writer {

namespace {
constexpr std::size_t buffer_limit = 1 << 18;
}

OutputFile::OutputFile(const std::filesystem::path& path, std::string shown_name)
    : shown_name_(std::move(shown_name)),
      descriptor_(::open(path.c_str(), O_RDWR | O_CREAT | O_TRUNC | O_CLOEXEC, 0666)) {
    if (descriptor_ < 0) fail();
}

OutputFile::~OutputFile() {
    if (descriptor_ >= 0) ::close(descriptor_);
}

void OutputFile::fail() const {
    const bool full = errno == ENOSPC || errno == EDQUOT || errno == EFBIG;
    throw OutputError(shown_name_ + ": " + std::strerror(errno) +
                      (full ? "; free some space or choose another output" : "; choose another output"));
}

void OutputFile::put(std::uint64_t offset, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto done = ::pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
        if (done < 0 && errno == EINTR) continue;
        if (done == 0) errno = ENOSPC;
        if (done <= 0) fail();
        bytes.remove_prefix(static_cast<std::size_t>(done));
        offset += static_cast<std::uint64_t>(done);
    }
}

void OutputFile::flush() {
    put(size_ - buffer_.size(), buffer_);
    buffer_.clear();
}

void OutputFile::write(std::string_view bytes) {
    buffer_ += bytes;
    size_ += bytes.size();
    if (buffer_.size() >= buffer_limit) flush();
}

void OutputFile::write_at(std::uint64_t offset, std::string_view bytes) {
    flush();
    put(offset, bytes);
    size_ = std::max(size_, offset + bytes.size());
}

std::string OutputFile::read_at(std::uint64_t offset, std::size_t count) {
    flush();
    std::string out(count, '\0');
    std::size_t filled = 0;
    while (filled < count) {
        const auto got =
            ::pread(descriptor_, out.data() + filled, count - filled, static_cast<off_t>(offset + filled));
        if (got < 0 && errno == EINTR) continue;
        if (got < 0) fail();
        if (got == 0) break;
        filled += static_cast<std::size_t>(got);
    }
    out.resize(filled);
    return out;
}

void OutputFile::close() {
    flush();
    const int descriptor = std::exchange(descriptor_, -1);
    if (::close(descriptor) != 0) fail();
}

} // namespace langdu::writer
