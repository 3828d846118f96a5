#include "app/status_line.h"

#include "app/translate.h"
#include "base/clock_label.h"
#include "base/terminal_columns.h"
#include "base/unicode.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <iostream>
#include <sys/ioctl.h>
#include <unistd.h>

namespace langdu::app {

using Clock = std::chrono::steady_clock;

namespace {

constexpr const char* clear_line = "\r\x1b[K";
constexpr int longest_bar = 30, narrowest_for_a_bar = 40;
constexpr double seconds_to_judge_by = 3; // what is left is a guess at first: a voice takes a moment to start

std::atomic<const char*> interrupt_words{};

int window_columns() {
    winsize size{};
    return ::ioctl(2, TIOCGWINSZ, &size) == 0 && size.ws_col > 0 ? size.ws_col : 80;
}

std::string cut(std::string text, int columns) {
    if (terminal_columns(text) <= columns) return text;
    while (!text.empty() && terminal_columns(text) > columns - 1)
        text.resize(code_point_before(text, text.size()).begin);
    return columns > 0 ? text + "…" : std::string();
}

} // namespace

ProgressStyle progress_style(const std::string& name) {
    if (name == "json") return ProgressStyle::json;
    if (name == "plain") return ProgressStyle::plain;
    if (name == "none" || !::isatty(2)) return ProgressStyle::none;
    const char* terminal = std::getenv("TERM");
    return terminal && std::strcmp(terminal, "dumb") == 0 ? ProgressStyle::plain : ProgressStyle::bar;
}

StatusLine::StatusLine(ProgressStyle style, std::string at_interrupt)
    : style_(style), at_interrupt_(std::move(at_interrupt)), start_(Clock::now()), shown_(start_) {
    if (style_ == ProgressStyle::bar || style_ == ProgressStyle::plain)
        interrupt_words = at_interrupt_.c_str();
}

StatusLine::~StatusLine() {
    interrupt_words = nullptr;
    if (style_ == ProgressStyle::bar) std::cerr << clear_line << std::flush;
}

double StatusLine::elapsed() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

double StatusLine::left(double share) const { return share > 0 ? elapsed() * (1 - share) / share : 0; }

bool StatusLine::due(double share) {
    if (style_ == ProgressStyle::none) return false;
    if (style_ == ProgressStyle::plain) return static_cast<int>(share * 10) > tenths_;
    const auto now = Clock::now();
    if (now - shown_ < std::chrono::milliseconds(100) && share < 1) return false;
    shown_ = now;
    return true;
}

void StatusLine::show(double share, const std::string& words) {
    const auto time = share == 1 || (share >= 0.01 && elapsed() > seconds_to_judge_by)
                          ? tr("{} left", clock_label(std::ceil(left(share))))
                          : std::string();
    if (style_ == ProgressStyle::plain) {
        tenths_ = std::max(tenths_, static_cast<int>(share * 10));
        std::cerr << tenths_ * 10 << " %  " << time << (time.empty() ? "" : "  ") << words << std::endl;
    } else
        std::cerr << '\r' << bar_line(share, time, words, window_columns() - 1) << "\x1b[K" << std::flush;
}

void StatusLine::message(const std::string& line) {
    std::cerr << (style_ == ProgressStyle::bar ? clear_line : "") << line << '\n';
}

std::string bar_line(double share, const std::string& left, const std::string& words, int columns) {
    const std::string figures =
        std::to_string(std::lround(share * 100)) + " %" + (left.empty() ? "" : "  " + left);
    const int room = columns - terminal_columns(figures);
    // Of the width alone, so that it stands still; words say more than a bar.
    const int bar = std::clamp((columns - narrowest_for_a_bar) / 2, 0, longest_bar);
    const int full = static_cast<int>(std::lround(share * bar));
    std::string out;
    for (int i = 0; i < bar; ++i) out += i < full ? "█" : "░";
    if (bar) out += ' ';
    const int rest = room - (bar ? bar + 1 : 0) - 2;
    return cut(out + figures + (rest > 1 && !words.empty() ? "  " + cut(words, rest) : ""), columns);
}

void say_interrupted() noexcept {
    const char* words = interrupt_words;
    if (!words) return;
    [[maybe_unused]] auto written = ::write(2, clear_line, std::strlen(clear_line));
    written = ::write(2, words, std::strlen(words));
}

} // namespace langdu::app
