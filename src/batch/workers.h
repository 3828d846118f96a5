// Runs many commands, some at a time, each in a process of its own: what goes wrong in one stays there.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <vector>

namespace langdu::batch {

struct WorkerEnd {
    int exit_code{};    // 128 + signal when it was killed
    std::string reason; // the last line on its standard error; what killed it, without one
};

struct WorkerPool {
    int at_once{1};
    std::chrono::seconds patience{300}; // one that prints nothing on standard output for so long is killed
    std::function<std::vector<std::string>(std::size_t)> command; // program and arguments of piece 0, 1, ...
    std::function<void(std::size_t, const std::string&)> line;    // one of its standard output
    std::function<void(std::size_t, const WorkerEnd&)> done;
};

// Runs pieces 0 to count - 1, started in order; returns when all are done. The workers end when this process
// does, however it ends. Must be called from a process without other threads. Throws OutputError when no
// process can be made.
void run_workers(const WorkerPool& pool, std::size_t count);

} // namespace langdu::batch
