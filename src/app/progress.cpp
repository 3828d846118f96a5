#include "app/progress.h"

#include "base/clock_label.h"
#include "base/json.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <iostream>
#include <unistd.h>

namespace langdu {

using Clock = std::chrono::steady_clock;

Progress::Progress(ProgressStyle style, std::string label)
    : bar_(style == ProgressStyle::automatic && ::isatty(2)), json_(style == ProgressStyle::json),
      label_(std::move(label)), start_(Clock::now()), drawn_(start_) {}

Progress::~Progress() {
    if (bar_) std::cerr << "\r\x1b[K" << std::flush;
}

void Progress::show(double share) {
    const auto now = Clock::now();
    if ((!bar_ && !json_) || (now - drawn_ < std::chrono::milliseconds(100) && share < 1)) return;
    drawn_ = now;
    const double elapsed = std::chrono::duration<double>(now - start_).count();
    const double left = share > 0 ? elapsed * (1 - share) / share : 0;
    if (json_) {
        std::cerr << json_text({{"article", label_},
                                {"progress", std::round(share * 1000) / 1000},
                                {"eta_seconds", std::round(left * 10) / 10}})
                  << '\n';
        return;
    }
    std::cerr << '\r' << bar_text(share) << ' ' << std::lround(share * 100) << " %  "
              << clock_label(std::ceil(left)) << " left\x1b[K" << std::flush;
}

std::string bar_text(double share) {
    constexpr int width = 30;
    const int full = static_cast<int>(std::lround(share * width));
    std::string bar;
    for (int i = 0; i < width; ++i) bar += i < full ? "█" : "░";
    return bar;
}

} // namespace langdu
