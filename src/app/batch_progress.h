// How far a batch is: one bar for all articles on a terminal, JSON lines on request, nothing otherwise.
#pragma once

#include "app/progress.h"

#include <cstddef>
#include <string>
#include <vector>

namespace langdu {

class BatchProgress {
public:
    // work[i]: how much there is to do for article i, in any unit (its bytes).
    BatchProgress(ProgressStyle style, std::vector<double> work);
    BatchProgress(const BatchProgress&) = delete;
    BatchProgress& operator=(const BatchProgress&) = delete;
    ~BatchProgress(); // clears the bar

    void advance(std::size_t article, double share); // 0 to 1
    void finish(std::size_t article, double sound_seconds);
    void message(const std::string& line); // above the bar; not in JSON
    double sound_seconds() const { return sound_seconds_; }
    double elapsed() const;

private:
    void draw(bool always);
    bool bar_{};
    bool json_{};
    std::vector<double> work_;
    std::vector<double> share_;
    std::size_t finished_{};
    double sound_seconds_{};
    std::chrono::steady_clock::time_point start_;
    std::chrono::steady_clock::time_point drawn_;
};

} // namespace langdu
