// A process that has loaded a voice engine and never speaks, and whose children speak one clip each.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>

namespace langdu::speech {

// An engine as the zygote runs it: requests and answers are bytes that the engine's own side reads and
// writes.
struct LoadedEngine {
    int sample_rate{};
    std::function<std::string(const std::string& request)> answer;
};

// eSpeak NG gives the same text other samples each time it speaks and has global state; ONNX Runtime is a
// large library that may crash. So an engine is loaded once in a process of its own (the zygote); for each
// clip that process forks a child, which speaks, writes the clip into a pipe and ends. Every child starts
// from the same memory: the same request gives the same clip, in parallel, and an engine that crashes or
// hangs takes only its one child with it.
//
//     a thread -- request, pipe --> zygote -- fork --> child == answer ==> the thread
class Zygote {
public:
    // `load` runs in the new process and may start no threads; what it throws is thrown here, as an
    // InputError.
    explicit Zygote(std::function<LoadedEngine()> load,
                    std::chrono::seconds limit = std::chrono::seconds(20));
    Zygote(const Zygote&) = delete;
    Zygote& operator=(const Zygote&) = delete;
    ~Zygote();

    int sample_rate() const { return sample_rate_; }
    // From any thread. Nullopt: the child crashed, or was still speaking after the time limit. A zygote that
    // was killed or stopped is started again. Throws OutputError: no descriptors, no process.
    std::optional<std::string> ask(const std::string& request);

private:
    class Process;
    std::shared_ptr<Process> process();
    void replace(const std::shared_ptr<Process>& dead);
    std::optional<std::string> ask(const Process& zygote, const std::string& request) const;

    const std::function<LoadedEngine()> load_;
    const std::chrono::seconds limit_;
    int sample_rate_{};
    std::mutex mutex_;
    std::shared_ptr<Process> process_;
};

} // namespace langdu::speech
