// How far a batch is: one line for all its articles.
#pragma once

#include "app/status_line.h"

#include <cstddef>
#include <string>
#include <vector>

namespace langdu::app {

class BatchProgress {
public:
    struct Article {
        std::string name;
        double work{}; // how much there is to do, in any unit (its bytes)
    };
    BatchProgress(ProgressStyle style, std::vector<Article> articles);

    void advance(std::size_t article, double share); // 0 to 1
    void finish(std::size_t article, double sound_seconds);
    void fail(const std::string& line);    // with finish(); as message(), empty for none
    void message(const std::string& line); // stays above the bar; not in JSON
    double sound_seconds() const { return sound_seconds_; }
    double elapsed() const { return line_.elapsed(); }

private:
    void draw(bool always);
    double share() const;
    StatusLine line_;
    std::vector<Article> articles_;
    std::vector<double> share_;
    std::size_t latest_{}; // what was heard of last
    std::size_t finished_{}, failed_{};
    double sound_seconds_{};
};

} // namespace langdu::app
