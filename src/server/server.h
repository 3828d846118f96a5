// A small HTTP/1.1 server for a library: one thread, epoll, sendfile. A slow or silent client costs a
// descriptor, not a thread.
#pragma once

#include "server/http_response.h"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace langdu {

struct ServerOptions {
    std::filesystem::path library;
    std::string host{"127.0.0.1"}; // an address to listen on; 0.0.0.0 and :: are all
    int port{8000};                // 0: any that is free
    std::string token;
    std::size_t connections{512}; // more wait in the kernel's queue
    std::chrono::seconds patience{
        20}; // for a request's head, between requests, and for a client that reads nothing
};

class Server {
public:
    // Listens. Throws OutputError: the port is taken, the address is not this machine's; SettingError: not an
    // address.
    explicit Server(const ServerOptions& options);
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server();
    int port() const { return port_; }
    // Until SIGINT or SIGTERM.
    void run();

private:
    ServerOptions options_;
    int listener_{-1};
    int port_{};
};

// The addresses at which others reach a server that listens on `host`: "192.168.1.5"; itself when it is one
// address.
std::vector<std::string> reachable_hosts(const std::string& host);
// localhost and the like: other machines do not reach it.
bool is_loopback(const std::string& host);
// "192.168.1.5:8000", "[::1]:8000"
std::string host_and_port(const std::string& host, int port);

} // namespace langdu
