#include "server/server.h"

#include "base/error.h"
#include "base/handle.h"
#include "server/http_response.h"

#include <algorithm>
#include <array>
#include <csignal>
#include <cstring>
#include <microhttpd.h>
#include <new>
#include <poll.h>
#include <sys/resource.h>
#include <sys/signalfd.h>
#include <sys/socket.h>
#include <unordered_map>
#include <utility>

namespace langdu::server {

namespace {

using Clock = std::chrono::steady_clock;
using namespace std::chrono_literals;

// What a connection may use; a head of 8 KB, which browsers with many cookies send, leaves room for its
// answer.
constexpr std::size_t memory_a_connection = 20 * 1024;
// Clients get so long when nearly all places are taken.
constexpr std::chrono::seconds crowded_waiting{1}, crowded_silence{3};

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
    if (::getrlimit(RLIMIT_NOFILE, &limit) != 0) return wanted;
    const auto most = [&] { return limit.rlim_cur > own + 2 ? (limit.rlim_cur - own) / 2 : 1; };
    if (most() < wanted) {
        limit.rlim_cur = std::min<rlim_t>(limit.rlim_max, 2 * wanted + own);
        if (::setrlimit(RLIMIT_NOFILE, &limit) != 0) ::getrlimit(RLIMIT_NOFILE, &limit);
    }
    return std::min<std::size_t>(wanted, most());
}

MHD_Result collect_header(void* headers, MHD_ValueKind, const char* name, const char* value) {
    std::string key{name};
    for (char& c : key)
        if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    auto& known = (*static_cast<std::map<std::string, std::string>*>(headers))[key];
    known.append(known.empty() ? "" : ", ").append(value ? value : "");
    return MHD_YES;
}

// Targets are decoded once, by us.
std::size_t keep_escapes(void*, MHD_Connection*, char* text) { return std::strlen(text); }

void release_text(void* text) { delete static_cast<std::shared_ptr<const std::string>*>(text); }

using ReadyResponse = Handle<MHD_Response, MHD_destroy_response>;

ReadyResponse body_of(HttpResponse& response) {
    const auto& part = response.range;
    if (response.file) {
        ReadyResponse out{
            MHD_create_response_from_fd_at_offset64(part.size(), response.file.get(), part.begin)};
        if (out) response.file.release(); // it closes it
        return out;
    }
    if (part.size() == 0)
        return ReadyResponse{MHD_create_response_from_buffer(0, nullptr, MHD_RESPMEM_PERSISTENT)};
    auto shared = std::make_unique<std::shared_ptr<const std::string>>(response.text);
    auto* bytes = const_cast<char*>(response.text->data() + part.begin); // it only reads them
    ReadyResponse out{MHD_create_response_from_buffer_with_free_callback_cls(part.size(), bytes, release_text,
                                                                             shared.get())};
    if (out) static_cast<void>(shared.release());
    return out;
}

ReadyResponse ready(HttpResponse response) {
    auto out = body_of(response);
    if (!out) return out;
    for (const auto& [name, value] : response.headers)
        if (MHD_add_response_header(out.get(), name.c_str(), value.c_str()) != MHD_YES) return nullptr;
    if (response.close) MHD_add_response_header(out.get(), "Connection", "close");
    return out;
}

class Daemon {
public:
    Daemon(const ServerOptions& options, Listener listener)
        : patience_(options.patience), most_(affordable_connections(options.connections)),
          files_(options.library), site_{options.token, host_and_port(options.host, listener.port),
                                         options.token.empty() && is_loopback(options.host)},
          listener_(std::move(listener)) {
        const auto signals = ending_signals();
        signals_ = Descriptor{::signalfd(-1, &signals, SFD_CLOEXEC | SFD_NONBLOCK)};
        const auto option = [](MHD_OPTION name, std::size_t value) {
            return MHD_OptionItem{name, static_cast<std::intptr_t>(value), nullptr};
        };
        // One address does not take every place; small limits are for tests.
        const MHD_OptionItem limits[] = {
            option(MHD_OPTION_CONNECTION_LIMIT, most_),
            option(MHD_OPTION_PER_IP_CONNECTION_LIMIT, std::max<std::size_t>(64, most_ / 2)),
            option(MHD_OPTION_CONNECTION_MEMORY_LIMIT, memory_a_connection),
            option(MHD_OPTION_CONNECTION_TIMEOUT, static_cast<std::size_t>(patience_.count())),
            option(MHD_OPTION_LISTEN_SOCKET, static_cast<std::size_t>(listener_.socket.get())),
#if MHD_VERSION >= 0x00097701
            option(MHD_OPTION_CLIENT_DISCIPLINE_LVL, 1),
#else
            option(MHD_OPTION_STRICT_FOR_CLIENT, 1),
#endif
            {MHD_OPTION_END, 0, nullptr}
        };
        daemon_.reset(MHD_start_daemon(MHD_USE_EPOLL, 0, nullptr, nullptr, &Daemon::on_request, this,
                                       MHD_OPTION_ARRAY, limits, MHD_OPTION_NOTIFY_CONNECTION,
                                       &Daemon::on_connection, this, MHD_OPTION_NOTIFY_COMPLETED,
                                       &Daemon::on_completed, this, MHD_OPTION_UNESCAPE_CALLBACK,
                                       &keep_escapes, nullptr, MHD_OPTION_END));
        if (!daemon_ || !signals_)
            throw OutputError(site_.default_host +
                              ": the server cannot be started; has this system resources left?");
        static_cast<void>(listener_.socket.release()); // the daemon closes it from now on
    }

