// A web server on this machine that behaves as badly as it is asked to (server.py), and the folder it serves.
#pragma once

#include "base/json.h"
#include "test_support.h"

#include <string>
#include <sys/types.h>
#include <vector>

namespace langdu::test {

class BadServer {
public:
    BadServer();
    BadServer(const BadServer&) = delete;
    BadServer& operator=(const BadServer&) = delete;
    ~BadServer();
    // By name, so that two hosts can be had: 127.0.0.1, localhost.
    std::string url(const std::string& path, const std::string& host = "127.0.0.1") const {
        return "http://" + host + ":" + std::to_string(port_) + "/" + path;
    }
    void put(const std::string& path, const std::string& text) const { write_text(folder_ / path, text); }
    std::vector<Json> requests() const; // so far, in order

private:
    TemporaryDirectory folder_;
    pid_t process_{};
    int port_{};
};

// An RSS feed of so many articles with their whole text; the text of one may be another.
std::string rss_of(int items, int edited = -1);

} // namespace langdu::test
