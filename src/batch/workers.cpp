#include "batch/workers.h"

#include "base/error.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <list>
#include <optional>
#include <poll.h>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>
#include <utility>

namespace langdu::batch {

namespace {

using Clock = std::chrono::steady_clock;
constexpr std::size_t reason_limit = 1 << 16;

class Descriptor {
public:
    explicit Descriptor(int fd) : fd_(fd) {}
    Descriptor(Descriptor&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;
    Descriptor& operator=(Descriptor&&) = delete;
    ~Descriptor() { close(); }
    void close() {
        if (fd_ >= 0) ::close(std::exchange(fd_, -1));
    }
    int get() const { return fd_; }

private:
    int fd_;
};

struct Pipe {
    Descriptor read, write;
};

Pipe make_pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0)
        throw OutputError(std::string("worker: ") + std::strerror(errno) + "; close some programs");
    return {Descriptor{ends[0]}, Descriptor{ends[1]}};
}

struct Running {
    std::size_t piece;
    pid_t process;
    Descriptor out, err;
    std::string line; // unfinished
    std::string complaints;
    Clock::time_point heard{Clock::now()};
    bool too_slow{};
};

Running start(std::size_t piece, const std::vector<std::string>& command) {
    std::vector<char*> arguments;
    for (const auto& word : command) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    Pipe out = make_pipe(), err = make_pipe();
    const pid_t parent = ::getpid();
    const pid_t child = ::fork();
    if (child < 0)
        throw OutputError(std::string("worker: ") + std::strerror(errno) +
                          "; close some programs or use a smaller -j");
    if (child == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGTERM);
        if (::getppid() != parent) ::_exit(127); // it ended before we asked
        const int nothing = ::open("/dev/null", O_RDONLY);
        ::dup2(nothing, 0);
        ::dup2(out.write.get(), 1);
        ::dup2(err.write.get(), 2);
        ::execv(arguments[0], arguments.data());
        ::_exit(127);
    }
    for (const Descriptor* end : {&out.read, &err.read}) ::fcntl(end->get(), F_SETFL, O_NONBLOCK);
    return {piece, child, std::move(out.read), std::move(err.read), {}, {}, Clock::now(), false};
}

// What is there now. False at the end.
bool read_some(Descriptor& from, std::string& to) {
    std::array<char, 4096> block{};
    for (;;) {
        const auto got = ::read(from.get(), block.data(), block.size());
        if (got > 0)
            to.append(block.data(), static_cast<std::size_t>(got));
        else if (got < 0 && errno == EINTR)
            continue;
        else
            return got < 0 && errno == EAGAIN;
    }
}

std::string last_line(std::string_view text) {
    while (!text.empty() && (text.back() == '\n' || text.back() == '\r')) text.remove_suffix(1);
    const auto newline = text.rfind('\n');
    return std::string(newline == std::string_view::npos ? text : text.substr(newline + 1));
}

WorkerEnd end_of(const Running& worker, int status, std::chrono::seconds patience) {
    WorkerEnd end{WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status),
                  last_line(worker.complaints)};
    if (worker.too_slow)
        end.reason = "no progress for " + std::to_string(patience.count()) + " s";
    else if (WIFSIGNALED(status))
        end.reason = std::string("crashed: ") + ::strsignal(WTERMSIG(status));
    else if (end.exit_code != 0 && end.reason.empty())
        end.reason = "exit code " + std::to_string(end.exit_code);
    return end;
}

void hear(Running& worker, const WorkerPool& pool) {
    const auto before = worker.line.size();
    if (!read_some(worker.out, worker.line)) worker.out.close();
    if (worker.line.size() != before) worker.heard = Clock::now();
    for (auto end = worker.line.find('\n'); end != std::string::npos; end = worker.line.find('\n')) {
        pool.line(worker.piece, worker.line.substr(0, end));
        worker.line.erase(0, end + 1);
    }
    if (!read_some(worker.err, worker.complaints)) worker.err.close();
    if (worker.complaints.size() > 2 * reason_limit)
        worker.complaints.erase(0, worker.complaints.size() - reason_limit);
}

// Asked before the pipes are read: what it wrote before its end is in them then. A grandchild may keep them
// open longer.
std::optional<int> ended(const Running& worker) {
    int status = 0;
    if (::waitpid(worker.process, &status, WNOHANG) != worker.process) return std::nullopt;
    return status;
}

void wait_for_news(const std::list<Running>& running) {
    std::vector<pollfd> ends; // a closed one is -1, which poll() passes over
    for (const auto& worker : running)
        for (const Descriptor* end : {&worker.out, &worker.err}) ends.push_back({end->get(), POLLIN, 0});
    const bool all_closed =
        std::all_of(ends.begin(), ends.end(), [](const pollfd& end) { return end.fd < 0; });
    ::poll(ends.data(), ends.size(), all_closed ? 10 : 1000);
}

} // namespace

void run_workers(const WorkerPool& pool, std::size_t count) {
    std::list<Running> running;
    std::size_t next = 0;
    while (next < count || !running.empty()) {
        while (next < count && running.size() < static_cast<std::size_t>(pool.at_once)) {
            running.push_back(start(next, pool.command(next)));
            ++next;
        }
        wait_for_news(running);
        for (auto worker = running.begin(); worker != running.end();) {
            const auto status = ended(*worker);
            hear(*worker, pool);
            if (status) {
                pool.done(worker->piece, end_of(*worker, *status, pool.patience));
                worker = running.erase(worker);
                continue;
            }
            if (Clock::now() - worker->heard > pool.patience && !worker->too_slow) {
                worker->too_slow = true;
                ::kill(worker->process, SIGKILL);
            }
            ++worker;
        }
    }
}

} // namespace langdu::batch
