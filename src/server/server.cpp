#include "server/server.h"

#include "base/error.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <ifaddrs.h>
#include <net/if.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/resource.h>
#include <sys/sendfile.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <unistd.h>
#include <unordered_map>
#include <utility>

namespace langdu {

namespace {

using Clock = std::chrono::steady_clock;
// What one client gets before the others have their turn: a fast one must not keep them waiting.
constexpr std::size_t send_block = 1 << 20; // bytes
constexpr int turns_a_round = 16;           // requests read and blocks sent

class Descriptor {
public:
    explicit Descriptor(int fd = -1) : fd_(fd) {}
    Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Descriptor& operator=(Descriptor&& other) noexcept {
        std::swap(fd_, other.fd_);
        return *this;
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    ~Descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }
    int get() const { return fd_; }
    explicit operator bool() const { return fd_ >= 0; }

private:
    int fd_;
};

// One client: bytes that came, then one answer at a time.
struct Connection {
    explicit Connection(int fd) : socket(fd) {}
    Descriptor socket;
    std::string in;
    std::string out; // head and text still to send
    Descriptor file;
    ByteRange range; // of the file, still to send
    bool close_after{};
    bool refused{};
    bool draining{}; // refused: reads until the client hangs up, so that it sees the answer and not a reset
    bool served{}; // has had an answer
    Clock::time_point since{Clock::now()}, deadline;
    bool answering() const { return !out.empty() || range.begin < range.end; }
    // Only keeps its place; a new one gets a moment to ask.
    bool idle() const {
        return in.empty() && !answering() && !draining &&
               (served || Clock::now() - since > std::chrono::seconds(2));
    }
};

enum class Next { wait_to_read, wait_to_write, more, end };

sigset_t ending_signals() {
    sigset_t signals;
    sigemptyset(&signals);
    sigaddset(&signals, SIGINT);
    sigaddset(&signals, SIGTERM);
    return signals;
}

// Each client may need two descriptors: its socket and a file.
std::size_t affordable_connections(std::size_t wanted) {
    constexpr rlim_t own = 24; // of the program itself
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur == RLIM_INFINITY) return wanted;
    const auto most = limit.rlim_cur > own + 2 ? (limit.rlim_cur - own) / 2 : 1;
    return std::min<std::size_t>(wanted, most);
}

class Loop {
public:
    Loop(const ServerOptions& options, int port, int listener)
        : options_(options), most_(affordable_connections(options.connections)), files_(options.library),
          site_{options.token, host_and_port(options.host, port),
                options.token.empty() && is_loopback(options.host)},
          listener_(listener), epoll_(::epoll_create1(EPOLL_CLOEXEC)) {
        const auto signals = ending_signals();
        signals_ = Descriptor{::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK)};
        watch(EPOLL_CTL_ADD, signals_.get(), EPOLLIN);
        watch(EPOLL_CTL_ADD, listener_, EPOLLIN);
    }

    void run() {
        std::array<epoll_event, 64> events{};
        for (;;) {
            const int count =
                ::epoll_wait(epoll_.get(), events.data(), static_cast<int>(events.size()), 1000);
            for (int i = 0; i < count; ++i) {
                const int fd = events[static_cast<std::size_t>(i)].data.fd;
                if (fd == signals_.get()) return take_signal();
                if (fd == listener_)
                    accept_all();
                else if (const auto at = connections_.find(fd); at != connections_.end())
                    serve(at->second);
            }
            end_the_overdue();
        }
    }

private:
    void take_signal() const { // else it would strike when it is let through again
        signalfd_siginfo taken{};
        [[maybe_unused]] const auto size = ::read(signals_.get(), &taken, sizeof taken);
    }

    void watch(int operation, int fd, std::uint32_t events) {
        epoll_event event{};
        event.events = events;
        event.data.fd = fd;
        ::epoll_ctl(epoll_.get(), operation, fd, &event);
    }

