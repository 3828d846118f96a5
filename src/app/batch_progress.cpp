#include "app/batch_progress.h"

#include "base/clock_label.h"
#include "base/json.h"

#include <cmath>
#include <iostream>
#include <numeric>
#include <unistd.h>

namespace langdu {

using Clock = std::chrono::steady_clock;

BatchProgress::BatchProgress(ProgressStyle style, std::vector<double> work)
    : bar_(style == ProgressStyle::automatic && ::isatty(2)), json_(style == ProgressStyle::json),
      work_(std::move(work)), share_(work_.size()), start_(Clock::now()), drawn_(start_) {}

BatchProgress::~BatchProgress() {
    if (bar_) std::cerr << "\r\x1b[K" << std::flush;
}

double BatchProgress::elapsed() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

void BatchProgress::advance(std::size_t article, double share) {
    share_[article] = share;
    draw(false);
}

void BatchProgress::finish(std::size_t article, double sound_seconds) {
    share_[article] = 1;
    ++finished_;
    sound_seconds_ += sound_seconds;
    draw(true);
}

void BatchProgress::message(const std::string& line) {
    if (json_) return;
    std::cerr << (bar_ ? "\r\x1b[K" : "") << line << '\n';
    draw(true);
}

void BatchProgress::draw(bool always) {
    const auto now = Clock::now();
    if ((!bar_ && !json_) || (!always && now - drawn_ < std::chrono::milliseconds(100))) return;
    drawn_ = now;
    const double all = std::accumulate(work_.begin(), work_.end(), 0.0);
    const double done = std::inner_product(work_.begin(), work_.end(), share_.begin(), 0.0);
    const double share = all > 0 ? done / all : 1;
    const double left = share > 0 ? elapsed() * (1 - share) / share : 0;
    const double speed = elapsed() > 0 ? sound_seconds_ / elapsed() : 0;
    if (json_) {
        std::cerr << json_text({{"articles", work_.size()},
                                {"done", finished_},
                                {"progress", std::round(share * 1000) / 1000},
                                {"sound_seconds", std::round(sound_seconds_ * 10) / 10},
                                {"times_real_time", std::round(speed)},
                                {"eta_seconds", std::round(left * 10) / 10}})
                  << '\n';
        return;
    }
    std::cerr << '\r' << bar_text(share) << ' ' << finished_ << '/' << work_.size() << " articles  "
              << std::lround(sound_seconds_ / 60) << " min of sound  " << std::lround(speed)
              << "x real time  " << clock_label(std::ceil(left)) << " left\x1b[K" << std::flush;
}

} // namespace langdu
