// Work on what strangers wrote, in a process of its own that may take so much time and memory and no more,
// and may crash.
#pragma once

#include <chrono>
#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace langdu {

struct Limits {
    std::chrono::seconds time{60};
    std::size_t memory{std::size_t{2}
                       << 30}; // bytes; not under sanitizers, which reserve more than any limit
    std::size_t output{200u << 20};
};

enum class LimitedEnd { done, failed, too_slow, too_large };

struct LimitedResult {
    LimitedEnd end{};
    int exit_code{};    // 127: it could not be started
    std::string output; // what it wrote on standard output
    std::string errors; // and on standard error, its beginning
};

// A program, looked for on the PATH, with `input` on its standard input.
LimitedResult run_limited(const std::vector<std::string>& command, const std::string& input,
                          const Limits& limits = {});
// A function in a copy of this process; what it returns is the output, a throw is a failure with what() as
// error.
LimitedResult run_limited(const std::function<std::string()>& work, const Limits& limits = {});

} // namespace langdu
