// An owner for a file descriptor.
#pragma once

#include <unistd.h>
#include <utility>

namespace langdu {

class Descriptor {
public:
    Descriptor() = default;
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    ~Descriptor() { reset(); }

    int get() const { return fd_; }
    explicit operator bool() const { return fd_ >= 0; }
    int release() { return std::exchange(fd_, -1); }
    void reset() {
        if (fd_ > 2) ::close(fd_); // the standard streams belong to everybody
        fd_ = -1;
    }

private:
    int fd_{-1};
};

} // namespace langdu