    void run() {
        const int epoll = MHD_get_daemon_info(daemon_.get(), MHD_DAEMON_INFO_EPOLL_FD)->epoll_fd;
        std::array<pollfd, 2> wake{{{signals_.get(), POLLIN, 0}, {epoll, POLLIN, 0}}};
        for (;;) {
            ::poll(wake.data(), wake.size(), next_turn());
            if (wake[0].revents != 0) return take_signal();
            MHD_run(daemon_.get());
            end_the_overdue();
        }
    }

private:
    struct Client {
        int fd{};
        bool answering{}; // else its request's head is waited for
        bool hurried{};
        Clock::time_point since{Clock::now()};
    };

    bool crowded() const { return clients_.size() * 4 >= most_ * 3; }

    int next_turn() { // milliseconds
        // It listens again only in the turn after that in which a place became free.
        const bool freed = clients_.size() < std::exchange(counted_, clients_.size());
        MHD_UNSIGNED_LONG_LONG wanted = 1000;
        const bool waits = MHD_get_timeout(daemon_.get(), &wanted) == MHD_YES || !clients_.empty();
        if (freed) return 0;
        return waits ? static_cast<int>(std::min<MHD_UNSIGNED_LONG_LONG>(wanted, crowded() ? 100 : 1000))
                     : -1;
    }

    void take_signal() const { // else it would strike when it is let through again
        signalfd_siginfo taken{};
        [[maybe_unused]] const auto size = ::read(signals_.get(), &taken, sizeof taken);
    }

    // The daemon's own timeout starts again with every byte: dripping would help.
    void end_the_overdue() {
        const auto now = Clock::now();
        const bool many = crowded();
        if (now - looked_ < (many ? 100ms : 1000ms)) return;
        looked_ = now;
        const auto waiting = many ? std::min(patience_, crowded_waiting) : patience_;
        for (auto& [connection, client] : clients_) {
            if (client.answering)
                hurry(connection, client, many);
            else if (now - client.since > waiting)
                ::shutdown(client.fd, SHUT_RDWR);
        }
    }

    // Its own timeout is for one that reads nothing.
    void hurry(MHD_Connection* connection, Client& client, bool many) const {
        if (std::exchange(client.hurried, many) == many) return;
        const auto silence = many ? std::min(patience_, crowded_silence) : patience_;
        MHD_set_connection_option(connection, MHD_CONNECTION_OPTION_TIMEOUT,
                                  static_cast<unsigned>(silence.count()));
    }

    static void on_connection(void* self, MHD_Connection* connection, void**,
                              MHD_ConnectionNotificationCode code) {
        auto& clients = static_cast<Daemon*>(self)->clients_;
        if (code != MHD_CONNECTION_NOTIFY_STARTED) {
            clients.erase(connection);
            return;
        }
        try {
            clients[connection].fd =
                MHD_get_connection_info(connection, MHD_CONNECTION_INFO_CONNECTION_FD)->connect_fd;
        } catch (const std::bad_alloc&) { // only the daemon's own timeout for this one
        }
    }

    static void on_completed(void* self, MHD_Connection* connection, void**, MHD_RequestTerminationCode) {
        auto& clients = static_cast<Daemon*>(self)->clients_;
        if (const auto client = clients.find(connection); client != clients.end())
            client->second.answering = false, client->second.since = Clock::now();
    }

    // Called when the head has come, with each part of a body, and at the end of the request.
    static MHD_Result on_request(void* self, MHD_Connection* connection, const char* target,
                                 const char* method, const char*, const char*, std::size_t* body,
                                 void** begun) {
        if (!*begun || *body > 0) { // a body is thrown away; it is refused at its end
            *begun = self;
            *body = 0;
            return MHD_YES;
        }
        try {
            return static_cast<Daemon*>(self)->answer(connection, {method, target, {}});
        } catch (const std::exception&) { // no memory: this client is let go
            return MHD_NO;
        }
    }

    MHD_Result answer(MHD_Connection* connection, HttpRequest request) {
        MHD_get_connection_values(connection, MHD_HEADER_KIND, &collect_header, &request.headers);
        auto response = answer_safely(request);
        const auto status = static_cast<unsigned>(response.status);
        const auto out = ready(std::move(response));
        if (!out) return MHD_NO;
        if (const auto client = clients_.find(connection); client != clients_.end())
            client->second.answering = true;
        return MHD_queue_response(connection, status, out.get());
    }

    HttpResponse answer_safely(const HttpRequest& request) {
        try {
            return respond(request, files_, site_);
        } catch (const Error&) { // the library is damaged or changing
            return refuse(503, "the library cannot be read now\n");
        }
    }

    std::chrono::seconds patience_;
    std::size_t most_; // connections
    PublicFiles files_;
    HttpSite site_;
    Listener listener_;
    Descriptor signals_;
    std::unordered_map<MHD_Connection*, Client> clients_;
    std::size_t counted_{}; // clients, a turn ago
    Clock::time_point looked_{Clock::now()};
    Handle<MHD_Daemon, MHD_stop_daemon> daemon_; // last: ends first and tells the others
};

} // namespace

Server::Server(const ServerOptions& options)
    : options_(options), listener_(listen_at(options.host, options.port)) {
    const auto signals = ending_signals(); // from here on they wait for run()
    ::sigprocmask(SIG_BLOCK, &signals, nullptr);
    std::signal(SIGPIPE, SIG_IGN); // sendfile() to a client that has gone would end the server
}

Server::~Server() {
    const auto signals = ending_signals();
    ::sigprocmask(SIG_UNBLOCK, &signals, nullptr);
}

void Server::run() { Daemon{options_, std::move(listener_)}.run(); }

} // namespace langdu::server
