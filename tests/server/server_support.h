// A library's server in a process of its own, and sockets to it.
#pragma once

#include "server/server.h"

#include <string>
#include <sys/types.h>

namespace langdu::test {

class RunningServer {
public:
    explicit RunningServer(server::ServerOptions options); // its port is chosen
    RunningServer(const RunningServer&) = delete;
    RunningServer& operator=(const RunningServer&) = delete;
    ~RunningServer();
    int port() const { return port_; }
    pid_t process() const { return process_; }
    std::string url() const { return "http://127.0.0.1:" + std::to_string(port_) + "/"; }
    int stop(); // by SIGTERM; its exit code

private:
    pid_t process_{};
    int port_{};
};

class Socket {
public:
    explicit Socket(int port);
    Socket(const Socket&) = delete;
    Socket& operator=(const Socket&) = delete;
    ~Socket();
    void send(const std::string& bytes) const;
    std::string
    receive(std::size_t size) const;    // so many bytes, or what came until the end or 30 s of silence
    std::string receive_answer() const; // a head and the body it announces
    void close_sending() const;

private:
    int fd_;
};

} // namespace langdu::test
