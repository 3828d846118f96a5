// Bytes between processes: whole messages with a file through a socket, arrays through a pipe.
#pragma once

#include "base/descriptor.h"

#include <chrono>
#include <cstddef>
#include <optional>
#include <string>

namespace langdu::speech {

constexpr std::size_t longest_message = 1 << 16;

struct Message {
    std::string bytes;
    Descriptor file;
};

// False: nothing was there to be read within `limit`. The end of a line counts as something.
bool arrives(int fd, std::chrono::milliseconds limit);
// The next message of a SOCK_SEQPACKET socket. Nullopt: the other end is gone.
std::optional<Message> receive(int socket);
// With a file that the other end gets its own descriptor of; -1: none. False: the other end is gone.
bool send(int socket, const std::string& bytes, int file = -1);

// False: the reader is gone.
bool write_all(int fd, const void* data, std::size_t size);
// False at the end of the pipe, and after `limit` without a byte.
bool read_all(int fd, void* data, std::size_t size, std::chrono::milliseconds limit);

} // namespace langdu::speech
