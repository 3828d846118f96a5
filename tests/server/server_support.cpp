#include "server/server_support.h"

#include <arpa/inet.h>
#include <csignal>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace langdu::test {

RunningServer::RunningServer(server::ServerOptions options) {
    options.port = 0;
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
    process_ = ::fork();
    if (process_ == 0) {
        int result = 1;
        try {
            server::Server listening{options};
            const int port = listening.port();
            if (::write(ends[1], &port, sizeof port) == sizeof port) {
                listening.run();
                result = 0;
            }
        } catch (const std::exception&) {
        }
        ::_exit(result);
    }
    if (::read(ends[0], &port_, sizeof port_) != sizeof port_)
        throw std::runtime_error("the server did not start");
    ::close(ends[0]);
    ::close(ends[1]);
}

RunningServer::~RunningServer() { stop(); }

int RunningServer::stop() {
    if (process_ == 0) return 0;
    ::kill(process_, SIGTERM);
    int status = 0;
    ::waitpid(process_, &status, 0);
    process_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

Socket::Socket(int port) : fd_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    if (::connect(fd_, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0)
        throw std::runtime_error("cannot connect");
    const timeval silence{30, 0};
    ::setsockopt(fd_, SOL_SOCKET, SO_RCVTIMEO, &silence, sizeof silence);
}

Socket::~Socket() { ::close(fd_); }

void Socket::send(const std::string& bytes) const {
    for (std::size_t done = 0; done < bytes.size();) {
        const auto sent = ::send(fd_, bytes.data() + done, bytes.size() - done, MSG_NOSIGNAL);
        if (sent <= 0) return;
        done += static_cast<std::size_t>(sent);
    }
}

std::string Socket::receive(std::size_t size) const {
    std::string out(size, '\0');
    std::size_t done = 0;
    while (done < size) {
        const auto got = ::recv(fd_, out.data() + done, size - done, 0);
        if (got <= 0) break;
        done += static_cast<std::size_t>(got);
    }
    out.resize(done);
    return out;
}

std::string Socket::receive_answer() const {
    std::string out;
    while (!out.ends_with("\r\n\r\n")) {
        const auto next = receive(1);
        if (next.empty()) return out;
        out += next;
    }
    const auto at = out.find("Content-Length: ");
    if (at != std::string::npos && !out.starts_with("HTTP/1.1 304"))
        out += receive(std::stoul(out.substr(at + 16)));
    return out;
}

void Socket::close_sending() const { ::shutdown(fd_, SHUT_WR); }

} // namespace langdu::test
