#include "base/run_program.h"

#include "base/descriptor.h"

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <filesystem>
#include <sstream>
#include <sys/wait.h>
#include <unistd.h>

namespace langdu {

namespace {

[[noreturn]] void become(const std::vector<std::string>& command) {
    std::vector<char*> arguments;
    for (const auto& argument : command) arguments.push_back(const_cast<char*>(argument.c_str()));
    arguments.push_back(nullptr);
    ::execvp(arguments[0], arguments.data());
    ::_exit(127);
}

int wait_for(pid_t child) {
    int status = 0;
    while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
    }
    return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

} // namespace

ProgramEnd run_program(const std::vector<std::string>& command, bool capture) {
    std::array<int, 2> ends{-1, -1};
    if (capture && ::pipe2(ends.data(), O_CLOEXEC) != 0) return {127, {}};
    const Descriptor out(ends[0]);
    Descriptor in(ends[1]);
    const pid_t child = ::fork();
    if (child < 0) return {127, {}};
    if (child == 0) {
        ::dup2(::open("/dev/null", O_RDONLY), 0);
        ::dup2(capture ? in.get() : 2, 1);
        become(command);
    }
    in.reset();
    ProgramEnd end;
    std::array<char, 1 << 16> block{};
    while (capture) {
        const auto got = ::read(out.get(), block.data(), block.size());
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        end.output.append(block.data(), static_cast<std::size_t>(got));
    }
    end.exit_code = wait_for(child);
    return end;
}

int run_interactive(const std::vector<std::string>& command) {
    const auto ours = std::signal(SIGINT, SIG_IGN);
    const pid_t child = ::fork();
    if (child == 0) {
        std::signal(SIGINT, SIG_DFL);
        become(command);
    }
    const int code = child < 0 ? 127 : wait_for(child);
    std::signal(SIGINT, ours);
    return code;
}

bool has_program(const std::string& name) {
    const char* path = std::getenv("PATH");
    std::istringstream folders(path ? path : "");
    for (std::string folder; std::getline(folders, folder, ':');)
        if (::access((std::filesystem::path(folder) / name).c_str(), X_OK) == 0) return true;
    return false;
}

} // namespace langdu
