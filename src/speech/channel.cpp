#include "speech/channel.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

namespace langdu::speech {

bool arrives(int fd, std::chrono::milliseconds limit) {
    pollfd ready{fd, POLLIN, 0};
    int polled = 0;
    do polled = ::poll(&ready, 1, static_cast<int>(limit.count()));
    while (polled < 0 && errno == EINTR);
    return polled > 0;
}

std::optional<Message> receive(int socket) {
    Message out;
    out.bytes.resize(longest_message);
    iovec part{out.bytes.data(), out.bytes.size()};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    header.msg_control = control.data();
    header.msg_controllen = control.size();
    ssize_t got = 0;
    do got = ::recvmsg(socket, &header, MSG_CMSG_CLOEXEC);
    while (got < 0 && errno == EINTR);
    if (got <= 0) return std::nullopt;
    out.bytes.resize(static_cast<std::size_t>(got));
    if (const cmsghdr* first = CMSG_FIRSTHDR(&header); first && first->cmsg_type == SCM_RIGHTS) {
        int fd = -1;
        std::memcpy(&fd, CMSG_DATA(first), sizeof fd);
        out.file = Descriptor(fd);
    }
    return out;
}

bool send(int socket, const std::string& bytes, int file) {
    iovec part{const_cast<char*>(bytes.data()), bytes.size()};
    alignas(cmsghdr) std::array<char, CMSG_SPACE(sizeof(int))> control{};
    msghdr header{};
    header.msg_iov = &part;
    header.msg_iovlen = 1;
    if (file >= 0) {
        header.msg_control = control.data();
        header.msg_controllen = control.size();
        cmsghdr* first = CMSG_FIRSTHDR(&header);
        first->cmsg_level = SOL_SOCKET;
        first->cmsg_type = SCM_RIGHTS;
        first->cmsg_len = CMSG_LEN(sizeof file);
        std::memcpy(CMSG_DATA(first), &file, sizeof file);
    }
    ssize_t sent = 0;
    do sent = ::sendmsg(socket, &header, MSG_NOSIGNAL);
    while (sent < 0 && errno == EINTR);
    return sent == static_cast<ssize_t>(bytes.size());
}

bool write_all(int fd, const void* data, std::size_t size) {
    const auto* at = static_cast<const char*>(data);
    while (size > 0) {
        const auto done = ::write(fd, at, size);
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) return false;
        at += done;
        size -= static_cast<std::size_t>(done);
    }
    return true;
}

bool read_all(int fd, void* data, std::size_t size, std::chrono::milliseconds limit) {
    auto* at = static_cast<char*>(data);
    while (size > 0) {
        if (!arrives(fd, limit)) return false;
        const auto got = ::read(fd, at, size);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        at += got;
        size -= static_cast<std::size_t>(got);
    }
    return true;
}

} // namespace langdu::speech
