// How far a render is: a bar with ETA on a terminal, JSON lines on request, nothing otherwise.
#pragma once

#include <chrono>
#include <string>

namespace langdu {

enum class ProgressStyle { automatic, none, json };

class Progress {
public:
    // On standard error; `label` stands before the bar.
    Progress(ProgressStyle style, std::string label);
    Progress(const Progress&) = delete;
    Progress& operator=(const Progress&) = delete;
    ~Progress();             // clears the bar
    void show(double share); // 0 to 1; draws at most ten times a second

private:
    bool bar_{};
    bool json_{};
    std::string label_;
    std::chrono::steady_clock::time_point start_;
    std::chrono::steady_clock::time_point drawn_;
};

std::string bar_text(double share); // "███░░░", 30 wide

} // namespace langdu
