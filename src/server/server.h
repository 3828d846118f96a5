// A library over HTTP: GNU libmicrohttpd does the talking, http_response decides the answers. One thread: a
// slow or silent client costs a descriptor and some memory.
#pragma once

#include "server/addresses.h"

#include <chrono>
#include <cstddef>
#include <filesystem>
#include <string>

namespace langdu::server {

struct ServerOptions {
    std::filesystem::path library;
    std::string host{"127.0.0.1"}; // an address to listen on; 0.0.0.0 and :: are all
    int port{8000};                // 0: any that is free
    std::string token;
    std::size_t connections{4096};     // more wait in the kernel's queue
    std::chrono::seconds patience{20}; // from an answer to the end of the next request's head; for a client
                                       // that reads nothing
};

class Server {
public:
    // Listens. Throws OutputError, SettingError: see listen_at().
    explicit Server(const ServerOptions& options);
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server();
    int port() const { return listener_.port; }
    // Until SIGINT or SIGTERM, once.
    void run();

private:
    ServerOptions options_;
    Listener listener_;
};

} // namespace langdu::server
