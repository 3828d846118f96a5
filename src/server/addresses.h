// Where a server listens and how others reach it.
#pragma once

#include "base/descriptor.h"

#include <string>
#include <vector>

namespace langdu::server {

struct Listener {
    Descriptor socket;
    int port{};
};
// port 0: any that is free. Throws OutputError: the port is taken, the address is not this machine's;
// SettingError: not an address.
Listener listen_at(const std::string& host, int port);

// The addresses at which others reach a server that listens on `host`: "192.168.1.5"; itself when it is one
// address.
std::vector<std::string> reachable_hosts(const std::string& host);
// localhost and the like: other machines do not reach it.
bool is_loopback(const std::string& host);
// "192.168.1.5:8000", "[::1]:8000"
std::string host_and_port(const std::string& host, int port);

} // namespace langdu::server
