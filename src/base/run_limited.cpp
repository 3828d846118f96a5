#include "base/run_limited.h"

#include "base/descriptor.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <exception>
#include <fcntl.h>
#include <poll.h>
#include <string_view>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

namespace langdu {

namespace {

#if defined(__SANITIZE_ADDRESS__)
constexpr bool sanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
constexpr bool sanitized = true;
#else
constexpr bool sanitized = false;
#endif
#else
constexpr bool sanitized = false;
#endif

struct Pipe {
    Descriptor out, in;
};

bool open_pipe(Pipe& pipe) {
    std::array<int, 2> ends{-1, -1};
    if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
    pipe.out = Descriptor(ends[0]);
    pipe.in = Descriptor(ends[1]);
    return true;
}

void limit(__rlimit_resource resource, std::size_t soft, std::size_t hard) {
    const rlimit both{soft, hard};
    ::setrlimit(resource, &both);
}

void write_all(int to, std::string_view text) {
    while (!text.empty()) {
        const auto done = ::write(to, text.data(), text.size());
        if (done < 0 && errno == EINTR) continue;
        if (done <= 0) return;
        text.remove_prefix(static_cast<std::size_t>(done));
    }
}

// In the child: never returns.
[[noreturn]] void be_child(const Pipe& input, const Pipe& output, const Pipe& errors, const Limits& limits,
                           const std::function<void()>& act) {
    ::setpgid(0, 0);
    ::prctl(PR_SET_PDEATHSIG, SIGKILL); // it does not outlive us
    std::signal(SIGPIPE, SIG_DFL);
    ::dup2(input.out.get(), 0);
    ::dup2(output.in.get(), 1);
    ::dup2(errors.in.get(), 2);
    const auto seconds = static_cast<std::size_t>(limits.time.count());
    limit(RLIMIT_CPU, seconds, seconds + 1); // the first sends SIGXCPU, which says why
    limit(RLIMIT_CORE, 0, 0);
    if (!sanitized) limit(RLIMIT_AS, limits.memory, limits.memory);
    act();
    ::_exit(127);
}

class Parent {
public:
    Parent(pid_t child, const Limits& limits)
        : child_(child), limits_(limits), deadline_(Clock::now() + limits.time) {}

    LimitedResult talk(Pipe input, Pipe output, Pipe errors, std::string_view text) {
        ::setpgid(child_, child_); // whoever is first
        for (auto* end : {&input.out, &output.in, &errors.in}) *end = Descriptor();
        ::fcntl(input.in.get(), F_SETFL, O_NONBLOCK);
        while (output.out.get() >= 0 || errors.out.get() >= 0) {
            std::array<pollfd, 3> ends{pollfd{output.out.get(), POLLIN, 0},
                                       pollfd{errors.out.get(), POLLIN, 0},
                                       pollfd{text.empty() ? -1 : input.in.get(), POLLOUT, 0}};
            if (text.empty()) input.in = Descriptor();
            const auto left =
                std::chrono::duration_cast<std::chrono::milliseconds>(deadline_ - Clock::now()).count();
            if (left <= 0) return stop(LimitedEnd::too_slow);
            if (::poll(ends.data(), ends.size(), static_cast<int>(left)) < 0 && errno != EINTR) break;
            if (ends[0].revents) take(output.out, result_.output, limits_.output);
            if (ends[1].revents) take(errors.out, result_.errors, most_errors);
            if (ends[2].revents) give(input.in, text);
            if (result_.output.size() > limits_.output) return stop(LimitedEnd::too_large);
        }
        return wait();
    }

private:
    using Clock = std::chrono::steady_clock;
    static constexpr std::size_t most_errors = 4096;

    static void take(Descriptor& from, std::string& text, std::size_t most) {
        std::array<char, 1 << 16> block{};
        const auto got = ::read(from.get(), block.data(), block.size());
        if (got < 0 && (errno == EINTR || errno == EAGAIN)) return;
        if (got <= 0) {
            from = Descriptor();
            return;
        }
        if (text.size() <= most) text.append(block.data(), static_cast<std::size_t>(got));
    }

    // A child that reads no more is no error.
    static void give(Descriptor& to, std::string_view& text) {
        const auto done = ::write(to.get(), text.data(), text.size());
        if (done < 0 && (errno == EINTR || errno == EAGAIN)) return;
        text = done <= 0 ? std::string_view() : text.substr(static_cast<std::size_t>(done));
    }

    LimitedResult stop(LimitedEnd end) {
        ::kill(-child_, SIGKILL);
        wait();
        result_.end = end;
        return std::move(result_);
    }

    LimitedResult wait() {
        int status = 0;
        while (::waitpid(child_, &status, 0) < 0 && errno == EINTR) {
        }
        result_.exit_code = WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
        result_.end = result_.exit_code == 0               ? LimitedEnd::done
                      : result_.exit_code == 128 + SIGXCPU ? LimitedEnd::too_slow
                                                           : LimitedEnd::failed;
        return std::move(result_);
    }

    pid_t child_;
    const Limits& limits_;
    Clock::time_point deadline_;
    LimitedResult result_;
};

LimitedResult run(const std::function<void()>& act, std::string_view input, const Limits& limits) {
    Pipe in, out, errors;
    LimitedResult failed{LimitedEnd::failed, 127, {}, {}};
    if (!open_pipe(in) || !open_pipe(out) || !open_pipe(errors)) return failed;
    // A child that ends early would end us as well.
    struct sigaction ignore {
    }, before{};
    ignore.sa_handler = SIG_IGN;
    ::sigaction(SIGPIPE, &ignore, &before);
    const pid_t child = ::fork();
    if (child == 0) be_child(in, out, errors, limits, act);
    auto result = child < 0
                      ? failed
                      : Parent(child, limits).talk(std::move(in), std::move(out), std::move(errors), input);
    ::sigaction(SIGPIPE, &before, nullptr);
    return result;
}

} // namespace

LimitedResult run_limited(const std::vector<std::string>& command, const std::string& input,
                          const Limits& limits) {
    std::vector<char*> arguments;
    for (const auto& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    return run([&] { ::execvp(arguments[0], arguments.data()); }, input, limits);
}

LimitedResult run_limited(const std::function<std::string()>& work, const Limits& limits) {
#ifdef FUZZING_BUILD_MODE_UNSAFE_FOR_PRODUCTION // libFuzzer sees nothing of another process
    try {
        return {LimitedEnd::done, 0, work(), {}};
    } catch (const std::exception& error) {
        return {LimitedEnd::failed, 1, {}, error.what()};
    }
#endif
    return run(
        [&] {
            try {
                write_all(1, work());
                ::_exit(0);
            } catch (const std::exception& error) {
                write_all(2, error.what());
                ::_exit(1);
            }
        },
        {}, limits);
}

} // namespace langdu