    void accept_all() {
        while (connections_.size() < most_ || end_longest_idle()) {
            const int fd = ::accept4(listener_, nullptr, nullptr, SOCK_NONBLOCK | SOCK_CLOEXEC);
            if (fd < 0 && (errno == EMFILE || errno == ENFILE || errno == ENOBUFS || errno == ENOMEM)) break;
            if (fd < 0) return; // nobody more, or the client has gone already
            const int on = 1;
            ::setsockopt(fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
            Connection connection{fd};
            connection.deadline = Clock::now() + options_.patience;
            connections_.emplace(fd, std::move(connection));
            watch(EPOLL_CTL_ADD, fd, EPOLLIN);
        }
        pause_accepting(true); // until one ends, or for a second
    }

    // Clients that only keep their connection open make room for those that want something.
    bool end_longest_idle() {
        int longest = -1;
        for (const auto& [fd, connection] : connections_)
            if (connection.idle() &&
                (longest < 0 || connection.deadline < connections_.at(longest).deadline))
                longest = fd;
        if (longest >= 0) end(longest);
        return longest >= 0;
    }

    void pause_accepting(bool pause) {
        if (std::exchange(paused_, pause) != pause) watch(EPOLL_CTL_MOD, listener_, pause ? 0U : EPOLLIN);
    }

    void end(int fd) {
        connections_.erase(fd); // closing takes it out of epoll
        pause_accepting(false);
    }

    void end_the_overdue() {
        const auto now = Clock::now();
        if (now - looked_ < std::chrono::seconds(1)) return;
        looked_ = now;
        pause_accepting(false);
        std::vector<int> overdue;
        for (auto& [fd, connection] : connections_)
            if (connection.deadline < now) overdue.push_back(fd);
        for (const int fd : overdue) {
            auto& connection = connections_.at(fd);
            if (!connection.in.empty() && !connection.answering() && !connection.draining) {
                const auto late = refuse(408);
                [[maybe_unused]] const auto sent =
                    ::send(fd, (late.head + late.body).data(), late.head.size() + late.body.size(),
                           MSG_NOSIGNAL | MSG_DONTWAIT);
            }
            end(fd);
        }
    }

    void serve(Connection& connection) {
        const int fd = connection.socket.get();
        Next next = Next::more;
        for (int turn = 0; next == Next::more && turn < turns_a_round; ++turn)
            next = connection.answering() ? send_some(connection) : read_some(connection);
        if (next == Next::end) return end(fd);
        // One with more to do comes again in the next round: its socket can be written to.
        watch(EPOLL_CTL_MOD, fd, next == Next::wait_to_read ? EPOLLIN : EPOLLOUT);
    }

    Next read_some(Connection& connection) {
        if (!connection.draining)
            if (const Next next = answer_next(connection); next == Next::more) return next;
        std::array<char, 8192> block{};
        const auto got = ::recv(connection.socket.get(), block.data(), block.size(), 0);
        if (got == 0) return Next::end;
        if (got < 0) return errno == EINTR ? Next::more : errno == EAGAIN ? Next::wait_to_read : Next::end;
        if (connection.draining) return Next::more;
        // The clock of a request's head starts with its first byte and is not set back: dripping does not
        // help.
        if (connection.in.empty()) connection.deadline = Clock::now() + options_.patience;
        connection.in.append(block.data(), static_cast<std::size_t>(got));
        return Next::more;
    }

    // more: there is an answer to send now.
    Next answer_next(Connection& connection) {
        if (connection.in.empty()) return Next::wait_to_read;
        auto parsed = parse_http_request(connection.in);
        if (parsed.state == HttpParse::State::incomplete) return Next::wait_to_read;
        HttpResponse response;
        if (parsed.state == HttpParse::State::bad) {
            response = refuse(parsed.status);
            connection.in.clear();
            connection.refused = true;
        } else {
            connection.in.erase(0, parsed.used);
            response = answer_safely(parsed.request);
        }
        connection.served = true;
        connection.out = std::move(response.head);
        connection.out += response.body;
        connection.close_after = response.close;
        if (!response.file.empty()) {
            connection.file = Descriptor{::open(response.file.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW)};
            if (!connection.file) { // gone since it was looked up, or it cannot be opened now
                const auto refusal = refuse(errno == ENOENT || errno == ELOOP ? 404 : 503);
                connection.out = refusal.head + refusal.body;
                connection.close_after = true;
            } else
                connection.range = response.range;
        }
        connection.deadline = Clock::now() + options_.patience;
        return Next::more;
    }

    HttpResponse answer_safely(const HttpRequest& request) {
        try {
            return respond(request, files_, site_);
        } catch (const std::exception&) { // the library is damaged or changing
            return refuse(503);
        }
    }

    Next send_some(Connection& connection) {
        const int fd = connection.socket.get();
        const bool file_follows = connection.range.begin < connection.range.end;
        ssize_t sent = 0;
        if (!connection.out.empty()) {
            sent = ::send(fd, connection.out.data(), connection.out.size(),
                          MSG_NOSIGNAL | (file_follows ? MSG_MORE : 0));
            if (sent > 0) connection.out.erase(0, static_cast<std::size_t>(sent));
        } else {
            auto offset = static_cast<off_t>(connection.range.begin);
            sent = ::sendfile(
                fd, connection.file.get(), &offset,
                std::min<std::uint64_t>(send_block, connection.range.end - connection.range.begin));
            if (sent == 0) return Next::end; // the file got shorter: the client sees that too little came
            if (sent > 0) connection.range.begin = static_cast<std::uint64_t>(offset);
        }
        if (sent < 0) return errno == EINTR ? Next::more : errno == EAGAIN ? Next::wait_to_write : Next::end;
        connection.deadline = Clock::now() + options_.patience;
        if (connection.answering())
            return file_follows && connection.out.empty() ? Next::wait_to_write : Next::more;
        connection.file = Descriptor{};
        connection.range = {};
        if (!connection.close_after) return Next::more;
        if (!connection.refused) return Next::end;
        ::shutdown(fd, SHUT_WR);
        connection.draining = true;
        connection.deadline = Clock::now() + std::chrono::seconds(2);
        return Next::more;
    }

    const ServerOptions& options_;
    std::size_t most_; // connections
    PublicFiles files_;
    HttpSite site_;
    int listener_;
    Descriptor epoll_, signals_;
    std::unordered_map<int, Connection> connections_;
    bool paused_{};
    Clock::time_point looked_{Clock::now()};
};

struct AddressList {
    explicit AddressList(const ServerOptions& options) {
        addrinfo hints{};
        hints.ai_flags = AI_NUMERICSERV | AI_PASSIVE;
        hints.ai_socktype = SOCK_STREAM;
        if (const int error =
                ::getaddrinfo(options.host.c_str(), std::to_string(options.port).c_str(), &hints, &first))
            throw SettingError("host", options.host,
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

Server::Server(const ServerOptions& options) : options_(options) {
    const AddressList addresses{options};
    const auto place = host_and_port(options.host, options.port);
    for (const auto* address = addresses.first; address; address = address->ai_next) {
        Descriptor listener{::socket(address->ai_family, SOCK_STREAM | SOCK_NONBLOCK | SOCK_CLOEXEC, 0)};
        const int on = 1;
        ::setsockopt(listener.get(), SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
        if (::bind(listener.get(), address->ai_addr, address->ai_addrlen) != 0 ||
            ::listen(listener.get(), SOMAXCONN) != 0) {
            if (address->ai_next) continue;
            throw OutputError(place + ": " + std::strerror(errno) + "; choose another --port or --host");
        }
        listener_ = ::dup(listener.get());
        port_ = port_of(listener_);
        const auto signals = ending_signals(); // from here on they wait for run()
        ::sigprocmask(SIG_BLOCK, &signals, nullptr);
        std::signal(SIGPIPE, SIG_IGN); // sendfile() to a client that has gone would end the server
        return;
    }
}

Server::~Server() {
    if (listener_ < 0) return;
    ::close(listener_);
    const auto signals = ending_signals();
    ::sigprocmask(SIG_UNBLOCK, &signals, nullptr);
}

void Server::run() { Loop{options_, port_, listener_}.run(); }

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

} // namespace langdu
