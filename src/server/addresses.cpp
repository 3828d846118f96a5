#include "server/addresses.h"

#include "base/error.h"

#include <arpa/inet.h>
#include <cerrno>
#include <cstring>
#include <ifaddrs.h>
#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

namespace langdu::server {

namespace {

struct AddressList {
    AddressList(const std::string& host, int port) {
        addrinfo hints{};
        hints.ai_flags = AI_NUMERICSERV | AI_PASSIVE;
        hints.ai_socktype = SOCK_STREAM;
        if (const int error = ::getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &first))
            throw SettingError("host", host,
                               std::string(::gai_strerror(error)) +
                                   "; give an address of this machine, or 0.0.0.0 for all");
    }
    AddressList(const AddressList&) = delete;
    AddressList& operator=(const AddressList&) = delete;
    ~AddressList() { ::freeaddrinfo(first); }
    addrinfo* first{};
};

int port_of(int listener) {
    sockaddr_storage address{};
    socklen_t size = sizeof address;
    ::getsockname(listener, reinterpret_cast<sockaddr*>(&address), &size);
    return ntohs(address.ss_family == AF_INET6 ? reinterpret_cast<sockaddr_in6&>(address).sin6_port
                                               : reinterpret_cast<sockaddr_in&>(address).sin_port);
}

} // namespace

Listener listen_at(const std::string& host, int port) {
    const AddressList addresses{host, port};
    int error = EADDRNOTAVAIL;
    for (const auto* address = addresses.first; address; address = address->ai_next) {
        Listener out{Descriptor{::socket(address->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)}};
        const int fd = out.socket.get(), on = 1;
        ::setsockopt(fd, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        if (fd >= 0 && ::bind(fd, address->ai_addr, address->ai_addrlen) == 0 &&
            ::listen(fd, SOMAXCONN) == 0) {
            out.port = port_of(fd);
            return out;
        }
        error = errno;
    }
    throw OutputError(host_and_port(host, port) + ": " + std::strerror(error) +
                      "; choose another --port or --host");
}

bool is_loopback(const std::string& host) {
    return host == "localhost" || host == "::1" || host.starts_with("127.");
}

std::vector<std::string> reachable_hosts(const std::string& host) {
    if (host != "0.0.0.0" && host != "::") return {host};
    std::vector<std::string> out;
    ifaddrs* first = nullptr;
    if (::getifaddrs(&first) == 0) {
        for (const auto* one = first; one; one = one->ifa_next) {
            if (!one->ifa_addr || one->ifa_addr->sa_family != AF_INET || (one->ifa_flags & IFF_LOOPBACK))
                continue;
            char text[INET_ADDRSTRLEN]{};
            ::inet_ntop(AF_INET, &reinterpret_cast<const sockaddr_in*>(one->ifa_addr)->sin_addr, text,
                        sizeof text);
            out.emplace_back(text);
        }
        ::freeifaddrs(first);
    }
    if (out.empty()) out.emplace_back("127.0.0.1");
    return out;
}

std::string host_and_port(const std::string& host, int port) {
    const bool v6 = host.find(':') != std::string::npos;
    std::string out = v6 ? "[" + host + "]" : host;
    return out.append(":").append(std::to_string(port));
}

} // namespace langdu::server
