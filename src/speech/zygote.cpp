#include "speech/zygote.h"

#include "base/descriptor.h"
#include "base/error.h"
#include "speech/channel.h"

#include <array>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/time.h>
#include <sys/wait.h>
#include <thread>
#include <unistd.h>

namespace langdu::speech {

namespace {

constexpr int line = 3; // the zygote's end of the socket

// How long the asking side waits: a child ends itself before that.
constexpr std::chrono::milliseconds patience(std::chrono::seconds limit) {
    return limit + limit / 2 + std::chrono::seconds(1);
}

// In the zygote's child: speak once and end.
[[noreturn]] void speak_and_exit(const LoadedEngine& engine, const Message& message,
                                 std::chrono::seconds limit) {
    ::close(line); // only the zygote's end of the line may keep it open
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    std::signal(SIGALRM, SIG_DFL); // a hang ends as a crash does
    const itimerval timer{{0, 0}, {limit.count(), 0}};
    ::setitimer(ITIMER_REAL, &timer, nullptr);
    bool done = false;
    try {
        const std::string answer = engine.answer(message.bytes);
        const std::uint64_t size = answer.size();
        done = write_all(message.file.get(), &size, sizeof size) &&
               write_all(message.file.get(), answer.data(), answer.size());
    } catch (const std::exception&) {
        // no clip: the reader sees the pipe end early
    }
    ::_exit(done ? 0 : 1);
}

// In the zygote: load, say so, then fork a child for each request until the other end is gone.
[[noreturn]] void serve(Descriptor socket, const std::function<LoadedEngine()>& load,
                        std::chrono::seconds limit) {
    ::prctl(PR_SET_NAME, "langdu-voice");
    // Ctrl-C is for the program that started it, which closes the socket when it ends, however it ends. Its
    // signal handlers must not run here: they remove its temporary files.
    for (const int signal : {SIGINT, SIGTERM, SIGHUP, SIGQUIT, SIGPIPE}) std::signal(signal, SIG_IGN);
    for (const int signal : {SIGCHLD, SIGXCPU, SIGSEGV, SIGBUS, SIGFPE, SIGILL, SIGABRT, SIGTRAP})
        std::signal(signal, SIG_DFL);
    // Nothing of the program stays open here: no pipe of another clip, no terminal, no output.
    const int null = ::open("/dev/null", O_RDWR);
    for (const int fd : {0, 1, 2}) ::dup2(null, fd);
    // Without a descriptor of its own it would hold the line of an earlier zygote, and both would live for
    // ever.
    const Descriptor mine(::fcntl(socket.get(), F_DUPFD_CLOEXEC, 3));
    if (!mine || ::dup2(mine.get(), line) != line) {
        send(socket.get(), std::string("E") + "speech engine: " + std::strerror(errno) +
                               "; allow more, as with ulimit -n 256");
        ::_exit(1);
    }
    ::close_range(4, ~0U, 0);
    LoadedEngine engine;
    try {
        engine = load();
    } catch (const std::exception& error) {
        send(line, std::string(1, 'E') + error.what());
        ::_exit(1);
    }
    std::string ready(1 + sizeof engine.sample_rate, 'R');
    std::memcpy(ready.data() + 1, &engine.sample_rate, sizeof engine.sample_rate);
    if (!send(line, ready)) ::_exit(1);
    while (const auto message = receive(line)) {
        if (::fork() == 0) speak_and_exit(engine, *message, limit);
        // When fork fails the pipe closes here and the reader tries again. Those that have ended are gathered
        // here and not by the kernel, so that their time is counted as the program's.
        while (::waitpid(-1, nullptr, WNOHANG) > 0) {
        }
    }
    ::_exit(0);
}

std::string how_it_ended(int status) {
    if (!WIFSIGNALED(status)) return "ended";
    if (WTERMSIG(status) == SIGKILL) return "hung or was killed";
    return std::string("ended by a signal (") + ::strsignal(WTERMSIG(status)) + ")";
}

} // namespace

class Zygote::Process {
public:
    Process(const std::function<LoadedEngine()>& load, std::chrono::seconds limit) {
        std::array<int, 2> ends{};
        if (::socketpair(AF_UNIX, SOCK_SEQPACKET | SOCK_CLOEXEC, 0, ends.data()) != 0)
            throw OutputError(std::string("speech engine: ") + std::strerror(errno) +
                              "; close some programs and try again");
        socket_ = Descriptor(ends[0]);
        Descriptor theirs(ends[1]);
        pid_ = ::fork();
        if (pid_ == 0) serve(std::move(theirs), load, limit);
        if (pid_ < 0)
            throw OutputError(std::string("speech engine: ") + std::strerror(errno) +
                              "; close some programs and try again");
        theirs.reset();
        const auto answer = arrives(socket_.get(), patience(limit)) ? receive(socket_.get()) : std::nullopt;
        if (answer && answer->bytes.size() == 1 + sizeof sample_rate_ && answer->bytes[0] == 'R') {
            std::memcpy(&sample_rate_, answer->bytes.data() + 1, sizeof sample_rate_);
            return;
        }
        const int status = end();
        throw InputError(answer ? answer->bytes.substr(1)
                                : "speech engine: " + how_it_ended(status) +
                                      " while loading its voice; run langdu self-test");
    }
    Process(const Process&) = delete;
    Process& operator=(const Process&) = delete;
    ~Process() { end(); }

