#include "timeline/spill.h"

#include "base/error.h"

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <string>

namespace langdu::timeline {

namespace {

constexpr std::size_t block = 1 << 16;

std::vector<std::string> folders() {
    std::vector<std::string> out;
    if (const char* set = std::getenv("TMPDIR"); set && *set) out.emplace_back(set);
    out.insert(out.end(), {"/var/tmp", "/tmp"});
    return out;
}

Descriptor nameless_file() {
    std::string tried;
    for (const auto& folder : folders()) {
        Descriptor file(::open(folder.c_str(), O_TMPFILE | O_RDWR | O_CLOEXEC, 0600));
        if (!file) { // not every file system knows O_TMPFILE
            std::string name = folder + "/langdu-XXXXXX";
            file = Descriptor(::mkostemp(name.data(), O_CLOEXEC));
            if (file) ::unlink(name.c_str());
        }
        if (file) return file;
        tried += (tried.empty() ? "" : ", ") + folder;
    }
    throw OutputError("temporary files: none can be made in " + tried +
                      "; set TMPDIR to a folder with space");
}

} // namespace

Spill::Spill() : file_(nameless_file()) { buffer_.reserve(block); }

void Spill::append(std::span<const std::int16_t> samples) {
    bytes_ += samples.size_bytes();
    while (!samples.empty()) {
        const auto part = samples.first(std::min(samples.size(), block - buffer_.size()));
        buffer_.insert(buffer_.end(), part.begin(), part.end());
        samples = samples.subspan(part.size());
        if (buffer_.size() == block) flush();
    }
}

void Spill::flush() {
    const auto* at = reinterpret_cast<const char*>(buffer_.data());
    std::size_t left = buffer_.size() * sizeof(std::int16_t);
    while (left > 0) {
        const auto done = ::write(file_.get(), at, left);
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0)
            throw OutputError(std::string("temporary file: ") + std::strerror(errno) +
                              "; free some space or set TMPDIR to a folder that has it");
        at += done;
        left -= static_cast<std::size_t>(done);
    }
    buffer_.clear();
}

void Spill::read(const std::function<void(std::span<const std::int16_t>)>& take) {
    flush();
    std::vector<std::int16_t> samples(block);
    for (std::uint64_t at = 0; at < bytes_;) {
        const auto got = ::pread(file_.get(), samples.data(), samples.size() * sizeof(std::int16_t),
                                 static_cast<off_t>(at));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0)
            throw OutputError(std::string("temporary file: ") + std::strerror(errno) + "; check the disk");
        const auto whole = static_cast<std::size_t>(got) / sizeof(std::int16_t);
        take(std::span(samples).first(whole));
        at += whole * sizeof(std::int16_t);
    }
}

} // namespace langdu::timeline