    int socket() const { return socket_.get(); }
    // It has ended or is stopped: no answer will come.
    bool is_useless() const {
        siginfo_t info{};
        constexpr int look = WEXITED | WSTOPPED | WNOHANG | WNOWAIT;
        return ::waitid(P_PID, static_cast<id_t>(pid_), &info, look) != 0 || info.si_pid == pid_;
    }
    // Asked when a clip went wrong: a process that is just being killed gets a moment to be dead.
    bool ended() const {
        for (int wait = 0; wait < 25; ++wait) {
            if (is_useless()) return true;
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
        return false;
    }
    int sample_rate() const { return sample_rate_; }

private:
    // Its wait status.
    int end() {
        socket_.reset(); // it sees the end of its input
        int status = 0;
        // One that is stopped or hangs sees nothing: it gets a second.
        for (int wait = 0; wait < 500; ++wait) {
            if (::waitpid(pid_, &status, WNOHANG) != 0) return status;
            std::this_thread::sleep_for(std::chrono::milliseconds(2));
        }
        ::kill(pid_, SIGKILL);
        while (::waitpid(pid_, &status, 0) < 0 && errno == EINTR) {
        }
        return status;
    }

    Descriptor socket_;
    pid_t pid_{};
    int sample_rate_{};
};

Zygote::Zygote(std::function<LoadedEngine()> load, std::chrono::seconds limit)
    : load_(std::move(load)), limit_(limit), process_(std::make_shared<Process>(load_, limit_)) {
    sample_rate_ = process_->sample_rate();
}

Zygote::~Zygote() = default;

std::shared_ptr<Zygote::Process> Zygote::process() {
    const std::lock_guard lock(mutex_);
    return process_;
}

// Somebody killed or stopped the zygote. By now there may be threads: the new one only loads the engine,
// which glibc allows after fork.
void Zygote::replace(const std::shared_ptr<Process>& dead) {
    const std::lock_guard lock(mutex_);
    if (process_ == dead) process_ = std::make_shared<Process>(load_, limit_);
}

std::optional<std::string> Zygote::ask(const std::string& request) {
    for (int zygotes = 0; zygotes < 3; ++zygotes) {
        const auto current = process();
        if (auto answer = ask(*current, request)) return answer;
        if (!current->ended()) return std::nullopt;
        replace(current);
    }
    return std::nullopt;
}

std::optional<std::string> Zygote::ask(const Process& zygote, const std::string& request) const {
    std::array<int, 2> ends{};
    if (request.size() >= longest_message) return std::nullopt;
    if (::pipe2(ends.data(), O_CLOEXEC) != 0)
        throw OutputError(std::string("speech engine: ") + std::strerror(errno) +
                          "; close some programs and try again");
    const Descriptor out(ends[0]);
    Descriptor in(ends[1]);
    if (!send(zygote.socket(), request, in.get())) return std::nullopt;
    in.reset();

    const auto end = std::chrono::steady_clock::now() + patience(limit_);
    while (!arrives(out.get(), std::chrono::milliseconds(500)))
        if (zygote.is_useless() || std::chrono::steady_clock::now() > end) return std::nullopt;
    std::uint64_t size = 0;
    if (!read_all(out.get(), &size, sizeof size, patience(limit_))) return std::nullopt;
    std::string answer(size, '\0');
    if (!read_all(out.get(), answer.data(), size, patience(limit_))) return std::nullopt;
    return answer;
}

} // namespace langdu::speech
